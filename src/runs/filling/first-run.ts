import { isNumeric } from '../../records/tables/table-role.ts';
import { keysOf } from '../row/row-key.ts';
import { tableName } from './find-runs-table.ts';
import { asRunsTable } from './way-to-runs-table.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';

/**
 * The problem with a first row (column name -> cell) without numbers, in a table that only becomes a runs table by a
 * number: nobody would find that row again. Undefined if the row has one, or if the table is a runs table anyway.
 */
export function firstRunProblem(table: TableRecord, row: ReadonlyMap<string, string>): LogProblem | undefined {
  if (table.role === 'runs' || table.rows.length > 0) return undefined;
  const keys = new Set(keysOf(table).map((index) => table.columns[index]?.name));
  if ([...row].some(([name, cell]) => !keys.has(name) && isNumeric(cell))) return undefined;
  return {
    message: `no number of the output fills a column of the table ${tableName(table)}: without one nobody takes its row for a run`,
    hint: `--map "COLUMN=KEY" fills one; or ${asRunsTable(table)}`,
  };
}
