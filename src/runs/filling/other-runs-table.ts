import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { keysOf, rowsWithId } from '../row/row-key.ts';
import type { RunRecord } from '../run-record.ts';
import type { ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';

/** A run to be added: the columns that its metrics fill, and its record, if that had other values before. */
export type AddedRun = {
  readonly runId: string;
  readonly measured: ReadonlySet<string>;
  readonly before: RunRecord | undefined;
};

/**
 * Another runs table that already has the run, which has no row here: a second row would repeat its metrics, and its
 * only record would no longer describe the first row. A table with other facts about the run (its settings) does not
 * count.
 */
export function otherRunsTable(
  { document, tables }: ExperimentRecord,
  table: TableRecord,
  { runId, measured, before }: AddedRun,
): TableRecord | undefined {
  const rowsIn = (each: TableRecord): readonly RowRecord[] => rowsWithId(document, each, { keys: keysOf(each), runId });
  if (rowsIn(table).length > 0) return undefined;
  return tables.find(
    (other) =>
      other.place !== table.place &&
      other.role === 'runs' &&
      rowsIn(other).some((row) => isWritten(before, other) || tells(other, row, measured)),
  );
}

/** Whether the record describes cells in this table's columns. */
const isWritten = (record: RunRecord | undefined, { columns }: TableRecord): boolean =>
  record !== undefined &&
  record.row.size > 0 &&
  [...record.row.keys()].every((name) => columns.some((column) => column.name === name));

const tells = ({ columns }: TableRecord, { cells }: RowRecord, names: ReadonlySet<string>): boolean =>
  columns.some(({ name, index }) => names.has(name) && !isMissing(plainText(cells[index]?.text ?? '')));
