import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const text = (status: string, rows: readonly string[]): string =>
  [
    '# EXP-001: Kites',
    '',
    `**Status**: ${status}`,
    '',
    '## Results',
    '',
    '### Data',
    '',
    '| Run | Prompt | Expected Output | Actual Output | Match? | Time (s) | Memory (MB) |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');

const told = (status: string, ...rows: readonly string[]): readonly string[] =>
  findingsIn(text(status, rows), { kind: 'exp', rules: ['unfinished-row'] }).map(
    ({ line, message }) => `${line} ${message}`,
  );

const NONE = '| 1 | a | b | b | ✅ | — | |';
const HALF = '| 2 | a | b | b | ✅ | 0.9 | |';
const WHOLE = '| 3 | a | b | b | ✅ | 0.9 | 310 |';

describe('unfinished-row', () => {
  it('allows a run without any metric until the experiment is concluded', () => {
    expect(told('RUNNING', NONE, WHOLE)).toEqual([]);
    expect(told('PASSED', NONE, WHOLE)).toEqual(['11 the run 1 has no "Time (s)", "Memory (MB)"']);
  });

  it('reports a row with some of them at once', () => {
    expect(told('RUNNING', HALF)).toEqual(['11 the run 2 has no "Memory (MB)"']);
  });

  it('requires nothing of an excluded row, a summary or a ragged row', () => {
    expect(
      told('PASSED', '| 4 | excluded: no wind | b | b | ✅ | | |', '| Mean | | | | | 0.9 | |', '| 5 | a |'),
    ).toEqual([]);
  });

  it("reports the template's own row only at the end", () => {
    const blank = '| | | | | | | |';
    expect(told('RUNNING', WHOLE, blank)).toEqual([]);
    expect(told('PASSED', WHOLE, blank)).toEqual(['12 this row is still a placeholder']);
    const sample = '| 1 | short | "..." | "..." | ✅ | 0.9 | 310 |';
    expect(told('RUNNING', WHOLE, sample)).toEqual([]);
    expect(told('PASSED', WHOLE, sample)).toEqual(['12 this row is still a placeholder']);
  });

  it('treats a dash as "not applicable" if nobody declared a metric, but no word', () => {
    const loose = (cell: string): readonly string[] =>
      findingsIn(`| Run | Pull | Gain |\n| - | - | - |\n| k-1 | 40 | 3 |\n| k-2 | 41 | ${cell} |\n`, {
        rules: ['unfinished-row'],
      }).map(({ message }) => message);
    expect(loose('—')).toEqual([]);
    expect(loose('')).toEqual([]);
    expect(loose('TBD')).toEqual(['the run k-2 has no "Gain"']);
    expect(loose('NaN')).toEqual(['the run k-2 has no "Gain" (NaN is not a measurement)']);
  });

  it('accepts any name of a run', () => {
    const called = (name: string): readonly string[] =>
      findingsIn(`| Run | Pull |\n| - | - |\n| ${name} | 40 |\n`, { rules: ['unfinished-row'] }).map(
        ({ message }) => message,
      );
    expect(['nan', 'pending', 'inf'].flatMap(called)).toEqual([]);
  });
});
