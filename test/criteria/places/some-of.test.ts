import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { amongSome } from '../../../src/criteria/places/some-of.ts';
import { recordOf } from '../record-of.ts';

const ROWS = ['WER | < 5% | 4.2%', 'CER | < 2% | 2.5%', 'RTF | < 0.3 | 0.2'];
const table = (...rows: readonly string[]): string =>
  ['Metric | Target | Actual', '--- | --- | ---', ...rows].map((line) => `| ${line} |`).join('\n');
const page = (...blocks: readonly string[]): string =>
  ['# EXP-007: Brass larks', '## Success Criteria', ...blocks, ''].join('\n\n');
const decided = (text: string) => decide(recordOf(text), { runRecords: new Map() });
const kinds = (text: string): readonly string[] => decided(text).outcomes.map(({ kind }) => kind);

describe('criteria of which some are enough', () => {
  it('leave the outcome of one that does not hold undetermined', () => {
    const text = page('At least two of three must hold:', table(...ROWS));
    expect(kinds(text)).toEqual(['met', 'undetermined', 'met']);
    expect(decided(text)).toMatchObject({ verdict: 'INCONCLUSIVE' });
    expect(decided(text).outcomes[1]).toMatchObject({
      because: '2.5% < 2% is false; `At least two of three must hold` is above it, and not all of them hold',
      statements: [{ settle: 'one item that says so in machine form: `expect: at least 2 of (…, …)`' }],
    });
  });

  it('are met if all are, and fail if too few are left', () => {
    expect(kinds(page('At least two of three must hold:', table(...ROWS.slice(0, 1), ...ROWS.slice(2))))).toEqual([
      'met',
      'met',
    ]);
    expect(decided(page('At least three of these:', table(...ROWS))).verdict).toBe('NO-GO');
    expect(decided(page('Any of these:', table('CER | < 2% | 2.5%'))).verdict).toBe('NO-GO');
  });

  it('are recognised by the heading, a label, or the item that contains them', () => {
    const title = page(table(...ROWS)).replace('Success Criteria', 'Success Criteria (at least one)');
    expect(kinds(title)).toEqual(['met', 'undetermined', 'met']);
    const runs = '## Runs\n\n| Run | WER | F1 |\n| --- | --- | --- |\n| r1 | 0.06 | 0.95 |';
    const nested = '- One of the following:\n  - WER `expect: wer < 0.05`\n  - F1 `expect: f1 > 0.9`';
    expect(kinds(page(nested, runs))).toEqual(['undetermined', 'met']);
    expect(kinds(page('**Any one is enough**:\n\n- [-] WER falls\n- [x] RTF falls'))).toEqual(['undetermined', 'met']);
  });

  it.each([
    'All of these have to hold.',
    'Each has to hold on at least 3 of 5 seeds:',
    'One of the authors checks the table below.',
    'We fail if any of these is missed:',
    'None of these may be missed:',
    'Measured on one of our GPUs.',
  ])('are not meant by: %s', (words) => {
    expect(kinds(page(words, table(...ROWS)))).toEqual(['met', 'unmet', 'met']);
  });

  it.each([
    ['at least two of the following', 2],
    ['2/3 must hold', 2],
    ['either of the two', 1],
    ['Mindestens zwei von drei', 2],
    ['Au moins une des conditions', 1],
    ['Al menos dos de tres', 2],
  ])('%s requires %i', (words, least) => {
    expect(amongSome([{ words, at: 0 }])?.least).toBe(least);
  });
});
