import type { CellRecord, ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import { compareRowWithRecord } from '../../runs/compare-row.ts';
import type { RowDifference } from '../../runs/compare-row.ts';
import type { RunRecord } from '../../runs/run-record.ts';

/** One run of the document: a row of its runs table with the run record for it, or a run record alone. */
export type RunRow = {
  readonly id: string;
  /** The run's name in a sentence: a bare number is not a name, and becomes `run 4`. */
  readonly name: string;
  readonly row: RowRecord | undefined;
  /** The table that contains the row. */
  readonly table: TableRecord | undefined;
  /** By folded column name. */
  readonly cells: ReadonlyMap<string, RunCell>;
  readonly record: RunRecord | undefined;
  /** Where the row contradicts its record, as `check` finds it; only a record without contradictions is trusted. */
  readonly contradicted: readonly RowDifference[];
};

export type RunCell = { readonly cell: CellRecord; readonly column: ColumnRecord };

/** Makes a run from a row of a table. */
export function runRow(table: TableRecord, row: RowRecord, runRecords: ReadonlyMap<string, RunRecord>): RunRow {
  const cells = new Map<string, RunCell>();
  for (const column of table.columns) {
    const cell = row.cells[column.index];
    if (cell !== undefined && !cells.has(column.name)) cells.set(column.name, { cell, column });
  }
  const id = row.id ?? '';
  const record = runRecords.get(id);
  const contradicted = record === undefined ? [] : compareRowWithRecord(table, row, record);
  return { id, name: nameOf(id), row, table, cells, record, contradicted };
}

/** Makes a run from a record that has no row. */
export const bareRun = (record: RunRecord): RunRow => ({
  id: record.run,
  name: nameOf(record.run),
  row: undefined,
  table: undefined,
  cells: new Map(),
  record,
  contradicted: [],
});

const nameOf = (id: string): string => (/^\d+$/u.test(id) ? `run ${id}` : id);
