import { BASELINE_COLUMNS, MEASURED_COLUMNS, RESULT_COLUMNS } from '../../template/words/column-words.ts';
import { isLimitName } from '../../template/words/limit-columns.ts';
import type { ColumnRecord, TableRecord } from '../record.ts';

/** The column with the values in a table of one named value per row, by its header; undefined if there is none. */
export const valueColumnOf = ({ columns }: Pick<TableRecord, 'columns'>): ColumnRecord | undefined =>
  columnCalled(columns, MEASURED_COLUMNS) ?? columnCalled(columns, RESULT_COLUMNS);

type Columns = Pick<TableRecord, 'columns'>;

/** The column with the measured values in a table that sets limits (`Criterion | Threshold | Measured | Result`). */
export const measuredColumnOf = (table: Columns): ColumnRecord | undefined =>
  plainlyMeasured(table) ?? columnCalled(table.columns, EVIDENCE);

/** The same, or the column of results if there is none for measured values: a number there is a measured value. */
export const answerColumnOf = (table: Columns): ColumnRecord | undefined =>
  measuredColumnOf(table) ?? columnCalled(table.columns, ANSWERS);

/**
 * A column whose own name says that something was measured. A current value before the target is the starting point.
 */
export function plainlyMeasured({ columns }: Columns): ColumnRecord | undefined {
  const target = columns.findIndex(({ name, index }) => index > 0 && isLimitName(name));
  return columnCalled(
    columns.filter(({ name, index }) => name !== 'current' || index > target),
    MEASURED_COLUMNS,
  );
}

/**
 * The column with the starting point in a table that sets limits: the baseline of each row, or the current value before
 * the target.
 */
export function baselineColumnOf({ columns }: Columns): ColumnRecord | undefined {
  const target = columns.findIndex(({ name, index }) => index > 0 && isLimitName(name));
  if (target < 0) return undefined;
  return columnCalled(columns, BASELINE_COLUMNS) ?? columnCalled(columns.slice(0, target), CURRENT);
}

const CURRENT = new Set(['current']);
const EVIDENCE = new Set(['evidence']);
const ANSWERS = new Set([...RESULT_COLUMNS, 'outcome']);

/** The first column is the label. If several have one name (`Actual (v1) | Actual (v2)`), none of them is chosen. */
function columnCalled(columns: readonly ColumnRecord[], names: ReadonlySet<string>): ColumnRecord | undefined {
  const called = columns.filter(({ name, index }) => index > 0 && names.has(name));
  const surest = [...names].find((name) => called.some((column) => column.name === name));
  const isOnly = !columns.some(({ name }) => name === `${surest ?? ''}#2`);
  return isOnly ? called.find(({ name }) => name === surest) : undefined;
}

/** The columns of one name that could each hold the measured value: `Actual (v1)` and `Actual (v2)`. */
export function rivalColumns({ columns }: Columns): readonly ColumnRecord[] {
  const second = columns.find(
    ({ name, index }) => index > 0 && name.endsWith('#2') && isMeasuredName(name.slice(0, -2)),
  );
  if (second === undefined) return [];
  const name = second.name.slice(0, -2);
  return columns.filter((column) => column.name.replace(/#\d+$/u, '') === name);
}

const isMeasuredName = (name: string): boolean => MEASURED_COLUMNS.has(name) || ANSWERS.has(name);
