import { matchTables } from './match-tables.ts';
import { sayingOf, seedColumns } from './row-keys.ts';
import { groupBy } from '../text/group-by.ts';
import { idsOf } from './keyed-table.ts';
import type { KeyedRow, KeyedTable } from './keyed-table.ts';

/**
 * A change that a merge made to a row though no side had asked for it. `side` is the index of the parent concerned:
 * `lost` is a row that one parent has and nobody deleted; `reverted` a change that one parent made and the other did
 * not touch; `resurrected` a row that the parent deleted; `doubled` one row twice; `invented` a row that no parent has.
 */
export type RowLoss = {
  readonly kind: 'lost' | 'reverted' | 'resurrected' | 'doubled' | 'invented';
  readonly id: string;
  readonly side: number;
  /** In the result; undefined if its table is missing there. */
  readonly table: KeyedTable | undefined;
  /** In the result; undefined if it is missing there. */
  readonly row: KeyedRow | undefined;
};

type Tables = readonly KeyedTable[];

/** The tables of the merged text, of its parents and of their common ancestors. */
export type MergeVersions = {
  readonly bases: readonly Tables[];
  readonly parents: readonly Tables[];
  readonly result: Tables;
};

type Version = {
  readonly tables: Tables;
  readonly matched: ReadonlyMap<KeyedTable, KeyedTable>;
  readonly ids: ReadonlySet<string>;
};

type Around = { readonly before: readonly Version[]; readonly sides: readonly Version[]; readonly result: Version };

/**
 * Compares the rows of a merge's result with those of its parents: what one of them added must be there, what one
 * deleted must not.
 */
export function rowLosses({ bases, parents, result }: MergeVersions): readonly RowLoss[] {
  const versionOf = (tables: Tables): Version => ({ tables, matched: matchTables(result, tables), ids: idsOf(tables) });
  const around = { before: bases.map(versionOf), sides: parents.map(versionOf), result: versionOf(result) };
  return [...result.flatMap((table) => lossesIn(table, around)), ...goneWithTheirTable(around)];
}

function lossesIn(table: KeyedTable, { before, sides, result }: Around): readonly RowLoss[] {
  const rows = byId(table);
  const old = before.map(({ matched }) => byId(matched.get(table)));
  const held = sides.map(({ matched }) => byId(matched.get(table)));
  const ids = new Set([...rows.keys(), ...held.flatMap((side) => [...side.keys()])]);
  return [...ids].flatMap((id): readonly RowLoss[] => {
    const is = rows.get(id) ?? [];
    const of = (kind: RowLoss['kind'], side: number): readonly RowLoss[] => [{ kind, id, side, table, row: is.at(-1) }];
    const was = old.map((version) => version.get(id) ?? []);
    const each = held.map((version) => version.get(id) ?? []);
    const isOld = (row: Row): boolean => was.some((some) => some.length > 0 && says(some) === says(row));
    const deletedBy = each.findIndex((own) => own.length === 0 && was.some((some) => some.length > 0));
    const holder = each.findIndex((own) => own.length > 0);
    if (is.length === 0) return holder < 0 || deletedBy >= 0 || result.ids.has(id) ? [] : of('lost', holder);
    const wasThere = was.length > 0 && was.every((some) => some.length > 0);
    if (holder < 0) {
      if (wasThere) return of('resurrected', 0);
      return sides.some((side) => side.ids.has(id)) ? [] : of('invented', 0);
    }
    if (most(table, is) > Math.max(...each.map((own) => most(table, own)))) return of('doubled', holder);
    if (deletedBy >= 0)
      return wasThere && each.every((own) => own.length === 0 || isOld(own)) ? of('resurrected', deletedBy) : [];
    const changed = each.flatMap((own, side) => (isOld(own) ? [] : [side]));
    const [only = 0] = changed;
    return was.length === 1 && isOld(is) && changed.length === 1 ? of('reverted', only) : [];
  });
}

/** Rows of tables that are entirely missing from the result although nobody deleted them. */
function goneWithTheirTable({ before, sides, result }: Around): readonly RowLoss[] {
  return sides.flatMap(({ tables, matched }, side) => {
    const present = new Set(matched.values());
    const ids = idsOf(tables.filter((table) => !present.has(table)));
    const isDeleted = (id: string): boolean =>
      before.some((version) => version.ids.has(id)) && sides.some((other) => !other.ids.has(id));
    return [...ids]
      .filter((id) => !result.ids.has(id) && !isDeleted(id))
      .map((id) => ({ kind: 'lost' as const, id, side, table: undefined, row: undefined }));
  });
}

type Row = readonly KeyedRow[];

const says = (rows: Row): string => rows.map(sayingOf).join('\u001e');

/** How often one run may occur at most: rows with other seeds are other runs. */
function most({ columns }: KeyedTable, rows: Row): number {
  if (rows.length < 2) return rows.length;
  const seeds = seedColumns(columns);
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    const key = seeds.map((index) => cells[index] ?? '').join('\n');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].reduce((a, b) => Math.max(a, b), -Infinity);
}

function byId(table: KeyedTable | undefined): ReadonlyMap<string, Row> {
  return groupBy(table?.rows ?? [], ({ id }) => id);
}
