import { insertion } from '../../text/edit.ts';
import { lineAround } from '../../text/line-around.ts';
import { lineOf } from './table-layout.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** Where a new row goes: in place of a blank one, or on a line of its own after the line that contains `row`. */
export type RowPlace =
  { readonly kind: 'instead'; readonly row: RowRecord } | { readonly kind: 'behind'; readonly row: Span };

/** How many rows at the end are searched for a placeholder. */
const SEARCHED_ROWS = 200;

/**
 * The first placeholder row (of the last 200); else the place after the last row that is not a summary and has pipes
 * (lines directly below a table have none); else after the line of dashes.
 */
export function placeOf(document: MarkdownDocument, table: TableRecord): RowPlace {
  const headerIsPiped = lineOf(document, table.place.table.header).piped;
  const isRow = (row: RowRecord): boolean => !headerIsPiped || lineOf(document, row.row).piped;
  const blank = table.rows.slice(-SEARCHED_ROWS).find((row) => row.class === 'placeholder' && isRow(row));
  if (blank !== undefined) return { kind: 'instead', row: blank };
  const last = table.rows.findLast((row) => row.class !== 'summary' && isRow(row));
  return { kind: 'behind', row: last?.row.span ?? table.place.table.delimiter };
}

/** Inserts a row's text as a line of its own after the line that contains `row`, with that line's prefix and ending. */
export function lineBehind({ source: { text } }: MarkdownDocument, row: Span, rowText: string): Edit {
  const line = lineAround(text, row.start);
  const before = line.ending === '' && line.start > 0 ? lineAround(text, endBefore(text, line.start)).ending : '';
  return insertion(line.end, `${line.ending || before || '\n'}${text.slice(line.start, row.start)}${rowText}`);
}

/** Where the content of the line before the one that starts at `start` ends. */
const endBefore = (text: string, start: number): number => (text.startsWith('\r\n', start - 2) ? start - 2 : start - 1);
