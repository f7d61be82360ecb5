import { groupBy } from '../text/group-by.ts';
import type { KeyedTable } from './keyed-table.ts';

/**
 * Matches each of `tables` with one of `others`: by the same place and header, else the same place, else the same
 * header.
 */
export function matchTables(
  tables: readonly KeyedTable[],
  others: readonly KeyedTable[],
): ReadonlyMap<KeyedTable, KeyedTable> {
  const found = new Map<KeyedTable, KeyedTable>();
  const taken = new Set<KeyedTable>();
  for (const { keyOf, most } of WAYS) {
    const left = groupBy(
      tables.filter((table) => !found.has(table)),
      keyOf,
    );
    const right = groupBy(
      others.filter((table) => !taken.has(table)),
      keyOf,
    );
    for (const [key, some] of left) {
      const candidates = right.get(key) ?? [];
      if (some.length !== candidates.length || some.length > most) continue;
      for (const [index, table] of some.entries()) {
        const other = candidates[index];
        if (other === undefined) continue;
        found.set(table, other);
        taken.add(other);
      }
    }
  }
  return found;
}

type Way = { readonly keyOf: (table: KeyedTable) => string; readonly most: number };

const header = ({ columns }: KeyedTable): string => columns.join('|');

/** The surest first; `most`: up to this many alike are still matched by their order. */
const WAYS: readonly Way[] = [
  { keyOf: (table) => `${table.address}\n${header(table)}`, most: Number.POSITIVE_INFINITY },
  { keyOf: ({ address }) => address, most: 1 },
  { keyOf: header, most: 1 },
];
