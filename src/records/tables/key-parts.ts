import { keyColumnsOf } from './key-column.ts';
import { plainText } from '../../values/plain-text.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import type { RowRecord, TableRecord } from '../record.ts';

/** Columns with the part of a run, or the point in it, that a row is about. */
export const POINT_COLUMNS: readonly string[] = 'fold split step steps epoch epochs checkpoint'.split(' ');
const SPLITS: ReadonlySet<string> = new Set([
  ...POINT_COLUMNS,
  ...'dataset manifest test_set eval_set budget size'.split(' '),
]);

/**
 * Indices of the columns that distinguish rows of the same id: a seed, since such rows are replicates of one
 * configuration; and, if nobody declared the key, a split.
 */
export const keyParts = (table: TableRecord): readonly number[] =>
  isDeclaredKey(table)
    ? []
    : table.columns
        .filter(({ name }) => isSeedColumn(name) || (table.spec?.keyColumn === undefined && SPLITS.has(name)))
        .map(({ index }) => index)
        .filter(isBeside(table));

/** Whether a column adds something to the id, if the id is made of several columns. */
export function isBeside({ columns, spec }: TableRecord): (index: number) => boolean {
  const keys = keyColumnsOf(columns, spec);
  return (index) => keys.length === 1 || !keys.includes(index);
}

/** Whether the columns that identify rows together were declared: then no other column does. */
export const isDeclaredKey = ({ columns, spec }: TableRecord): boolean =>
  keyColumnsOf(columns, spec).length > 1 &&
  (spec?.otherKeys !== undefined || columns.some(({ isKeySaid }) => isKeySaid));

/** What distinguishes a row from the others: its id and its cells in the columns that are part of its key. */
export const wholeKey = ({ id, cells }: RowRecord, parts: readonly number[]): string =>
  [id ?? '', ...parts.map((index) => plainText(cells[index]?.text ?? ''))].join('\n');
