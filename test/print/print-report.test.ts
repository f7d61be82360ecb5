import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentWith, recordOf } from '../criteria/record-of.ts';
import { fitColumns } from '../../src/print/fit-columns.ts';
import { printReport } from '../../src/print/print-report.ts';
import { widthOf } from '../../src/print/width-of.ts';
import { PLAIN } from '../../src/print/style.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { reportExperiment } from '../../src/report/report-experiment.ts';
import type { ColumnRoom } from '../../src/print/fit-columns.ts';

const HEAD = ['Run ID', 'Date', 'Dataset', 'LR', 'Manifest', 'WER', 'Notes'];
const LONG = 'a long remark on what was seen in this run';

const row = (id: string, wer: string): string =>
  `| ${[id, '2026-03-01', 'quiet rooms', '1e-4', 'lists/heldout_manifest.jsonl', wer, LONG].join(' | ')} |`;

function experimentOf(rows: readonly string[]) {
  const table = [`| ${HEAD.join(' | ')} |`, `|${' --- |'.repeat(HEAD.length)}`, ...rows];
  const text = documentWith([], table, '<!-- expctl: metrics wer better=lower -->');
  return reportExperiment(recordOf(text), { runRecords: new Map(), diagnostics: [] });
}

const MANY = Array.from({ length: 45 }, (_, at) =>
  row(`run-0${String(at + 10)}-lr1e4-expanded`, `0.1${String(at + 10)}`),
);

describe('printReport', () => {
  it.each([
    [80, 'Notes'],
    [40, 'Date, Dataset, Manifest, Notes'],
  ])('keeps run and metric complete in %i columns, and names what it leaves out', (width, left) => {
    const text = printReport(makeReport([experimentOf(MANY)]), { style: PLAIN, width });
    const lines = text.slice(text.indexOf('Runs (45)')).split('\n');
    expect(lines[0]).toBe('Runs (45)');
    expect(lines[2]).toMatch(/^run-043-lr1e4-expanded .* 0\.143/u);
    expect(lines.every((line) => line.length <= width || line.startsWith('for lack of room'))).toBe(true);
    expect(text).toContain(`\nfor lack of room without ${left}\n`);
    expect(text).toContain('33 earlier rows are not shown\n');
  });

  it.each([30, 60, 100])('cuts no number in %i columns', (width) => {
    const rates = ['3.0517578125e-02', '3.0517578125e-04', '3.0517578125e-06'];
    const found = experimentOf(rates.map((rate, at) => row(`r${String(at)}`, '0.1').replace('1e-4', rate)));
    const text = printReport(makeReport([found]), { style: PLAIN, width });
    expect(text).not.toMatch(/\d…/u);
    const isLeft = /for lack of room without .*\bLR\b/u.test(text);
    expect(rates.map((rate) => isLeft || text.includes(rate))).toEqual([true, true, true]);
  });

  it('leaves nothing out if there is room', () => {
    const text = printReport(makeReport([experimentOf(MANY)]), { style: PLAIN, width: undefined });
    expect(text).toContain(LONG);
    expect(text).not.toContain('for lack of room');
  });

  it('says which rows are not measurements, and counts those that are', () => {
    const excluded = row('r2', '9').replace(LONG, 'excluded: out of memory');
    const text = printReport(
      makeReport([experimentOf([row('Baseline', '0.3'), row('r1', '0.2'), excluded, row('Mean', '0.2')])]),
      { style: PLAIN, width: undefined },
    );
    expect(text).toContain('Runs (1)\n');
    expect(text).toMatch(/^Baseline .* reference$/mu);
    expect(text).toMatch(/^r2 .* excluded: out of memory$/mu);
    expect(text).toMatch(/^Mean .* summary$/mu);
  });

  it('keeps the ids of an overview complete', () => {
    const one = { ...experimentOf([row('r1', '0.2')]), id: 'EXP-001-adapters-for-calls', title: LONG };
    const text = printReport(makeReport([one, { ...one, id: 'EXP-002' }]), { style: PLAIN, width: 40 });
    expect(text).toContain('EXP-001-adapters-for-calls');
    expect(text).toContain('for lack of room without Status');
  });
});

describe('the lines of one experiment', () => {
  it('are broken to the width of the terminal', () => {
    const text = printReport(makeReport([experimentOf([row('a', '0.1'), row('b', '0.2')])]), {
      style: PLAIN,
      width: 30,
    });
    const lines = text.slice(text.indexOf('Standing')).split('\n');
    expect(lines.slice(0, 4)).toEqual(['Standing', '  WER (lower is better): best', '  0.1 a', '']);
  });
});

describe('fitColumns', () => {
  it('leaves out only free columns, and no more than necessary', () => {
    const cell = fc.string({ unit: 'grapheme-ascii', maxLength: 30 });
    const column = fc.tuple(fc.constantFrom<ColumnRoom[]>('whole', 'cut', 'free'), cell);
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 10, max: 120 }),
        (columns, width) => {
          const rooms = columns.map(([room]) => room);
          const { kept, left } = fitColumns([columns.map(([, text]) => text)], rooms, { width });
          expect([...kept, ...left].toSorted((a, b) => a - b)).toEqual([...rooms.keys()]);
          expect(left.every((index) => rooms[index] === 'free')).toBe(true);
          const least = kept.map((index) => {
            const wanted = widthOf(columns[index]?.[1] ?? '');
            return rooms[index] === 'whole' ? wanted : Math.min(10, wanted);
          });
          const sum = least.reduce((total, each) => total + each + 2, -2);
          expect(sum <= width || kept.every((index) => rooms[index] !== 'free')).toBe(true);
        },
      ),
    );
  });
});
