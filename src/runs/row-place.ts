import { lineAt, lineSpan } from '../text/line-index.ts';
import { insertion } from '../text/edit.ts';
import { lineOf } from './table-layout.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { RowRecord, TableRecord } from '../records/record.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** Where a new row goes: in the place of a blank one, or on a line of its own behind the line that holds `row`. */
export type RowPlace =
  | { readonly kind: 'instead'; readonly row: RowRecord }
  | { readonly kind: 'behind'; readonly row: Span };

/** So many rows at the end are looked through for a placeholder. */
const SEARCHED_ROWS = 200;

/**
 * The first placeholder row (of the last 200); else the place behind the last row that is no summary and is cut by pipes (lines glued
 * under a table have none); else behind the line of dashes.
 */
export function placeOf(document: MarkdownDocument, table: TableRecord): RowPlace {
  const headerIsPiped = lineOf(document, table.place.table.header).piped;
  const isRow = (row: RowRecord): boolean => !headerIsPiped || lineOf(document, row.row).piped;
  const blank = table.rows.slice(-SEARCHED_ROWS).find((row) => row.class === 'placeholder' && isRow(row));
  if (blank !== undefined) return { kind: 'instead', row: blank };
  const last = table.rows.findLast((row) => row.class !== 'summary' && isRow(row));
  return { kind: 'behind', row: last?.row.span ?? table.place.table.delimiter };
}

/** Inserts a row's text as a line of its own behind the line that holds `row`, with that line's prefix and ending. */
export function lineBehind(document: MarkdownDocument, row: Span, text: string): Edit {
  const line = lineAt(document.lines, row.start);
  const { start, end } = lineSpan(document.lines, line);
  const ending = endingOf(document, line);
  const before = lineSpan(document.lines, line - 1);
  const used = ending === '' ? endingOf(document, line - 1, before) : ending;
  return insertion(end - ending.length, `${used || '\n'}${document.source.text.slice(start, row.start)}${text}`);
}

function endingOf(document: MarkdownDocument, line: number, given?: Span): string {
  const { start, end } = given ?? lineSpan(document.lines, line);
  return /(?:\r\n|\n|\r)$/.exec(document.source.text.slice(Math.max(start, end - 2), end))?.[0] ?? '';
}
