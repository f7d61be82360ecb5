import { findRunsTable, tableName, tableNames } from './find-runs-table.ts';
import { asRunsTable, wayToRunsTable } from './way-to-runs-table.ts';
import { takesMetrics } from './plan-metrics.ts';
import type { ExperimentRecord, TableRecord } from '../../records/record.ts';
import type { FoundTable } from './find-runs-table.ts';
import type { LogProblem } from '../log-problem.ts';

/** Explains why there is no single table to log into. */
export function tableProblem(found: Exclude<FoundTable, { kind: 'table' }>, record: ExperimentRecord): LogProblem {
  if (found.kind === 'none') {
    return { message: 'no table of this document takes a row for each run', hint: wayToRunsTable(found.candidates) };
  }
  const [first] = found.candidates;
  if (found.kind === 'other' && first !== undefined)
    return takesMetrics(first)
      ? {
          message: `the table ${tableName(first)} takes one value a row, and no run`,
          hint: `leave \`--table\` out${besideRuns(record)}`,
        }
      : {
          message: `the table ${tableName(first)} is not a runs table: a run there would not be read as one of several`,
          hint: asRunsTable(first),
        };
  const names = tableNames(found.candidates).join(', ');
  if (found.kind === 'unknown')
    return {
      message: `this document has no table called ${found.named}`,
      hint: names === '' ? 'it has no table at all' : `its tables are ${names}`,
    };
  return {
    message: `several tables could take the run: ${names}`,
    hint: `say which: --table ${tableNames(found.candidates)[0] ?? 'NAME'}`,
  };
}

/** Beside a runs table, a metrics table is a person's summary, which no run fills. */
function besideRuns(record: ExperimentRecord): string {
  const found = findRunsTable(record);
  return found.kind === 'table'
    ? `: the run goes into ${tableName(found.table)}, and which of its numbers stand here a person says`
    : '';
}

/** Makes the problem that a run has its row in another table. */
export const elsewhereProblem = (runId: string, table: TableRecord): LogProblem => ({
  message: `the run ${runId} stands in the table ${tableName(table)}`,
  hint: 'log it there (`--table` names it); another run needs another id (`--run-id`)',
});
