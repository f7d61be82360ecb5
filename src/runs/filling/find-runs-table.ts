import { foldName } from '../../text/fold-name.ts';
import { isRunKey, keyColumnOf, keyColumnsOf } from '../../records/tables/key-column.ts';
import { roleByHeader } from '../../records/tables/table-role.ts';
import { runsTablesOf } from '../../records/runs-tables.ts';
import type { ExperimentRecord, TableRecord } from '../../records/record.ts';

export type FoundTable =
  | { readonly kind: 'table'; readonly table: TableRecord }
  | { readonly kind: 'none' | 'several'; readonly candidates: readonly TableRecord[] }
  /** It exists, but nobody who reads the document would take its rows for runs. */
  | { readonly kind: 'other'; readonly candidates: readonly TableRecord[] }
  /** No table has the name; `candidates` are all existing tables. */
  | { readonly kind: 'unknown'; readonly named: string; readonly candidates: readonly TableRecord[] };

/**
 * The one table that takes a row per run: the one named (by heading, label or key), else the kind's, else the only one
 * that looks like it. Never chooses between two that look alike.
 */
export function findRunsTable(record: ExperimentRecord, named?: string): FoundTable {
  if (named !== undefined) {
    const ordinals = record.tables.filter((table) => ordinalOf(table) === named);
    const called = ordinals.length > 0 ? ordinals : record.tables.filter((table) => isNamed(table, named));
    if (called.length === 0) return { kind: 'unknown', named, candidates: record.tables };
    const ofRuns = called.filter(takesRuns);
    return ofRuns.length > 0 ? only(ofRuns) : { kind: 'other', candidates: called };
  }
  const bySpec = record.tables.filter(({ spec }) => spec?.role === 'runs');
  if (bySpec.length > 0) return only(bySpec);
  const byLook = runsTablesOf(record);
  const byId = byLook.filter((table) => table.columns[keyColumnOf(table.columns, undefined)]?.name === 'run_id');
  // A table with one key column is more certain than one in which several columns identify runs together.
  const byName = byLook.filter((table) => table.columns.some(isRunKey));
  const alike = byName.length > 0 ? byName : byLook;
  const meant = byId.length > 0 ? byId : alike.length > 0 ? alike : emptyTables(record);
  return meant.length === 0 ? { kind: 'none', candidates: record.tables } : only(meant);
}

/** The table that a run is to go into, if more than its name is known. */
export const tableFor = (record: ExperimentRecord, asked: TableRecord | string | undefined): FoundTable =>
  typeof asked === 'object' ? { kind: 'table', table: asked } : findRunsTable(record, asked);

/** A table without rows, or whose runs all failed, has no role by its numbers; its header may still name runs. */
const emptyTables = (record: ExperimentRecord): readonly TableRecord[] =>
  record.tables.filter((table) => {
    const key = table.columns[keyColumnOf(table.columns, undefined)];
    return takesRuns(table) && (table.rows.length === 0 || key?.name === 'run_id');
  });

/**
 * Whether every reader would take an added row for a run: the kind says so, or the header does once there is a number.
 */
function takesRuns({ role, columns, place }: TableRecord): boolean {
  if (role === 'runs') return true;
  return role === 'other' && roleByHeader({ columns, place, keys: keyColumnsOf(columns, undefined) }) === 'runs';
}

function only(tables: readonly TableRecord[]): FoundTable {
  const [table] = tables;
  if (table === undefined) return { kind: 'none', candidates: [] };
  return tables.length === 1 ? { kind: 'table', table } : { kind: 'several', candidates: tables };
}

function isNamed({ key, section, place }: TableRecord, named: string): boolean {
  const folded = foldName(named);
  return (
    key === named ||
    section === named ||
    place.section.name === folded ||
    place.label === folded ||
    place.section.title === named
  );
}

/** The key with its number, including the first's: it distinguishes two tables below one heading. */
const ordinalOf = ({ key }: TableRecord): string => (/#\d+$/u.test(key) ? key : `${key}#1`);

/** The names with which `--table` finds each of these tables unambiguously. */
export const tableNames = (tables: readonly TableRecord[]): readonly string[] =>
  tables.map((table) => {
    const { section, label } = table.place;
    const own = [section.title, label ?? ''].find(
      (name) => name !== '' && tables.every((other) => other === table || !isNamed(other, name)),
    );
    return `"${own ?? ordinalOf(table)}"`;
  });

/** The name of a table for people: its heading, and the label above it. */
export function tableName({ place }: TableRecord): string {
  const heading = place.section.title === '' ? 'the document' : `"${place.section.title}"`;
  return place.label === undefined ? heading : `${heading} (${place.label})`;
}
