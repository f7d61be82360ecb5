import { describe, expect, it } from 'vitest';
import { HOSTILE_SHAPES } from '../fixtures/hostile-shapes.ts';
import { findingsIn } from './document-with.ts';

const SIZE = 64 * 1024;

describe('every rule terminates on', () => {
  it.each(Object.entries(HOSTILE_SHAPES))('%s', (_, shape) => {
    for (const kind of [{}, { kind: 'exp' }]) {
      const found = findingsIn(shape(SIZE), kind);
      for (const { message, span } of found) {
        expect(message).not.toMatch(/RangeError|undefined|\[object/u);
        expect(span.start).toBeLessThanOrEqual(span.end);
      }
    }
  });
});

describe('what is too large is reported, not read', () => {
  const messages = (text: string): readonly string[] =>
    findingsIn(text, { rules: ['too-complex'] }).map(({ message }) => message);

  it('by depth', () => {
    expect(messages(`${'> '.repeat(1002)}pear\n`)).toEqual([
      'this is too complex to check: quotes and lists are nested too deeply',
    ]);
    expect(messages(`${'> '.repeat(900)}pear\n`)).toEqual([]);
  });

  it('by the length of a line', () => {
    expect(messages(`pear\n${'x'.repeat(1024 * 1024 + 1)}\n`)).toEqual([
      'this line is too complex to check: longer than 1048576 characters',
    ]);
    expect(messages(`${'x'.repeat(1024)}\n`.repeat(1025))).toEqual([]);
  });

  it('by columns', () => {
    const table = (columns: number): string => `|${'f|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n`;
    expect(messages(table(10_001))).toEqual(['this table is too complex to check: more than 10000 columns']);
    expect(messages(table(9999))).toEqual([]);
  });

  it('and no more than a thousand findings of one rule', () => {
    const found = findingsIn(`| a | b |\n| - | - |\n${'| f |\n'.repeat(5000)}`, { rules: ['ragged-row'] });
    expect(found).toHaveLength(1000);
    expect(found.at(-1)?.message).toBe(
      'this row has 1 cell, the header has 2; further findings of this rule are left out',
    );
  });
});
