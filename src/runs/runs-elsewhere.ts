import type { ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { RunRecord } from './run-record.ts';

/** A run whose row is in a table that is not a runs table. */
export type RunElsewhere = { readonly run: string; readonly table: TableRecord; readonly row: RowRecord };

/** The runs that were logged into a table with another meaning: the rows beside theirs are not read as runs. */
export function runsElsewhere({ tables }: ExperimentRecord, runRecords: readonly RunRecord[]): readonly RunElsewhere[] {
  if (runRecords.length === 0) return [];
  const present = new Set(rowsIn(tables.filter(({ role }) => role === 'runs')).map(({ row }) => row.id));
  const others = rowsIn(tables.filter(({ role }) => role !== 'runs'));
  const byRun = new Map(runRecords.filter(({ run }) => !present.has(run)).map((record) => [record.run, record]));
  return others.flatMap(({ table, row }) => {
    const record = byRun.get(row.id ?? '');
    return record !== undefined && isWritten(record, table) ? [{ run: record.run, table, row }] : [];
  });
}

const rowsIn = (tables: readonly TableRecord[]) => tables.flatMap((table) => table.rows.map((row) => ({ table, row })));

/** Whether the record describes cells in this table's columns. */
function isWritten({ row }: RunRecord, { columns }: TableRecord): boolean {
  const names = new Set(columns.map(({ name }) => name));
  return row.size > 0 && [...row.keys()].every((name) => names.has(name));
}
