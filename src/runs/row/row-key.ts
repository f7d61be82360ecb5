import { cellText } from '../../escape/cell-text.ts';
import { keyColumnsOf } from '../../records/tables/key-column.ts';
import { foldName } from '../../text/fold-name.ts';
import { plainText } from '../../values/plain-text.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { RowRecord, TableRecord } from '../../records/record.ts';

/** Index of the column that identifies runs: the named one, else the one that records use; the first of several. */
export const keyIndexOf = (table: TableRecord): number => keysOf(table)[0] ?? 0;

/** Indices of the columns that identify runs, in the order of the ids. */
export function keysOf(table: TableRecord, named?: string): readonly number[] {
  const isNamed = ({ name, header }: TableRecord['columns'][number]): boolean =>
    name === named || header === named || name === foldName(named ?? '');
  const index = named === undefined ? -1 : table.columns.findIndex(isNamed);
  return index >= 0 ? [index] : keyColumnsOf(table.columns, table.spec);
}

/** What to look for among the rows of a table. */
export type RowQuery = {
  /** Indices of the columns that identify runs; several make an id as in `idOfParts`. */
  readonly keys: readonly number[];
  readonly runId: string;
  /** There is a run record with this name: a row labelled best or mean is then the run's. */
  readonly isRecorded?: boolean;
};

/**
 * The rows with a run's id: exact matches, apart from emphasis and ticks. Rows that cannot contain it are not split
 * into cells.
 */
export function rowsWithId(
  { source }: MarkdownDocument,
  table: TableRecord,
  { keys, runId, isRecorded = false }: RowQuery,
): readonly RowRecord[] {
  const [key = 0] = keys;
  if (keys.length > 1) return table.rows.filter((row) => isRowOf(row, isRecorded) && row.id === runId);
  const plain = plainText(runId);
  const parts = wordsIn(runId);
  const { start, end } = table.place.table.span;
  const body = source.text.slice(start, end);
  if (!parts.every((part) => body.includes(part))) return [];
  return table.rows.filter(({ row }, index) => {
    const text = body.slice(row.span.start - start, row.span.end - start);
    return (
      parts.every((part) => text.includes(part)) &&
      bearsId(table.rows[index], { plain, runId, keys: [key], isRecorded })
    );
  });
}

function bearsId(
  row: RowRecord | undefined,
  { plain, runId, keys: [key = 0], isRecorded = false }: RowQuery & { readonly plain: string },
): boolean {
  const text = row?.cells[key]?.text;
  if (row === undefined || text === undefined || !isRowOf(row, isRecorded)) return false;
  return text === runId || cellText(text) === runId || plainText(text) === plain;
}

/** Whether a row may be that of a run. */
const isRowOf = (row: RowRecord, isRecorded: boolean): boolean =>
  (row.class !== 'summary' || isRecorded) && row.class !== 'repeated-header';

/** The runs of letters and digits, the longest first: every spelling of the id contains them. */
const wordsIn = (runId: string): readonly string[] =>
  (runId.match(/[A-Za-z0-9]+/g) ?? []).toSorted((a, b) => b.length - a.length);
