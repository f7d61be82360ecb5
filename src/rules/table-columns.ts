import { counted } from '../text/counted.ts';
import { nearest } from '../text/nearest.ts';
import { dueWords, isDue } from './is-due.ts';
import { isNotApplicable } from './not-applicable.ts';
import { placeOfSection } from './place-of-section.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ColumnRecord, ExperimentRecord, TableRecord } from '../records/record.ts';
import type { ColumnSpec, TableSpec } from '../template/kind.ts';

/** A table of the kind must be in the document when it is due, with the template's columns. */
export const tableColumns: DocumentRule = {
  name: 'table-columns',
  scope: 'document',
  severity: 'warning',
  summary: "Require the template's tables with their columns.",
  *check({ records }) {
    for (const record of records) {
      for (const spec of record.absent.tables) if (isOwed(record, spec)) yield absent(record, spec);
      for (const table of record.tables) if (table.spec !== undefined) yield* differences(record, table, table.spec);
    }
  },
};

function isOwed(record: ExperimentRecord, spec: TableSpec): boolean {
  const inMissing = record.absent.sections.some(
    ({ key }) => key !== '' && (spec.section === key || spec.section.startsWith(`${key}/`)),
  );
  return !inMissing && isDue(spec.due, record.status.stage) && !isNotApplicable(record, spec.section);
}

function absent(record: ExperimentRecord, spec: TableSpec): Finding {
  const columns = spec.columns.map(({ header }) => header).join(' | ');
  return {
    message: `the table "| ${columns} |" is missing`,
    span: placeOfSection(record, spec.section),
    severity: spec.due.severity,
    hint: `${dueWords(spec.due)}; copy its header from the template, or mark it \`<!-- optional -->\` there`,
    ...(record.kind === undefined ? {} : { template: { path: record.kind.path, line: spec.line } }),
  };
}

/** All missing columns of the template are reported together: a table that a team adapted lacks many. */
function* differences(record: ExperimentRecord, table: TableRecord, spec: TableSpec): Generator<Finding> {
  if (record.status.stage === 'cancelled') return;
  const names = new Set(table.columns.map(({ name }) => name));
  const missing = spec.columns.filter(({ name }) => !names.has(name));
  if (missing.length === 0) return;
  const wanted = new Set(spec.columns.map(({ name }) => name));
  const others = table.columns.filter(({ name }) => !wanted.has(name));
  yield {
    message: `${counted(missing.length, 'column')} of the template ${missing.length === 1 ? 'is' : 'are'} missing: ${missing.map((column) => wordsFor(column, others)).join(', ')}`,
    span: table.place.table.header.span,
    hint: 'columns may be added freely; one of the template that nobody needs is taken out there',
    ...(record.kind === undefined ? {} : { template: { path: record.kind.path, line: spec.line } }),
  };
}

function wordsFor({ name, header }: ColumnSpec, others: readonly ColumnRecord[]): string {
  const near = nearest(
    name,
    others.map((column) => column.name),
  );
  const other = others.find((column) => column.name === near);
  return other === undefined ? `"${header}"` : `"${header}" (there is "${other.header}")`;
}
