import { mergeOrder } from './merge-order.ts';
import type { KeyedTable } from './keyed-table.ts';

/** The columns of a merged table, and the names of its columns on each side. */
export type MergedColumns = {
  readonly columns: readonly string[];
  /** Columns that the base does not have. */
  readonly added: ReadonlySet<string>;
  readonly nameIn: ReadonlyMap<KeyedTable, ReadonlyMap<string, string>>;
};

/** The versions of a table; without a base both sides created it. */
export type TableVersions = {
  readonly base: KeyedTable | undefined;
  readonly ours: KeyedTable;
  readonly theirs: KeyedTable;
};

/**
 * Merges the columns of three versions: added and moved ones of both sides, renamed ones of one. Undefined if a column
 * is gone, or both sides changed them in incompatible ways: a person must decide.
 */
export function mergeColumns({ base, ours, theirs }: TableVersions): MergedColumns | undefined {
  const from = base?.columns ?? (sameColumns(ours, theirs) ? ours.columns : undefined);
  if (from === undefined) return undefined;
  const [renamedByOurs, renamedByTheirs] = [renamings(base, ours), renamings(base, theirs)];
  if (renamedByOurs === undefined || renamedByTheirs === undefined) return undefined;
  const renamed = new Map([...renamedByOurs, ...renamedByTheirs]);
  if (renamedByOurs.size > 0 && renamedByTheirs.size > 0 && !sameColumns(ours, theirs)) return undefined;
  const called = (name: string): string => renamed.get(name) ?? name;
  const columns = mergeOrder({
    base: from.map(called),
    ours: ours.columns.map(called),
    theirs: theirs.columns.map(called),
  });
  const keyOf = ({ keys }: KeyedTable): string => keys.map(called).join('\n');
  if (columns === undefined || keyOf(ours) !== keyOf(theirs)) return undefined;
  if (base !== undefined && keyOf(base) !== keyOf(ours)) return undefined;
  const known = new Set(from.map(called));
  const sides = base === undefined ? [ours, theirs] : [base, ours, theirs];
  return {
    columns,
    added: new Set(columns.filter((name) => !known.has(name))),
    nameIn: new Map(sides.map((side) => [side, new Map(side.columns.map((name) => [called(name), name]))])),
  };
}

/** Whether two tables have the same columns in the same order. */
export const sameColumns = (a: KeyedTable, b: KeyedTable): boolean =>
  a.columns.length === b.columns.length && a.columns.every((name, index) => name === b.columns[index]);

/**
 * Old name -> new name: at the same place, in a table of equal width, above the same cells. Undefined if a column is
 * gone.
 */
function renamings(base: KeyedTable | undefined, side: KeyedTable): ReadonlyMap<string, string> | undefined {
  const renamed = new Map<string, string>();
  if (base === undefined) return renamed;
  const names = new Set(side.columns);
  const before = new Set(base.columns);
  for (const [index, name] of base.columns.entries()) {
    if (names.has(name)) continue;
    const now = side.columns[index];
    const isRenamed = base.columns.length === side.columns.length && now !== undefined && !before.has(now);
    if (!isRenamed || !sameCells(base, side, index)) return undefined;
    renamed.set(name, now);
  }
  return renamed;
}

function sameCells(base: KeyedTable, side: KeyedTable, index: number): boolean {
  const cells = new Map(side.rows.map((row) => [row.id, row.cells[index]]));
  return base.rows.every(({ id, cells: own }) => id === undefined || !cells.has(id) || cells.get(id) === own[index]);
}
