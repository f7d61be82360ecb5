import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../src/document/cells-of.ts';
import type { TableRecord } from '../../../src/records/record.ts';
import { cellTextAt } from '../../../src/records/tables/cell-text-at.ts';
import { keyColumnOf } from '../../../src/records/tables/key-column.ts';
import { isPlainlyData, rowWatch } from '../../../src/records/tables/plain-row.ts';
import { classifyRow } from '../../../src/records/tables/row-class.ts';
import type { RowsFacts } from '../../../src/records/tables/row-class.ts';
import { rowsFacts } from '../../../src/records/tables/table-record.ts';
import { sliceOf } from '../../../src/text/span.ts';
import { corpusTexts } from '../../document/reading.ts';
import { fixture, recordIn, recordsIn } from '../reading.ts';

const factsOf = (text: string, { place, spec, columns, role }: TableRecord): RowsFacts =>
  rowsFacts({ text, place, spec, columns, role, keyIndex: keyColumnOf(columns, spec) });

/** Rows that the quick check takes for data and the thorough one does not. */
function contradictions(text: string, table: TableRecord): readonly string[] {
  const facts = factsOf(text, table);
  const watch = rowWatch(facts);
  return table.place.table.rows.flatMap((row, index) => {
    if (!isPlainlyData(facts, row, watch)) return [];
    const cells = cellsOf(text, row).map(({ span }) => sliceOf(text, span));
    const closely = classifyRow({ ...facts, index, cells });
    return closely.class === 'data' ? [] : [`${closely.class}: ${cells.join(' | ')}`];
  });
}

const word = fc.constantFrom(
  'r-1',
  'Mean',
  '**Mean**',
  'Baseline',
  'no baseline',
  'TBD',
  '—',
  '',
  '~~x~~',
  'excluded: y',
  'Run',
  'Run ID',
  'x',
  'XX',
  '[words]',
  '3',
  '0.5',
  '平均',
  'Overall',
  'SOTA',
  'Δ vs x',
  'Rel. improvement',
  'Target',
  'p-value',
  '95% CI',
  'r (mean)',
  'a \\| b',
);

describe('the quick check of a row', () => {
  it('never calls a row data if the full check does not', () => {
    const rows = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    const header = fc.constantFrom(
      'Run ID | Ice | Notes',
      '# | Experiment | Ice',
      'Model | WER | F1',
      'Group | N | M',
      'Lake | Ice | Notes',
    );
    fc.assert(
      fc.property(header, rows, (head, body) => {
        const text = `# EXP-1\n\n| ${head} |\n|---|---|---|\n${body.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
        for (const table of recordIn(text).tables) expect(contradictions(text, table)).toEqual([]);
      }),
    );
  });

  it('saves the full check for most rows of a long table', () => {
    const { tables, document } = recordIn(fixture('rows.md'));
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    const facts = factsOf(document.source.text, table);
    const watch = rowWatch(facts);
    const plain = table.place.table.rows.map((row) => isPlainlyData(facts, row, watch));
    expect(plain.filter(Boolean)).toHaveLength(4);
  });

  it.skipIf(corpusTexts().length === 0)('never does so in a real table (skipped without the corpus)', () => {
    for (const { text } of corpusTexts()) {
      for (const record of recordsIn(text))
        for (const table of record.tables) expect(contradictions(text, table)).toEqual([]);
    }
  });
});

describe('cellTextAt', () => {
  it('returns the same cell as splitting the whole row', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '\\', '|', '`', '\t', '~'), maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 5 }),
        fc.constantFrom('', '| ', '|'),
        fc.constantFrom('', ' |', '|'),
        fc.nat(6),
        (cells, open, close, index) => {
          const text = `${open}${cells.join('|')}${close}`.trim();
          const row = { span: { start: 0, end: text.length } };
          const span = cellsOf(text, row)[index]?.span;
          expect(cellTextAt(text, row, index)).toBe(span && sliceOf(text, span));
        },
      ),
    );
  });
});
