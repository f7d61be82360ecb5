import { compareMetricsWithRecords, compareRowWithRecord, replacedRuns } from '../runs/compare-row.ts';
import { conflictedPath, TWICE } from '../runs/broken-record.ts';
import { asRunsTable } from '../runs/filling/table-problem.ts';
import { ownRunRecords } from '../criteria/own-run-records.ts';
import { runsElsewhere } from '../runs/runs-elsewhere.ts';
import { counted } from '../text/counted.ts';
import type { DocumentRule, DocumentSubject, Finding } from '../lint/rule.ts';
import type { RowRecord, TableRecord } from '../records/record.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { RunElsewhere } from '../runs/runs-elsewhere.ts';

/** A row says what its run record says, rounding in mind; a run record has its row. */
export const rowRecord: DocumentRule = {
  name: 'row-record',
  scope: 'document',
  severity: 'error',
  summary: 'Require rows and run records to agree.',
  *check(subject) {
    const { runRecords, brokenRunRecords } = subject.surroundings;
    for (const message of brokenRunRecords) yield brokenFinding(message);
    if (runRecords.size === 0) return;
    const tables = subject.records.flatMap((record) => record.tables.filter(({ role }) => role === 'runs'));
    const rows = tables.flatMap((table) => table.rows.map((row) => ({ table, row })));
    for (const { table, row } of rows) yield* disagreements(subject, table, row);
    const present = new Set<string | undefined>(rows.map(({ row }) => row.id));
    const elsewhere = subject.records.flatMap((record) => runsElsewhere(record, ownRunRecords(record, runRecords)));
    for (const each of elsewhere) yield elsewhereFinding(each);
    for (const { run } of elsewhere) present.add(run);
    yield* inMetricsTables(subject, present);
    yield* withoutRow(subject, tables[0], present);
  },
};

function brokenFinding(message: string): Finding {
  const span = { start: 0, end: 0 };
  const path = conflictedPath(message);
  if (path !== undefined)
    return { message, span, hint: `\`expctl resolve ${path}\` takes the side that the row tells of` };
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

function* disagreements({ surroundings }: DocumentSubject, table: TableRecord, row: RowRecord): Generator<Finding> {
  const kept = row.id === undefined ? undefined : surroundings.runRecords.get(row.id);
  if (kept === undefined) return;
  for (const { column, cell, recorded, span } of compareRowWithRecord(table, row, kept))
    yield {
      message: `${column} of ${kept.run} is ${cell === '' ? 'blank' : cell} here and ${recorded} in its run record`,
      span,
      hint: 'put the cell back, or log the run again with `--replace`',
    };
}

/** The runs of a document that describes one run in depth: their values stand in its metrics tables. */
function* inMetricsTables(subject: DocumentSubject, present: ReadonlySet<string | undefined>): Generator<Finding> {
  const deep = [...subject.surroundings.runRecords.values()].filter(({ run }) => !present.has(run));
  if (deep.length === 0) return;
  const tables = subject.records.flatMap((record) => record.tables.map((table) => ({ table, kind: record.kind })));
  const replaced = new Set(tables.flatMap(({ table, kind }) => replacedRuns(table, deep, kind?.metrics)));
  for (const { table, kind } of tables)
    for (const { column, cell, recorded, span } of compareMetricsWithRecords(table, deep, {
      metrics: kind?.metrics,
      replaced,
    }))
      yield {
        message: `${column} is ${cell.trim() === '' ? 'blank' : cell} here and ${recorded} in the run record`,
        span,
        hint: 'put the cell back, or log the run again with `--replace`',
      };
}

/** Said once for all: where many rows are gone, the table was cut, not each run forgotten. */
function* withoutRow(
  { records, surroundings }: DocumentSubject,
  table: TableRecord | undefined,
  present: ReadonlySet<string | undefined>,
): Generator<Finding> {
  const alone = [...surroundings.runRecords.values()].filter(({ run }) => !present.has(run));
  const [first] = alone;
  // A document of one run in depth keeps its values in other tables: no row of its own is missing there.
  if (first === undefined || (table === undefined && first.status !== 'started')) return;
  const others = alone.length === 1 ? '' : ` (and ${counted(alone.length - 1, 'other')})`;
  yield {
    message: `the run ${first.run}${others} has a run record and no row${endOf(first)}`,
    span: table?.place.table.header.span ?? records[0]?.root.heading?.span ?? { start: 0, end: 0 },
    severity: 'warning',
    hint: '`expctl doctor` shows whether its row waits; else log it again, or delete its run record',
  };
}

const endOf = ({ status }: RunRecord): string => (status === 'started' ? '; no end of it is recorded' : '');
