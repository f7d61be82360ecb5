import { conflictLines } from './conflict-lines.ts';
import { matchTables } from './match-tables.ts';
import { mergeTable } from './merge-table.ts';
import type { Span } from '../text/span.ts';
import type { ConflictStyle } from './conflict-lines.ts';
import type { KeyedTable } from './keyed-table.ts';
import type { TableMerge } from './merge-table.ts';

/** The tables of the versions of one document; `other`: those of a second base. */
export type SideTables = {
  readonly base: readonly KeyedTable[];
  readonly ours: readonly KeyedTable[];
  readonly theirs: readonly KeyedTable[];
  readonly other: readonly KeyedTable[] | undefined;
};

/** A table that is merged here: its place on each side, and the result. */
export type TablePlan = {
  readonly spans: {
    readonly base: Span | undefined;
    readonly ours: Span;
    readonly theirs: Span;
    readonly other: Span | undefined;
  };
  readonly text: string;
  readonly isClean: boolean;
  readonly conflicts: readonly string[];
};

export type PlanOptions = {
  readonly style: ConflictStyle;
  /** `tables`: one whole table against the other. */
  readonly by: 'rows' | 'tables';
};

/** Plans the tables that both sides have and that differ; the rest is left to the line merge. */
export function planTables(tables: SideTables, { style, by }: PlanOptions): readonly TablePlan[] {
  return versionsOf(tables).flatMap((versions) => {
    const { base, ours, theirs, other } = versions;
    const merged = by === 'rows' ? mergedRows(versions, style) : againstEachOther(versions, style);
    if (merged === undefined) return [];
    return [{ ...merged, spans: { base: base?.span, ours: ours.span, theirs: theirs.span, other: other?.span } }];
  });
}

type Merged = Omit<TablePlan, 'spans'>;

function mergedRows(versions: TableMerge, style: ConflictStyle): Merged | undefined {
  const merged = mergeTable(versions, style);
  if (merged === undefined) return undefined;
  const isClean = merged.conflicts.length === 0;
  // Lines do as well where no runs are concerned, and people know what that looks like.
  return isClean || versions.ours.isRuns ? { ...merged, isClean } : undefined;
}

function againstEachOther({ base, ours, theirs }: TableMerge, style: ConflictStyle): Merged | undefined {
  if (!ours.isRuns || linesOf(ours).join('\n') === linesOf(theirs).join('\n')) return undefined;
  const lines = { ours: linesOf(ours), base: base === undefined ? [] : linesOf(base), theirs: linesOf(theirs) };
  return { text: conflictLines(lines, style).join(ours.ending), isClean: false, conflicts: [''] };
}

const linesOf = ({ head, rows }: KeyedTable): readonly string[] => [...head, ...rows.map(({ line }) => line)];

/** The same table in all versions; one that both sides created has no base. */
function versionsOf({ base, ours, theirs, other }: SideTables): readonly TableMerge[] {
  const [inOurs, inTheirs] = [matchTables(base, ours), matchTables(base, theirs)];
  const inOther = other === undefined ? undefined : matchTables(base, other);
  const known = base.flatMap((table): readonly TableMerge[] => {
    const [mine, yours] = [inOurs.get(table), inTheirs.get(table)];
    const twin = inOther?.get(table);
    if (mine === undefined || yours === undefined || (inOther !== undefined && twin === undefined)) return [];
    return [{ base: table, ours: mine, theirs: yours, other: twin }];
  });
  const [oldOurs, oldTheirs] = [new Set(inOurs.values()), new Set(inTheirs.values())];
  const made = matchTables(
    ours.filter((table) => !oldOurs.has(table)),
    theirs.filter((table) => !oldTheirs.has(table)),
  );
  return [
    ...known,
    ...[...made].map(([mine, yours]) => ({ base: undefined, ours: mine, theirs: yours, other: undefined })),
  ];
}
