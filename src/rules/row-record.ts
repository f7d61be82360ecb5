import { compareRowWithRecord } from '../runs/compare-row.ts';
import { lineAt } from '../text/line-index.ts';
import type { DocumentRule, DocumentSubject, Finding } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';

/** A row says what its run record says, rounding in mind; a record has its row. */
export const rowRecord: DocumentRule = {
  name: 'row-record',
  scope: 'document',
  severity: 'error',
  summary: 'Require rows and run records to agree.',
  *check(subject) {
    const { runRecords, brokenRunRecords } = subject.surroundings;
    for (const message of brokenRunRecords)
      yield {
        message,
        span: { start: 0, end: 0 },
        hint: 'log the run again with `--replace`, or take the file from git',
      };
    if (runRecords.size === 0) return;
    for (const record of subject.records) yield* disagreements(subject, record);
  },
};

function* disagreements({ document, surroundings }: DocumentSubject, record: ExperimentRecord): Generator<Finding> {
  const present = new Set<string>();
  const tables = record.tables.filter(({ role }) => role === 'runs');
  for (const table of tables)
    for (const row of table.rows) {
      const kept = row.id === undefined ? undefined : surroundings.runRecords.get(row.id);
      if (row.id !== undefined) present.add(row.id);
      if (kept === undefined) continue;
      for (const { column, cell, recorded, span } of compareRowWithRecord(table, row, kept)) {
        yield {
          message: `${column} of ${row.id ?? ''} is ${cell} here and ${recorded} in its run record`,
          span,
          hint: `log the run again with \`--replace\`, or put the cell back (line ${lineAt(document.lines, span.start)})`,
        };
      }
    }
  const [table] = tables;
  if (table === undefined) return;
  for (const run of surroundings.runRecords.keys()) {
    if (present.has(run)) continue;
    yield {
      message: `the run ${run} has a run record and no row`,
      span: table.place.table.header.span,
      severity: 'warning',
      hint: 'log it again, or delete its run record',
    };
  }
}
