import { rewriteRow } from '../row/rewrite-row.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { TableLayout } from '../row/table-layout.ts';

/**
 * A row of a metrics table while values are put into it, cell by cell: a row that is too short is written as a whole.
 */
export type RowSheet = {
  readonly row: RowRecord;
  readonly sources: string[];
  readonly changed: boolean[];
  readonly differences: CellDifference[];
};

/** A row in its present state. */
export function rowSheet({ columns }: TableRecord, row: RowRecord): RowSheet {
  const sources = columns.map(({ index }) => row.cells[index]?.text ?? '');
  return { row, sources, changed: sources.map(() => false), differences: [] };
}

/** The edits for the changed cells of a row. */
export const sheetEdits = (
  document: MarkdownDocument,
  layout: TableLayout,
  { row, sources, changed }: RowSheet,
): readonly Edit[] => (changed.includes(true) ? rewriteRow(document, row.row, { sources, changed, layout }).edits : []);
