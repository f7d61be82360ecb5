import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/document/front-matter.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { readRecords } from '../../src/records/read-records.ts';
import { runsReports } from '../../src/report/runs-report.ts';

/** A runs table with one column besides the id, read without a kind. */
function column(header: string, cells: readonly string[]) {
  const rows = cells.map((cell, index) => `| r${String(index)} | 0.5 | ${cell} |\n`).join('');
  const text = `# Runs\n\n| Run ID | Loss | ${header} |\n| --- | --- | --- |\n${rows}`;
  const [record] = readRecords(parseDocument({ path: 'a.md', text }, { frontMatter: readFrontMatter }), undefined);
  const report = record && runsReports(record, new Map())[0];
  const { name, type, unit, whole } = report?.types[2] ?? {};
  return { name, type, unit, whole, values: report?.rows.map(({ values }) => values[2]) };
}

describe('the type of a column', () => {
  it.each([
    [
      'whole numbers',
      'Steps',
      ['10', '1,200', '—'],
      { type: 'integer', unit: null, whole: true, values: [10, 1200, null] },
    ],
    [
      'numbers',
      'WER',
      ['0.20', '1e-4', 'n/a'],
      { type: 'number', unit: null, whole: true, values: [0.2, 0.0001, null] },
    ],
    ['days', 'Day', ['2026-03-01', '2026-03-02'], { type: 'date', values: ['2026-03-01', '2026-03-02'] }],
    ['yes and no', 'Kept', ['yes', 'no', ''], { type: 'boolean', values: [true, false, null] }],
    ['marks', 'Match', ['✅', '❌', '⚠️'], { type: 'text', values: ['pass', 'fail', 'partial'] }],
    ['words', 'Note', ['**good**', '`x`', '3'], { type: 'text', values: ['good', 'x', '3'] }],
    [
      'times of a day',
      'When',
      ['2026-03-01', '2026-03-01 10:00'],
      { type: 'text', values: ['2026-03-01', '2026-03-01T10:00'] },
    ],
    ['no cell at all', 'Empty', ['', '—'], { type: 'text', values: [null, null] }],
  ] as const)('%s', (_, header, cells, expected) => {
    expect(column(header, cells)).toMatchObject(expected);
  });

  it('keeps every digit of what a double cannot hold', () => {
    expect(column('Count', ['9007199254740993', '-12345678901234567890'])).toMatchObject({
      type: 'integer',
      whole: false,
      values: ['9007199254740993', '-12345678901234567890'],
    });
    expect(column('Loss 2', ['0.1234567890123456789', '0.5'])).toMatchObject({
      type: 'number',
      whole: false,
      values: ['0.1234567890123456789', 0.5],
    });
  });

  it('shows where a number loses information of its cell', () => {
    expect(column('F1', ['0.87 ± 0.01', '0.9'])).toMatchObject({ type: 'number', whole: false, values: [0.87, 0.9] });
    expect(column('p', ['< 0.01', '0.2'])).toMatchObject({ type: 'number', whole: false, values: [null, 0.2] });
    expect(column('Errors', ['6 (5.0%)', '7'])).toMatchObject({ whole: false, values: [6, 7] });
  });

  it('converts numbers to the unit of their column', () => {
    expect(column('Time (s)', ['12 ms', '3'])).toMatchObject({ type: 'number', unit: 's', values: [0.012, 3] });
    expect(column('Latency', ['12 ms', '0.3 s'])).toMatchObject({ unit: 'ms', values: [12, 300] });
  });

  it('makes no number that would be a guess', () => {
    expect(column('Accuracy', ['85%', '0.87'])).toMatchObject({ type: 'text', values: ['85%', '0.87'] });
    expect(column('Size', ['3 GB', '2 h'])).toMatchObject({ type: 'text' });
  });
});
