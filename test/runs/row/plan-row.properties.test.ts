import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { tablesOf } from '../../../src/document/tables-of.ts';
import { cellText } from '../../../src/escape/cell-text.ts';
import { planRow } from '../../../src/runs/row/plan-row.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { tableIn, tableRecordOf } from '../table-record.ts';
import type { RowPlan } from '../../../src/runs/row/plan-row.ts';
import type { RowCell } from '../../../src/runs/row/row-cells.ts';

/** How one generated table is written. */
type Style = {
  eol: string;
  prefix: string;
  outer: boolean;
  pad: string;
  aligned: boolean;
  final: boolean;
  behind: string;
};

const style: fc.Arbitrary<Style> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  prefix: fc.constantFrom('', '  ', '> ', '> > ', '   '),
  outer: fc.boolean(),
  pad: fc.constantFrom(' ', ''),
  aligned: fc.boolean(),
  final: fc.boolean(),
  behind: fc.constantFrom('', 'Words behind.', '## Heading', '| not | a | row'),
});

const cell = fc.oneof(
  fc.constantFrom(
    '0.0462',
    '1e-4',
    '12.5%',
    '200',
    '`data/reef.jsonl`',
    '**0.9**',
    'calm sea',
    '—',
    'a \\| b',
    '85 ms',
  ),
  fc.integer({ min: 0, max: 9999 }).map(String),
);

const rows = fc.array(fc.tuple(cell, cell), { maxLength: 6 });
const summaries = fc.constantFrom([], ['Mean'], ['Mean', 'Std']);

function tableText(
  cells: readonly (readonly string[])[],
  { eol, prefix, outer, pad, aligned, final, behind }: Style,
): string {
  const widths = [0, 1, 2].map((index) => Math.max(...cells.map((row) => (row[index] ?? '').length)));
  const line = (row: readonly string[]): string => {
    const padded = row.map((text, index) => pad + (aligned ? text.padEnd(widths[index] ?? 0) : text) + pad);
    return prefix + (outer ? `|${padded.join('|')}|` : padded.join('|').trim());
  };
  const lines = [`${prefix}Words.`, prefix.trimEnd(), ...cells.map(line)];
  const after = behind === '' ? [] : ['', behind];
  return [...lines, ...after].join(eol) + (final ? eol : '');
}

const document = fc
  .record({ rows, summaries, style })
  .map(({ rows: data, summaries: words, style: written }) =>
    tableText(
      [
        ['Run', 'WER', 'Notes'],
        ['---', '---', '---'],
        ...data.map(([wer, notes], index) => [`r${String(index)}`, wer, notes]),
        ...words.map((word) => [word, '0.5', '-']),
      ],
      written,
    ),
  );

/** Any text, with many characters that are special in markdown; an id that is not blank. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '|',
      '\\',
      '`',
      '*',
      '_',
      '<',
      '>',
      '#',
      '-',
      '\n',
      '\r',
      ' ',
      '&',
      '[',
      ']',
      '1',
      '.',
      'a',
      '~',
      '=',
      '\t',
    ),
  }),
);
const id = fc
  .tuple(fc.constantFrom('new', 'x|y', '`t`', '- a', '1. b', '#c', '\\'), text)
  .map(([start, rest]) => `${start}${rest}z`);
const wer = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), text);

const cellsOf = (run: string, value: string, notes: string): Map<string, RowCell> =>
  new Map<string, RowCell>([
    ['run', { text: run, form: 'verbatim' }],
    ['wer', { text: value, form: 'metric' }],
    ['notes', { text: notes, form: 'verbatim' }],
  ]);

const log = (source: string, cells: ReadonlyMap<string, RowCell>): { plan: RowPlan; after: string } => {
  const { document: read, table } = tableIn(source);
  const plan = planRow(read, table, cells);
  return { plan, after: applyEdits(source, plan.edits) };
};

describe('planRow, for any table and any words', () => {
  it('inserts exactly one line, which is read as one more row with these cells (P2, P3)', () => {
    fc.assert(
      fc.property(document, id, wer, text, (source, run, value, notes) => {
        const { table } = tableIn(source);
        const { plan, after } = log(source, cellsOf(run, value, notes));
        const [edit] = plan.edits;
        expect(plan.outcome).toBe('added');
        expect(plan.edits).toHaveLength(1);
        expect(edit?.span.start).toBe(edit?.span.end);
        const eol = source.includes('\r\n') ? '\r\n' : '\n';
        expect(edit?.text.startsWith(eol)).toBe(true);
        expect(edit?.text.slice(eol.length)).not.toMatch(/[\r\n]/);
        const again = parseDocument({ path: 'p.md', text: after });
        const tables = tablesOf(again);
        expect(tables).toHaveLength(tablesOf(parseDocument({ path: 'p.md', text: source })).length);
        const [place] = tables;
        expect(place?.table.rows).toHaveLength(table.rows.length + 1);
        if (place === undefined) return;
        const row = tableRecordOf(again, place).rows.find(({ row: { span } }) =>
          after.slice(span.start, span.end).includes(plan.rowText),
        );
        expect(row?.cells).toHaveLength(3);
        expect(cellText(row?.cells[0]?.text ?? '')).toBe(run);
        if (notes !== '') expect(cellText(row?.cells[2]?.text ?? '')).toBe(notes);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing the second time, and refuses other values (P4)', () => {
    fc.assert(
      fc.property(document, id, wer, (source, run, value) => {
        const { after } = log(source, cellsOf(run, value, 'calm'));
        expect(log(after, cellsOf(run, value, 'calm')).plan.outcome).toBe('unchanged');
        const other = log(after, cellsOf(run, value, 'rough'));
        expect(other.plan.outcome).toBe('conflict');
        expect(other.after).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same rows in whatever order runs are logged (P5)', () => {
    const runs = fc.uniqueArray(fc.constantFrom('kelp', 'reef', 'tide', 'foam', 'dune'), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(document, runs, fc.infiniteStream(fc.integer({ min: 0, max: 99 })), (source, names, order) => {
        const keys = order[Symbol.iterator]();
        const shuffled = names
          .map((name) => ({ name, at: Number(keys.next().value) }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ name }) => name);
        const logAll = (list: readonly string[]): string =>
          list.reduce((before, name) => log(before, cellsOf(name, '0.5', name)).after, source);
        const rowsOf = (after: string): readonly string[] => {
          const { document: read, table } = tableIn(after);
          return table.rows
            .map(({ row: { span } }) => read.source.text.slice(span.start, span.end).replace(/\s+/g, ''))
            .toSorted();
        };
        expect(rowsOf(logAll(shuffled))).toEqual(rowsOf(logAll(names)));
      }),
      { numRuns: 300 },
    );
  });
});
