import type { ColumnRecord, RowRecord } from '../../records/record.ts';
import type { NumberValue, UncertainValue } from '../../values/value.ts';

/** The number in a row's cell, without its spread. */
export function numberIn(row: RowRecord, column: ColumnRecord): NumberValue | UncertainValue | undefined {
  const value = row.cells[column.index]?.value;
  return value?.kind === 'number' || value?.kind === 'uncertain' ? value : undefined;
}

/** The unit in a row's cell. */
export const printedUnit = (row: RowRecord, column: ColumnRecord): string | undefined => numberIn(row, column)?.unit;

/** The numbers of a column in the order of the rows, each as printed. */
export const numbersAbove = (above: readonly RowRecord[], column: ColumnRecord): readonly number[] =>
  above.flatMap((row) => numberIn(row, column)?.number ?? []);
