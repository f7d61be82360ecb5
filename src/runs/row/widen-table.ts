import { forCell } from '../../escape/for-cell.ts';
import { insertion } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { cellWidth } from './cell-width.ts';
import { lineOf } from './table-layout.ts';
import type { Row } from '../../document/block.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { ColumnRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { ColumnLayout, TableLayout } from './table-layout.ts';

export type Widening = {
  readonly layout: TableLayout;
  readonly added: readonly ColumnRecord[];
  /** A row that is rewritten as a whole and gets its cells there. */
  readonly except: Row | undefined;
};

/** The first row with more cells than the header: a new column would make one of them visible. */
export function raggedRow(table: TableRecord): Span | undefined {
  return table.rows.find((row) => row.cells.length > table.columns.length)?.row.span;
}

/** The edits that give header, line of dashes and every row (except `except`) one more cell for each added column. */
export function widenTable(
  document: MarkdownDocument,
  table: TableRecord,
  { layout, added, except }: Widening,
): { readonly edits: readonly Edit[]; readonly columns: readonly ColumnLayout[] } {
  const { header, delimiter } = table.place.table;
  const isAligned = layout.columns.some(({ width }) => width !== undefined);
  const texts = added.map((column) => forCell(column.header));
  const widths = texts.map((text) => cellWidth(text) + layout.before.length + layout.after.length);
  const blanks = widths.map((width) => (isAligned ? ' '.repeat(width) : layout.before + layout.after));
  const dashes = widths.map((width) => dashesOf(sliceOf(document.source.text, delimiter), isAligned ? width : 0));
  const headers = texts.map((text) => layout.before + text + layout.after);
  const missing = (row: Row): readonly string[] => {
    const count = lineOf(document, row).cells.length;
    return Array.from({ length: Math.max(0, table.columns.length - count) }, () => layout.before + layout.after);
  };
  const rows = table.place.table.rows.filter(
    (row) => row.span.start !== except?.span.start && lineOf(document, row).piped,
  );
  return {
    edits: [
      widened(document, header, headers),
      widenedDelimiter(document, delimiter, dashes),
      ...rows.map((row) => widened(document, row, [...missing(row), ...blanks])),
    ],
    columns: [
      ...layout.columns,
      ...widths.map((width): ColumnLayout => ({ width: isAligned ? width : undefined, side: 'left' })),
    ],
  };
}

/** A row without a closing pipe gets one, because its last cell may be blank. */
function widened(document: MarkdownDocument, row: Row, segments: readonly string[]): Edit {
  const { trailing } = lineOf(document, row);
  return insertion(row.span.end, `${trailing ? '' : ' |'}${segments.join('|')}|`);
}

function widenedDelimiter(document: MarkdownDocument, span: Span, segments: readonly string[]): Edit {
  const text = sliceOf(document.source.text, span).trimEnd();
  const end = span.start + text.length;
  return insertion(end, `${text.endsWith('|') ? '' : '|'}${segments.join('|')}|`);
}

/** Dashes with the blanks that the line of dashes has, at least `---`. */
function dashesOf(delimiter: string, width: number): string {
  const blank = /\s\|\s*$|-\s*\|\s+:?-/.test(delimiter) ? ' ' : '';
  return blank + '-'.repeat(Math.max(3, width - 2 * blank.length)) + blank;
}
