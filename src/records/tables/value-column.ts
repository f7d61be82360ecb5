import { MEASURED_COLUMNS, RESULT_COLUMNS } from '../../template/words/column-words.ts';
import type { ColumnRecord, TableRecord } from '../record.ts';

/** The column that holds the values of a table that names one thing a row, by what columns are called; undefined without one. */
export const valueColumnOf = ({ columns }: Pick<TableRecord, 'columns'>): ColumnRecord | undefined =>
  columnCalled(columns, MEASURED_COLUMNS) ?? columnCalled(columns, RESULT_COLUMNS);

/** The column of a table that asks (`Criterion | Threshold | Measured | Result`) where what was measured stands. */
export const measuredColumnOf = ({ columns }: Pick<TableRecord, 'columns'>): ColumnRecord | undefined =>
  columnCalled(columns, MEASURED_COLUMNS) ?? columnCalled(columns, EVIDENCE);

const EVIDENCE = new Set(['evidence']);

/** The first column is the label. */
function columnCalled(columns: readonly ColumnRecord[], names: ReadonlySet<string>): ColumnRecord | undefined {
  const called = columns.filter(({ name, index }) => index > 0 && names.has(name));
  const surest = [...names].find((name) => called.some((column) => column.name === name));
  return called.find(({ name }) => name === surest);
}
