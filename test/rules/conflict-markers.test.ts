import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { findingsIn } from './document-with.ts';

const told = (text: string): readonly string[] =>
  findingsIn(text, { rules: ['conflict-markers'] }).map(
    ({ line, endLine, message }) => `${line}-${endLine} ${message.split(':')[0] ?? ''}`,
  );

describe('conflict-markers', () => {
  it.each([
    ['both sides', 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main\nd\n', ['2-6 unresolved merge']],
    [
      'with the base between',
      '<<<<<<< HEAD\nb\n||||||| 4f2d9c8\na\n=======\nc\n>>>>>>> main\n',
      ['1-7 unresolved merge'],
    ],
    ['without labels, CRLF', '<<<<<<<\r\nb\r\n=======\r\nc\r\n>>>>>>>\r\n', ['1-5 unresolved merge']],
    ['with longer markers', `${'<'.repeat(32)} HEAD\nb\n${'>'.repeat(32)} x\n`, ['1-3 unresolved merge']],
    ['half taken out', 'b\n>>>>>>> main\n', ['2-2 unresolved merge']],
    ['never closed', '<<<<<<< HEAD\nb\n', ['1-1 unresolved merge']],
    [
      'two of them',
      '<<<<<<< HEAD\n>>>>>>> a\n<<<<<<< HEAD\n>>>>>>> b\n',
      ['1-2 unresolved merge', '3-4 unresolved merge'],
    ],
    ['in front matter', '---\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n---\n', ['2-6 unresolved merge']],
    ['in a fence that never closes', '```\n<<<<<<< HEAD\nb\n>>>>>>> x\n', ['2-4 unresolved merge']],
  ])('are found: %s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    ['shown in a fence', '```\n<<<<<<< HEAD\nb\n>>>>>>> main\n```\n'],
    ['in the middle of a line', 'write <<<<<<< HEAD there\n'],
    ['six signs', '<<<<<< HEAD\n>>>>>> x\n'],
    ['a row of blanks', '| a | b |\n| - | - |\n|||||||\n'],
    ['a deep quote', '>>>>>>>>deep\n'],
    ['an underline', 'a\n=======\n'],
  ])('are not found: %s', (_, text) => {
    expect(told(text)).toEqual([]);
  });

  it('are fixed by a command that can be copied, whatever the name of the file', async () => {
    const folder = projectFolder({
      "experiments/EXP-001 Ada's kites.md": '# EXP-001: Kites\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n',
    });
    const command = "`expctl resolve 'experiments/EXP-001 Ada'\\''s kites.md'`";
    expect((await folder.expctl('check')).stdout).toContain(`hint: ${command} keeps the rows`);
    expect((await folder.expctl('decide', 'EXP-001')).stderr).toContain(`hint: ${command} puts their rows together`);
  });
});
