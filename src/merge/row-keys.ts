import { isSeedColumn } from '../values/seed-names.ts';
import { addToGroup } from '../text/group-by.ts';
import { POINT_COLUMNS } from '../records/tables/key-parts.ts';
import type { KeyedRow, KeyedTable } from './keyed-table.ts';

/** The rows of a table by key, in order. */
export type RowsByKey = ReadonlyMap<string, KeyedRow>;

const SPLITS: ReadonlySet<string> = new Set(POINT_COLUMNS);

/** Indices of the columns that distinguish rows of one id. */
export const seedColumns = (columns: readonly string[]): readonly number[] =>
  columns.flatMap((name, index) => (isSeedColumn(name) || SPLITS.has(name) ? [index] : []));

/**
 * The rows of the versions of one table by unique keys: the id; if several rows have it, together with a seed or a
 * split; rows without an id by their text. Undefined if that does not distinguish rows and the rows of one key differ
 * between versions.
 */
export function rowKeys(tables: readonly KeyedTable[]): ReadonlyMap<KeyedTable, RowsByKey> | undefined {
  const isDoubled = tables.some(({ rows }) => hasTwice(rows.flatMap(({ id }) => id ?? [])));
  const found = new Map<KeyedTable, RowsByKey>();
  const groups: RowsOfKeys[] = [];
  const doubled = new Set<string>();
  for (const table of tables) {
    const parts = isDoubled ? seedColumns(table.columns) : [];
    const rows = new Map<string, KeyedRow>();
    const group = new Map<string, KeyedRow[]>();
    for (const row of table.rows) {
      const key = keyOf(row, parts);
      addToGroup(group, key, row);
      const count = group.get(key)?.length ?? 1;
      if (count > 1 && row.id !== undefined) doubled.add(key);
      rows.set(count === 1 ? key : `${key}\n#${count}`, row);
    }
    found.set(table, rows);
    groups.push(group);
  }
  const alike = [...doubled].every((key) => new Set(groups.map((group) => sayingsOf(group.get(key)))).size === 1);
  return alike ? found : undefined;
}

/** All rows that have one key, in order. */
type RowsOfKeys = ReadonlyMap<string, readonly KeyedRow[]>;

/** Cells of a row as one text; blank ones at its end are ignored. */
export const sayingOf = ({ cells }: Pick<KeyedRow, 'cells'>): string =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1).join('\u001f');

const keyOf = (row: KeyedRow, parts: readonly number[]): string =>
  row.id === undefined
    ? `text\n${sayingOf(row)}`
    : ['id', row.id, ...parts.map((index) => row.cells[index] ?? '')].join('\n');

const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

const sayingsOf = (rows: readonly KeyedRow[] | undefined): string => (rows ?? []).map(sayingOf).join('\u001e');
