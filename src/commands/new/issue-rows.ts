import { isTemplateRow } from '../../template/filling.ts';
import { foldText } from '../../template/fold-line.ts';
import { sliceOf } from '../../text/span.ts';
import type { IssueTableRecord } from './issue-body.ts';

/** A row of an issue's table: its line, and its first cell folded. */
export type IssueRow = { readonly text: string; readonly head: string };

/**
 * One of the kind's tables in an issue: the whole table, the folded cells of its header, and the rows that somebody
 * filled in.
 */
export type IssueTable = {
  readonly text: string;
  readonly header: readonly string[];
  readonly rows: readonly IssueRow[];
};

/** The rows of a table that are not the template's own. */
export function issueTable(text: string, { spec, table }: IssueTableRecord): IssueTable {
  const labels = new Set(spec.samples.map(([label = '']) => foldText(label)));
  const rows = table.rows.flatMap(({ row, cells }) => {
    const written = cells.map((cell) => cell.text);
    const head = foldText(written[0] ?? '');
    const isNew = spec.rows === 'fixed' && head !== '' && !labels.has(head);
    return isNew || !isTemplateRow(spec, written) ? [{ text: sliceOf(text, row.span), head }] : [];
  });
  return { text: sliceOf(text, table.place.table.span), header: table.place.header.map(foldText), rows };
}
