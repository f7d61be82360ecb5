import { runsTablesOf } from '../records/runs-tables.ts';
import type { ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { RunRecord } from './run-record.ts';

/** A run whose row is in a table that is not a runs table. */
export type RunElsewhere = { readonly run: string; readonly table: TableRecord; readonly row: RowRecord };

/** The runs that were logged into a table with another meaning: the rows beside theirs are not read as runs. */
export function runsElsewhere(record: ExperimentRecord, runRecords: readonly RunRecord[]): readonly RunElsewhere[] {
  if (runRecords.length === 0) return [];
  const present = new Set(rowsIn(runsTablesOf(record)).map(({ row }) => row.id));
  const others = rowsIn(record.tables.filter(({ role }) => role !== 'runs'));
  const byRun = new Map(runRecords.filter(({ run }) => !present.has(run)).map((each) => [each.run, each]));
  return others.flatMap(({ table, row }) => {
    const logged = byRun.get(row.id ?? '');
    return logged !== undefined && isWritten(logged, table) ? [{ run: logged.run, table, row }] : [];
  });
}

const rowsIn = (tables: readonly TableRecord[]) => tables.flatMap((table) => table.rows.map((row) => ({ table, row })));

/** Whether the record describes cells in this table's columns. */
function isWritten({ row }: RunRecord, { columns }: TableRecord): boolean {
  const names = new Set(columns.map(({ name }) => name));
  return row.size > 0 && [...row.keys()].every((name) => names.has(name));
}
