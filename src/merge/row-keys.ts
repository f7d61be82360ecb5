import type { KeyedRow, KeyedTable } from './keyed-table.ts';

/** The rows of a table by key, in order. */
export type RowsByKey = ReadonlyMap<string, KeyedRow>;

const SEED = /^(?:random_)?seeds?$|^(?:fold|split|step|steps|epoch|epochs|checkpoint)$/u;

/** Places of the columns that tell rows of one id apart. */
export const seedColumns = (columns: readonly string[]): readonly number[] =>
  columns.flatMap((name, index) => (SEED.test(name) ? [index] : []));

/**
 * The rows of the versions of one table under keys of their own: the id; where an id stands on several rows a seed or a
 * split beside it too; rows without an id go by what they say. Undefined where that does not tell rows apart and the
 * rows of one key are not the same in every version.
 */
export function rowKeys(tables: readonly KeyedTable[]): ReadonlyMap<KeyedTable, RowsByKey> | undefined {
  const isDoubled = tables.some(({ rows }) => hasTwice(rows.flatMap(({ id }) => id ?? [])));
  const found = new Map<KeyedTable, Map<string, KeyedRow>>();
  const doubled = new Set<string>();
  for (const table of tables) {
    const parts = isDoubled ? seedColumns(table.columns) : [];
    const rows = new Map<string, KeyedRow>();
    const counts = new Map<string, number>();
    for (const row of table.rows) {
      const key = keyOf(row, parts);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > 1 && row.id !== undefined) doubled.add(key);
      rows.set(count === 1 ? key : `${key}\n#${count}`, row);
    }
    found.set(table, rows);
  }
  const alike = [...doubled].every((key) => new Set(tables.map((table) => under(found.get(table), key))).size === 1);
  return alike ? found : undefined;
}

/** Cells of a row as one text; blank ones at its end do not count. */
export const sayingOf = ({ cells }: Pick<KeyedRow, 'cells'>): string =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1).join('\u001f');

const keyOf = (row: KeyedRow, parts: readonly number[]): string =>
  row.id === undefined
    ? `text\n${sayingOf(row)}`
    : ['id', row.id, ...parts.map((index) => row.cells[index] ?? '')].join('\n');

const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

/** All that stands under a key and its repetitions. */
const under = (rows: RowsByKey | undefined, key: string): string =>
  [...(rows ?? [])]
    .filter(([own]) => own === key || own.startsWith(`${key}\n#`))
    .map(([, row]) => sayingOf(row))
    .join('\u001e');
