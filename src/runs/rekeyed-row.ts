import { isMissing } from '../values/missing.ts';
import { plainText } from '../values/plain-text.ts';
import { saysRecorded } from './compare-row.ts';
import type { RowRecord, TableRecord } from '../records/record.ts';
import type { RunRecord } from './run-record.ts';

/** If fewer cells agree, it may be a coincidence. */
const LEAST = 2;

/**
 * The current id of a run's row after the table's key was changed: that of the only row with all cells of its record.
 */
export function rekeyedId(record: RunRecord, tables: readonly TableRecord[]): string | undefined {
  const rows = tables.flatMap((table) => table.rows.filter((row) => isItsRow(record, table, row)));
  const [row, ...others] = rows;
  return others.length > 0 || row?.id === record.run ? undefined : row?.id;
}

function isItsRow(record: RunRecord, table: TableRecord, row: RowRecord): boolean {
  const said = [...record.row].filter(([, text]) => !isMissing(plainText(text)));
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const isHeld = ([name]: readonly [string, string]): boolean => {
    const column = columns.get(name);
    const cell = column === undefined ? undefined : row.cells[column.index];
    return column !== undefined && cell !== undefined && saysRecorded(cell, column, record);
  };
  return said.length >= LEAST && said.every(isHeld);
}
