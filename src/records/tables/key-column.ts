import type { TableSpec } from '../../template/kind.ts';
import { isRunKeyName, keyColumnIn } from '../../template/words/run-keys.ts';
import { headerName } from '../../template/words/table-words.ts';
import type { ColumnRecord } from '../record.ts';

/** Names of columns that say what a row is about if its key is only a number. */
const LABEL_NAMES: ReadonlySet<string> = new Set(
  (
    'experiment exp name description model method system approach variant config configuration setting change what what_changed what_was_tried technique ' +
    'run run_name run_id label group submission idea'
  ).split(' '),
);

/** Index of the column that identifies rows; the first if there are several. */
export const keyColumnOf = (columns: readonly ColumnRecord[], spec: TableSpec | undefined): number =>
  keyColumnsOf(columns, spec)[0] ?? 0;

/**
 * Indices of the columns that identify rows, in the order in which they make up a row's id. The rows themselves are not
 * considered.
 */
export function keyColumnsOf(columns: readonly ColumnRecord[], spec: TableSpec | undefined): readonly number[] {
  const marked = columns.filter(({ keyPlace }) => keyPlace !== undefined);
  if (marked.length > 0)
    return marked.toSorted((a, b) => (a.keyPlace ?? 0) - (b.keyPlace ?? 0)).map(({ index }) => index);
  const first = columns.findIndex(({ name }) => name === spec?.keyColumn);
  if (first < 0) return [keyColumnIn(headerNames(columns)) ?? 0];
  return [first, ...(spec?.otherKeys ?? []).flatMap((key) => columns.find(({ name }) => name === key)?.index ?? [])];
}

/** Whether a column is marked as one that identifies runs, or has the name of one. */
export const isRunKey = (column: ColumnRecord | undefined): boolean =>
  column !== undefined && (column.isKeySaid === true || isRunKeyName(headerName(column.name, column.header)));

/** The names of all columns, in the form in which header words are looked up. */
export const headerNames = (columns: readonly ColumnRecord[]): readonly string[] =>
  columns.map(({ name, header }) => headerName(name, header));

/**
 * Indices of the columns whose words may say that a row is a baseline or a mean: the key's first column, and at most
 * three others.
 */
export function labelColumnsOf(columns: readonly ColumnRecord[], keys: readonly number[]): readonly number[] {
  const [keyIndex = 0, ...others] = keys;
  const labels = columns
    .filter((column) => column.index !== keyIndex && LABEL_NAMES.has(column.name))
    .map((column) => column.index);
  return [...new Set([...[...new Set([keyIndex, 0, ...labels])].slice(0, 3), ...others])];
}
