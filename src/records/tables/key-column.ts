import type { TableSpec } from '../../template/kind.ts';
import { isRunKeyName, keyColumnIn } from '../../template/words/run-keys.ts';
import { headerName } from '../../template/words/table-words.ts';
import type { ColumnRecord } from '../record.ts';

/** Names that say what a row is about where its key is only a number. */
const LABEL_NAMES: ReadonlySet<string> = new Set(
  (
    'experiment exp name description model method system approach variant config configuration setting change what what_changed what_was_tried technique ' +
    'run run_name run_id label group submission idea'
  ).split(' '),
);

/** Index of the column that tells rows apart: the spec's, else one that is named like a run id, else the first. */
export function keyColumnOf(columns: readonly ColumnRecord[], spec: TableSpec | undefined): number {
  const declared = columns.findIndex((column) => column.isKey === true || column.name === spec?.keyColumn);
  return declared >= 0 ? declared : (keyColumnIn(headerNames(columns)) ?? 0);
}

/** Whether a column is named like one that tells runs apart. */
export const isRunKey = (column: ColumnRecord | undefined): boolean =>
  column !== undefined && (column.isKey === true || isRunKeyName(headerName(column.name, column.header)));

/** The names of all columns, as the words of headers are looked up. */
export const headerNames = (columns: readonly ColumnRecord[]): readonly string[] =>
  columns.map(({ name, header }) => headerName(name, header));

/** Indices of the columns whose words may say that a row is a baseline or a mean: the key's first, three at most. */
export function labelColumnsOf(columns: readonly ColumnRecord[], keyIndex: number): readonly number[] {
  const others = columns
    .filter((column) => column.index !== keyIndex && LABEL_NAMES.has(column.name))
    .map((column) => column.index);
  return [...new Set([keyIndex, 0, ...others])].slice(0, 3);
}
