import { conflictLines } from './conflict-lines.ts';
import { mergeColumns, sameColumns } from './merge-columns.ts';
import { mergeOrder } from './merge-order.ts';
import { cellsByName, mergeRow } from './merge-row.ts';
import { rowKeys } from './row-keys.ts';
import { targetOf } from './table-target.ts';
import type { ConflictStyle } from './conflict-lines.ts';
import type { KeyedRow, KeyedTable } from './keyed-table.ts';
import type { MergedColumns, TableVersions } from './merge-columns.ts';
import type { Cells, RowOutcome, RowVersions } from './merge-row.ts';
import type { RowsByKey } from './row-keys.ts';
import type { TableTarget } from './table-target.ts';

/** A merged table: its lines without the last line's ending, and the ids that a person must choose between. */
export type MergedTable = { readonly text: string; readonly conflicts: readonly string[] };

/** `other`: a second base, if the base itself contains a conflict: rows that differ between the two are unknown. */
export type TableMerge = TableVersions & { readonly other?: KeyedTable | undefined };

/**
 * Merges one table three-way by its rows' keys; undefined if rows or columns cannot be identified: then the lines are
 * merged.
 */
export function mergeTable({ base, ours, theirs, other }: TableMerge, style: ConflictStyle): MergedTable | undefined {
  const columns = mergeColumns({ base, ours, theirs });
  const versions = [ours, theirs, ...(base === undefined ? [] : [base])];
  if (columns === undefined || new Set(versions.map(({ prefix }) => prefix)).size > 1) return undefined;
  if (other !== undefined && (base === undefined || !sameColumns(base, other))) return undefined;
  const keys = rowKeys(other === undefined ? versions : [...versions, other]);
  const isWidened = versions.some((table) => table.columns.length < columns.columns.length);
  if (keys === undefined || (isWidened && versions.some(isRagged))) return undefined;
  const rowsOf = (table: KeyedTable | undefined): RowsByKey =>
    (table === undefined ? undefined : keys.get(table)) ?? new Map();
  const rows = { base: rowsOf(base), ours: rowsOf(ours), theirs: rowsOf(theirs) };
  const order = mergeOrder({
    base: [...rows.base.keys()],
    ours: [...rows.ours.keys()],
    theirs: [...rows.theirs.keys()],
  });
  if (order === undefined) return undefined;
  const unknown = other === undefined || base === undefined ? new Set<string>() : unlike(rows.base, rowsOf(other));
  const target = targetOf({ base, ours, theirs }, columns);
  const merging: Merging = { tables: { base, ours, theirs }, rows, columns, target, style, unknown };
  const steps = order.map((key) => stepFor(merging, key));
  return {
    text: [...target.head, ...steps.flatMap(({ lines }) => lines)].join(target.ending),
    conflicts: steps.flatMap(({ conflict }) => conflict ?? []),
  };
}

const isRagged = ({ rows, columns }: KeyedTable): boolean => rows.some(({ cells }) => cells.length > columns.length);

type Merging = {
  readonly tables: TableVersions;
  readonly rows: { readonly base: RowsByKey; readonly ours: RowsByKey; readonly theirs: RowsByKey };
  readonly columns: MergedColumns;
  readonly target: TableTarget;
  readonly style: ConflictStyle;
  readonly unknown: ReadonlySet<string>;
};

type Step = { readonly lines: readonly string[]; readonly conflict?: string };

function stepFor({ tables, rows, columns, target, style, unknown }: Merging, key: string): Step {
  const row = { base: rows.base.get(key), ours: rows.ours.get(key), theirs: rows.theirs.get(key) };
  const cells = {
    base: cellsIn(tables.base, row.base, columns),
    ours: cellsIn(tables.ours, row.ours, columns),
    theirs: cellsIn(tables.theirs, row.theirs, columns),
  };
  const outcome = mergeRow(cells, columns, !unknown.has(key));
  if (outcome.kind !== 'conflict') return { lines: lineFor(outcome, { row, cells, target }) };
  const line = (side: 'base' | 'ours' | 'theirs'): readonly string[] => {
    const written = row[side];
    return written === undefined ? [] : [target.lineOf(tables[side], written, cells[side] ?? new Map())];
  };
  const id = (row.ours ?? row.theirs)?.id ?? '';
  return {
    lines: conflictLines({ ours: line('ours'), base: line('base'), theirs: line('theirs') }, style),
    conflict: id,
  };
}

function cellsIn(table: KeyedTable | undefined, row: KeyedRow | undefined, columns: MergedColumns): Cells | undefined {
  if (table === undefined || row === undefined) return undefined;
  return cellsByName(row, table.columns, columns.nameIn.get(table));
}

type Known = { readonly row: RowVersions<KeyedRow>; readonly cells: RowVersions<Cells>; readonly target: TableTarget };

function lineFor(outcome: RowOutcome, { row, cells, target }: Known): readonly string[] {
  if (outcome.kind === 'gone') return [];
  if (outcome.kind === 'cells') return [target.fit(outcome.cells)];
  if (outcome.kind === 'ours' && row.ours !== undefined) return [target.own('ours', row.ours, cells.ours ?? new Map())];
  if (outcome.kind === 'theirs' && row.theirs !== undefined)
    return [target.own('theirs', row.theirs, cells.theirs ?? new Map())];
  return [target.either(row, cells.ours ?? new Map())];
}

/** Keys whose rows differ between two bases. */
function unlike(a: RowsByKey, b: RowsByKey): ReadonlySet<string> {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return new Set([...keys].filter((key) => a.get(key)?.cells.join('\n') !== b.get(key)?.cells.join('\n')));
}
