import { describe, expect, it } from 'vitest';
import { baselineConstant } from '../../src/rules/baseline-constant.ts';
import { recordOf } from '../criteria/record-of.ts';
import type { RowRecord } from '../../src/records/record.ts';
import { findingsIn } from './document-with.ts';

function told(head: string, ...rows: readonly string[]): readonly string[] {
  const delimiters = `|${head.replace(/[^|]+/gu, '---')}|`;
  const text = ['# EXP-1: Ice', '', `| ${head} |`, delimiters, ...rows.map((row) => `| ${row} |`), ''].join('\n');
  return findingsIn(text, { rules: ['baseline-constant'] }).map(({ line, message }) => `${line} ${message}`);
}

const SAME = ', measured under the same conditions';
const HEAD = 'Run | Date | Baseline loss | Loss';
const row = (name: string, baseline: string) => `${name} | 2026-01-02 | ${baseline} | 0.1`;

describe('a baseline with another value', () => {
  it('is named once for all rows that have it', () => {
    const rows = [row('a', '0.40'), ...['b', 'c', 'd', 'e', 'f'].map((name) => row(name, '0.42')), row('g', '0.43')];
    expect(told(HEAD, ...rows)).toEqual([
      `6 Baseline loss is 0.42 here and in 4 rows below (lines 7, 8, 9 and 1 more) and 0.40 in a${SAME}`,
      `11 Baseline loss is 0.43 here and 0.40 in a${SAME}`,
    ]);
    expect(told(HEAD, row('a', '0.4'), row('b', '0.40'), row('c', '0.42'), row('d', '0.420'))).toEqual([
      `7 Baseline loss is 0.42 here and in 1 row below (line 8) and 0.4 in a${SAME}`,
    ]);
  });

  it('is named once where there are many', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => row(`r${at}`, `0.${String(at + 1000)}`));
    expect(told(HEAD, ...rows)).toEqual([
      `6 Baseline loss has 1000 values in 1000 rows: 0.1000 in r0, 0.1001 in r1, 0.1002 in r2 and 997 more${SAME}`,
    ]);
  });

  it('is its own where each seed has one, and not where two of them share it', () => {
    const seeded = (...values: readonly string[]) =>
      told('Run | Seed | Baseline loss | Loss', ...values.map((value, at) => `r${at} | ${at} | ${value} | 0.1`));
    expect(seeded('0.40', '0.41', '0.42')).toEqual([]);
    expect(seeded('0.40', '0.40', '0.42')).toEqual([`7 Baseline loss is 0.42 here and 0.40 in r0${SAME}`]);
    expect(told('Run | Seed | Baseline loss | Loss', 'a | 1 | 0.4 | 0.1', 'b | 1 | 0.5 | 0.1')).toHaveLength(1);
  });

  it('is compared by its number, however it is written', () => {
    expect(told(HEAD, row('a', '0,40'), row('b', '0,400'), row('c', '0,42'))).toEqual([
      `7 Baseline loss is 0,42 here and 0,40 in a${SAME}`,
    ]);
    expect(told(HEAD, row('a', '0.40'), row('b', '**0.400**'), row('c', '.4'))).toEqual([]);
  });

  it('is none in the row of a crashed run', () => {
    const head = 'Run | Status | Baseline loss | Loss';
    expect(told(head, 'a | finished | 0.40 | 0.1', 'b | crashed | 0.0 | 0.0')).toEqual([]);
    expect(told(head, 'a | finished | 0.40 | 0.1', 'b | finished | 0.0 | 0.1')).toHaveLength(1);
  });

  it('is looked for without splitting the rows of a table in which it never changes', () => {
    expect(lookedAt('0.40', '0.40')).toEqual({ findings: 0, split: 0 });
    expect(lookedAt('0.40', '0.42')).toEqual({ findings: 1, split: 2 });
  });
});

/** How many findings a table with these baselines has, and how many of its rows are split for them. */
function lookedAt(...baselines: readonly string[]) {
  const rows = baselines.map((baseline, at) => `| ${row(`r${at}`, baseline)} |`);
  const text = ['# EXP-1: Ice', '', '## Runs', '', `| ${HEAD} |`, '|---|---|---|---|', ...rows, ''].join('\n');
  const record = recordOf(text);
  const split = new Set<RowRecord>();
  const tables = record.tables.map((table) => ({
    ...table,
    role: table.role,
    columns: table.columns,
    rows: table.rows.map((each): RowRecord => ({
      row: each.row,
      class: each.class,
      reason: each.reason,
      id: each.id,
      get cells() {
        split.add(each);
        return each.cells;
      },
    })),
  }));
  const surroundings = { fileExists: () => undefined, runRecords: new Map(), brokenRunRecords: [] };
  const findings = baselineConstant.check({
    document: record.document,
    records: [{ ...record, tables }],
    surroundings,
  });
  return { findings: [...findings].length, split: split.size };
}
