import { describe, expect, it } from 'vitest';
import { compareRowWithRecord } from '../../src/runs/compare-row.ts';
import { tableIn } from './table-record.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';

const record: RunRecord = {
  schemaVersion: 1,
  run: 'kelp',
  experiment: 'EXP-1',
  status: 'finished',
  parameters: new Map<string, string | number>([
    ['lr', 0.0003],
    ['data', 'data/reef.jsonl'],
  ]),
  metrics: new Map([['eval.wer', 0.046183]]),
  units: new Map(),
  history: new Map(),
  criteria: new Map(),
  row: new Map([
    ['run', 'kelp'],
    ['data', '`data/reef.jsonl`'],
    ['lr', '3e-4'],
    ['wer', '0.0462'],
    ['hours', '2.5'],
    ['notes', 'calm'],
  ]),
  columns: new Map([
    ['data', 'data'],
    ['lr', 'lr'],
    ['wer', 'eval.wer'],
  ]),
};

const compare = (row: string, of: RunRecord = record) => {
  const { document, table } = tableIn(`| Run | Data | LR | WER | Hours | Notes |\n|---|---|---|---|---|---|\n${row}\n`);
  const [first] = table.rows;
  if (first === undefined) throw new Error('no row');
  return compareRowWithRecord(table, first, of).map(({ column, cell, recorded, span }) => {
    expect(document.source.text.slice(span.start, span.end)).toBe(cell);
    return `${column}: ${cell} against ${recorded}`;
  });
};

describe('compareRowWithRecord', () => {
  it.each([
    '| kelp | `data/reef.jsonl` | 3e-4 | 0.0462 | 2.5 | calm |',
    '| **kelp** | data/reef.jsonl | 0.0003 | **0.046** | 2.50 | other words |',
    '| kelp | `data/reef.jsonl` | 3e-4 | 0.04618 | 2.5 |',
  ])('accepts rounding, notation, emphasis and notes: %s', (row) => {
    expect(compare(row)).toEqual([]);
  });

  it('finds other numbers, other parameters, and missing numbers', () => {
    expect(compare('| kelp | `data/other.jsonl` | 1e-4 | 0.0463 | — | calm |')).toEqual([
      'Data: `data/other.jsonl` against `data/reef.jsonl`',
      'LR: 1e-4 against 0.0003',
      'WER: 0.0463 against 0.046183',
      'Hours: — against 2.5',
    ]);
  });

  it('compares a number that nothing in the run filled with the metric of that name', () => {
    const set = { ...record, metrics: new Map([['Hours', 3.75]]) };
    const row = (hours: string): string => `| kelp | \`data/reef.jsonl\` | 3e-4 | 0.0462 | ${hours} | calm |`;
    const filled = { ...set, columns: new Map([...(record.columns ?? []), ['hours', 'other']]) };
    const same = { ...set, row: new Map([...record.row, ['hours', '3.8']]) };
    expect(compare(row('2.5'), set)).toContain('Hours: 2.5 against 3.75');
    expect(compare(row('3.8'), same).filter((told) => told.startsWith('Hours'))).toEqual([]);
    expect(compare(row('2.5'), filled).filter((told) => told.startsWith('Hours'))).toEqual([]);
  });

  it('compares a share that was converted to the scale of its column in that scale', () => {
    const percent = { ...record, metrics: new Map([['eval.wer', 4.6183]]), units: new Map([['eval.wer', '%']]) };
    const row = (wer: string): string => `| kelp | \`data/reef.jsonl\` | 3e-4 | ${wer} | 2.5 | calm |`;
    expect(['0.0462', '0.046', '4.62%'].flatMap((wer) => compare(row(wer), percent))).toEqual([]);
    expect(compare(row('0.0463'), percent)).toEqual(['WER: 0.0463 against 4.6183 %']);
    expect(compare(row('4.62'), percent)).toEqual(['WER: 4.62 against 4.6183 %']);
  });
});
