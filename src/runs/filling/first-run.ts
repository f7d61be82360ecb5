import { isNumeric } from '../../records/tables/table-role.ts';
import { keysOf } from '../row/row-key.ts';
import { tableName } from './find-runs-table.ts';
import { asRunsTable } from './way-to-runs-table.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';

/**
 * What stands against the first row (column name -> cell) of a table that only a number makes one of runs: without one nobody
 * would find that row again. Undefined where there is one, or where the table is one of runs without it.
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
