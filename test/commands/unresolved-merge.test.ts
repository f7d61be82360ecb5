import { describe, expect, it } from 'vitest';
import { planText, DOCUMENT } from './log/plan-text.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const row = (id: string, tuned: string): string => `| ${id} |  |  |  |  |  |  |  | 0.0612 | ${tuned} |  |`;

/** A plan in which both branches changed r0, merged without the driver. */
function torn(): ProjectFolder {
  const folder = projectFolder({ [DOCUMENT]: planText(row('r0', '0.05'), row('r1', '0.04'), row('r2', '0.03')) });
  const other = planText(row('s1', '0.02')).replace('Still water', 'Deep water');
  folder.write('experiments/deep-water.md', other);
  folder.git('add', '--all');
  folder.git('commit', '-q', '-m', 'two plans');
  const commit = (tuned: string): void => {
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(row('r0', '0.05'), row('r0', tuned)));
    folder.git('commit', '-q', '-a', '-m', tuned);
  };
  folder.git('checkout', '-q', '-b', 'side');
  commit('0.06');
  folder.git('checkout', '-q', 'main');
  commit('0.07');
  expect(() => folder.git('merge', 'side')).toThrow();
  return folder;
}

const LINE = 23;
const WORDS = `${DOCUMENT}: unresolved merge at line ${LINE}: both sides are there`;
const WAY = `\`expctl resolve ${DOCUMENT}\` puts their rows together`;

describe('a document with an unresolved merge', () => {
  it('is not a clean commit, though the index has no result for it', async () => {
    const { code, stdout } = await torn().expctl('check', '--staged', '--quiet');
    expect(code).toBe(1);
    expect(stdout).toContain(`${DOCUMENT}:${LINE}:1: error conflict-markers`);
  });

  it('is refused by commands that report on it, with its line and how to fix it', async () => {
    const folder = torn();
    expect(folder.read(DOCUMENT).split('\n')[LINE - 1]).toBe('<<<<<<< HEAD');
    for (const words of [
      ['decide', DOCUMENT],
      ['decide', DOCUMENT, '--write'],
      ['show', DOCUMENT],
      ['report', DOCUMENT],
      ['export', '--format', 'csv', '--table', 'runs', DOCUMENT],
      ['criteria', DOCUMENT],
      ['amend', DOCUMENT, '--message', 'mistyped'],
    ])
      expect(await folder.expctl(...words), words.join(' ')).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(`expctl: ${WORDS}\n  hint: ${WAY}\n`),
      });
  });

  it('is left out of a collection, with a note', async () => {
    const folder = torn();
    for (const words of [['report'], ['export', '--format', 'csv', '--table', 'runs']]) {
      const { code, stdout, stderr } = await folder.expctl(...words);
      expect(code, words.join(' ')).toBe(0);
      expect(words[0] === 'report' ? stdout : stderr).toContain(`${WORDS}; it is left out (${WAY})\n`);
      expect(stdout).not.toContain('<<<<<<<');
      expect(stdout).toMatch(/s1|Deep water/u);
    }
    const all = await folder.expctl('decide', '--all');
    expect([all.code, all.stderr]).toEqual([2, expect.stringContaining(`expctl: ${WORDS}\n  hint: ${WAY}\n`)]);
    expect(all.stdout).not.toContain('<<<<<<<');
  });

  it('is reported by check with the same fix', async () => {
    const { code, stdout } = await torn().expctl('check');
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`hint: \`expctl resolve ${DOCUMENT}\` keeps the rows of both sides, each run once`),
    ]);
  });
});
