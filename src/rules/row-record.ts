import { cellWords } from '../escape/cell-text.ts';
import { forShell } from '../escape/for-shell.ts';
import { metricsTablesOf } from '../runs/filling/plan-metrics.ts';
import { compareMetricsWithRecords, compareRowWithRecord, replacedRuns } from '../runs/compare-row.ts';
import { conflictedPath, TWICE } from '../runs/broken-record.ts';
import { asRunsTable } from '../runs/filling/way-to-runs-table.ts';
import { recordsOfExperiment } from '../runs/records-of-experiment.ts';
import { rekeyedId } from '../runs/rekeyed-row.ts';
import { rowlessRuns } from '../runs/rowless-runs.ts';
import { runsElsewhere } from '../runs/runs-elsewhere.ts';
import { shiftOf, shiftWords } from '../runs/shifted-row.ts';
import { counted } from '../text/counted.ts';
import { runsTablesOf } from '../records/runs-tables.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { RunRecords } from '../runs/records-of-experiment.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { RunElsewhere } from '../runs/runs-elsewhere.ts';
import type { Shift } from '../runs/shifted-row.ts';
import type { Span } from '../text/span.ts';

/** A row must agree with its run record, apart from rounding; a run record must have its row. */
export const rowRecord: DocumentRule = {
  name: 'row-record',
  scope: 'document',
  severity: 'error',
  summary: 'Require rows and run records to agree.',
  *check({ records, surroundings: { runRecords, brokenRunRecords } }) {
    for (const message of brokenRunRecords) yield brokenFinding(message);
    if (runRecords.size === 0) return;
    const elsewhere = new Set<RunRecord | undefined>();
    for (const record of records) yield* inExperiment(record, recordsOfExperiment(record, runRecords), elsewhere);
    for (const { tables, runs } of rowlessRuns(records, runRecords)) {
      const alone = runs.filter((run) => !elsewhere.has(run));
      const span = tables[0]?.place.table.header.span ?? records[0]?.root.heading?.span;
      const rekeyed = alone.flatMap((run) => {
        const now = rekeyedId(run, tables);
        return now === undefined ? [] : [{ run, now }];
      });
      const others = alone.filter((each) => !rekeyed.some(({ run }) => run === each));
      if (rekeyed.length > 0) yield rekeyedFinding(rekeyed, span);
      if (others.length > 0) yield rowlessFinding(others, span);
    }
  },
};

/**
 * Checks an experiment's own rows and run records against each other; notes the runs whose values are in another kind
 * of table.
 */
function* inExperiment(
  record: ExperimentRecord,
  own: RunRecords,
  elsewhere: Set<RunRecord | undefined>,
): Generator<Finding> {
  if (own.size === 0) return;
  const rows = runsTablesOf(record).flatMap((table) => table.rows.map((row) => ({ table, row })));
  for (const { table, row } of rows) yield* disagreements(own, table, row);
  const others = runsElsewhere(record, [...own.values()]);
  for (const each of others) yield elsewhereFinding(each);
  for (const { run } of others) elsewhere.add(own.get(run));
  const present = new Set([...rows, ...others].map(({ row }) => row.id));
  const deep = [...own.values()].filter(({ run }) => !present.has(run));
  if (deep.length > 0) yield* inMetricsTables(record, deep);
}

function brokenFinding(message: string): Finding {
  const span = { start: 0, end: 0 };
  const path = conflictedPath(message);
  if (path !== undefined)
    return { message, span, hint: `\`expctl resolve ${forShell(path)}\` takes the side that the row shows` };
  if (message.includes(TWICE)) return { message, span, hint: 'delete the one that does not say what its row says' };
  return {
    message: `a run record cannot be read: ${message}`,
    span,
    hint: 'take the file from git, or log the run again with `--replace`',
  };
}

const elsewhereFinding = ({ run, table, row }: RunElsewhere): Finding => ({
  message: `the run ${run} was logged into a table that is none of runs: the rows beside it are read by no criterion`,
  span: row.row.span,
  hint: asRunsTable(table),
});

function* disagreements(own: RunRecords, table: TableRecord, row: RowRecord): Generator<Finding> {
  const kept = row.id === undefined ? undefined : own.get(row.id);
  if (kept === undefined) return;
  const found = compareRowWithRecord(table, row, kept);
  const shift = found.length < 2 ? undefined : shiftOf(table, row, kept);
  if (shift !== undefined) return yield shiftFinding(kept, shift);
  for (const { column, cell, recorded, span } of found)
    yield {
      message: `${column} of ${kept.run} is ${cell === '' ? 'blank' : cellWords(cell)} here and ${cellWords(recorded)} in its run record`,
      span,
      hint: 'put the cell back, or log the run again with `--replace`',
    };
}

const shiftFinding = ({ run }: RunRecord, shift: Shift): Finding => {
  const { from, way, span } = shift;
  const mend =
    way === 'left' ? `put back the cell that is gone from ${from}` : `take out the cell that came in at ${from}`;
  return {
    message: `the row of ${run} is ${shiftWords(shift)}`,
    span,
    hint: `${mend}, or log the run again with \`--replace\``,
  };
};

/** The runs of a document that describes one run in depth: their values are in its metrics tables. */
function* inMetricsTables(record: ExperimentRecord, deep: readonly RunRecord[]): Generator<Finding> {
  const { kind } = record;
  const tables = metricsTablesOf(record);
  const replaced = new Set(tables.flatMap((table) => replacedRuns(table, deep, kind?.metrics)));
  for (const table of tables)
    for (const { column, cell, recorded, span } of compareMetricsWithRecords(table, deep, {
      metrics: kind?.metrics,
      replaced,
    }))
      yield {
        message: `${column} is ${cell.trim() === '' ? 'blank' : cellWords(cell)} here and ${cellWords(recorded)} in the run record`,
        span,
        hint: 'put the cell back, or log the run again with `--replace`',
      };
}

/**
 * Reported once for an experiment: if many rows are missing, the table was cut; the runs were not forgotten one by one.
 */
function rowlessFinding([first, ...others]: readonly RunRecord[], span: Span | undefined): Finding {
  const more = others.length === 0 ? '' : ` (and ${counted(others.length, 'other')})`;
  return {
    message: `the run ${first?.run ?? ''}${more} has a run record and no row${endOf(first)}`,
    span: span ?? { start: 0, end: 0 },
    severity: 'warning',
    hint: '`expctl doctor` shows whether its row waits; else log it again, or delete its run record',
  };
}

type Rekeyed = { readonly run: RunRecord; readonly now: string };

/** Said once for a table whose key was changed. */
function rekeyedFinding([first, ...others]: readonly Rekeyed[], span: Span | undefined): Finding {
  const [run, now] = [first?.run.run ?? '', first?.now ?? ''];
  const more = others.length === 0 ? '' : ` (and ${counted(others.length, 'other')})`;
  return {
    message: `the run ${run}${more} has a run record, and its row is called ${now} by the table's key`,
    span: span ?? { start: 0, end: 0 },
    severity: 'warning',
    hint: `where the key was changed, log the run again as ${now}, and delete the run record of ${run}`,
  };
}

const endOf = (record: RunRecord | undefined): string =>
  record?.status === 'started' ? '; no end of it is recorded' : '';
