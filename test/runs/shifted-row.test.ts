import { describe, expect, it } from 'vitest';
import { shiftOf } from '../../src/runs/shifted-row.ts';
import { tableIn } from './table-record.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';

const record: RunRecord = {
  schemaVersion: 1,
  run: 'moss',
  experiment: 'EXP-1',
  status: 'finished',
  parameters: new Map<string, string | number>([['lr', 0.0003]]),
  metrics: new Map([
    ['eval.wer', 0.046183],
    ['eval.cer', 0.0121],
    ['hours', 2.5],
  ]),
  units: new Map(),
  history: new Map(),
  criteria: new Map(),
  row: new Map([
    ['run', 'moss'],
    ['date', '2026-03-01'],
    ['lr', '3e-4'],
    ['wer', '0.0462'],
    ['cer', '0.0121'],
    ['hours', '2.5'],
  ]),
  columns: new Map([
    ['lr', 'lr'],
    ['wer', 'eval.wer'],
    ['cer', 'eval.cer'],
    ['hours', 'hours'],
  ]),
};

/** The messages on a row of `Run | Date | LR | WER | CER | Hours | Notes`. */
const shift = (row: string): string | undefined => {
  const { document, table } = tableIn(
    `| Run | Date | LR | WER | CER | Hours | Notes |\n|---|---|---|---|---|---|---|\n${row}\n`,
  );
  const [first] = table.rows;
  const found = first && shiftOf(table, first, record);
  if (found === undefined) return undefined;
  const { from, way, here, at, its, span } = found;
  const text = document.source.text.slice(span.start, span.end).replace(/[ |]+$/u, '');
  return `${from} ${way}: ${here} of ${its} at ${at}: ${text}`;
};

describe('shiftOf', () => {
  it.each([
    [
      'a cell that is gone, and a blank one at the end',
      '| moss | 2026-03-01 | 0.0462 | 0.0121 | 2.5 | | |',
      'LR left: 0.0462 of WER at LR: 0.0462 | 0.0121 | 2.5',
    ],
    [
      'a cell that is gone, and none at the end',
      '| moss | 2026-03-01 | 0.0462 | 0.0121 | 2.5 |',
      'LR left: 0.0462 of WER at LR: 0.0462 | 0.0121 | 2.5',
    ],
    [
      'notes of a person that moved with the numbers',
      '| moss | 2026-03-01 | 0.0462 | 0.0121 | 2.5 | a calm day | |',
      'LR left: 0.0462 of WER at LR: 0.0462 | 0.0121 | 2.5 | a calm day',
    ],
    [
      'a date that is gone: the numbers are moved from there on',
      '| moss | 3e-4 | 0.0462 | 0.0121 | 2.5 | | |',
      'Date left: 3e-4 of LR at Date: 3e-4 | 0.0462 | 0.0121 | 2.5',
    ],
    [
      'a blank cell that came between',
      '| moss | 2026-03-01 | | 3e-4 | 0.0462 | 0.0121 | 2.5 |',
      'LR right: 3e-4 of LR at WER: | 3e-4 | 0.0462 | 0.0121 | 2.5',
    ],
    [
      'a cell that came between, and one more than there are columns',
      '| moss | 2026-03-01 | 7 | 3e-4 | 0.0462 | 0.0121 | 2.5 | calm |',
      'LR right: 3e-4 of LR at WER: 7 | 3e-4 | 0.0462 | 0.0121 | 2.5',
    ],
    [
      'a cell that came between before words that may be edited',
      '| moss | | 2026-03-01 | 3e-4 | 0.0462 | 0.0121 | 2.5 |',
      'Date right: 2026-03-01 of Date at LR: | 2026-03-01 | 3e-4 | 0.0462 | 0.0121 | 2.5',
    ],
    [
      'numbers that are rounded',
      '| moss | 2026-03-01 | 0.046 | 0.012 | **2.50** | | |',
      'LR left: 0.046 of WER at LR: 0.046 | 0.012 | **2.50**',
    ],
  ])('finds %s', (_, row, said) => {
    expect(shift(row)).toBe(said);
  });

  it.each([
    ['a row as it was logged', '| moss | 2026-03-01 | 3e-4 | 0.0462 | 0.0121 | 2.5 | |'],
    ['one cell that says another number', '| moss | 2026-03-01 | 3e-4 | 0.0462 | 0.0462 | 2.5 | |'],
    ['two numbers that changed places', '| moss | 2026-03-01 | 3e-4 | 0.0121 | 0.0462 | 2.5 | |'],
    ['one of the moved numbers is another', '| moss | 2026-03-01 | 0.0462 | 0.0131 | 2.5 | | |'],
    ['numbers that are moved, and another one behind them', '| moss | 2026-03-01 | 0.0462 | 0.0121 | 2.5 | 9.5 | |'],
    ['other numbers all along', '| moss | 2026-03-01 | 1e-4 | 0.05 | 0.02 | 3 | |'],
    ['numbers that are gone', '| moss | 2026-03-01 | | | | | |'],
    ['one moved number, and the last ones gone', '| moss | 2026-03-01 | 0.0462 | | | | |'],
  ])('finds none in %s', (_, row) => {
    expect(shift(row)).toBeUndefined();
  });
});
