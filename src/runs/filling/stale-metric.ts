import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { rewriteRow } from '../row/rewrite-row.ts';
import { habitOf, saysSame } from '../row/row-cells.ts';
import { spreadsOf } from './metric-row.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { TableLayout } from '../row/table-layout.ts';
import type { RunRecord } from '../run-record.ts';

/** A row that a run before filled and this one has no value for; `column` is the value's, called after the row. */
export type StaleTask = {
  readonly document: MarkdownDocument;
  readonly table: TableRecord;
  readonly layout: TableLayout;
  readonly row: RowRecord;
  readonly column: ColumnRecord;
  /** The value's cell as it was written then. */
  readonly written: string;
};

export type StaleMetric = {
  readonly edits: readonly Edit[];
  readonly differences: readonly CellDifference[];
  readonly notes: readonly string[];
};

/** Blanks what a run before measured, and what is told of it beside; what somebody wrote over it since is told, and stands. */
export function staleMetric({ document, table, layout, row, column, written }: StaleTask): StaleMetric {
  const { text: there = '', marks } = row.cells[column.index] ?? {};
  if (isMissing(plainText(there))) return { edits: [], differences: [], notes: [] };
  const cell = { text: plainText(written), form: 'verbatim' } as const;
  if (!saysSame(there, cell, { source: written, column, marks })) {
    const note = `${column.header} still says ${there}: it was written by hand over the run before, and the output has no value of it`;
    return { edits: [], differences: [], notes: [note] };
  }
  const gone = new Set([column.index, ...spreadsOf(table, column).map(({ index }) => index)]);
  const texts = table.columns.map(({ index }) => row.cells[index]?.text ?? '');
  const changed = texts.map((text, index) => gone.has(index) && !isMissing(plainText(text)));
  const sources = texts.map((text, index) => (changed[index] === true ? (habitOf(table, index).missing ?? '') : text));
  return {
    edits: rewriteRow(document, row.row, { sources, changed, layout }).edits,
    differences: [{ column: column.header, there, given: '' }],
    notes: [`${column.header} was ${there} of the run before, the output has no value of it, and it is blank now`],
  };
}

/**
 * What runs before wrote into rows of metrics tables (label -> cell): this run's own record, and those of other runs whose
 * values are written over. A document must not tell of two runs as if they were one.
 */
export function staleMetrics(
  own: RunRecord | undefined,
  beside: readonly RunRecord[],
  differences: readonly CellDifference[],
): ReadonlyMap<string, string> {
  const isReplaced = ({ row }: RunRecord): boolean =>
    differences.some(({ column, there }) => row.has(column) && plainText(row.get(column) ?? '') === plainText(there));
  const gone = [...beside.filter(isReplaced), ...(own === undefined ? [] : [own])];
  return new Map(gone.flatMap(({ row, columns }) => [...row].filter(([label]) => columns?.has(label) === true)));
}
