import { nearest } from '../text/nearest.ts';
import { dueWords, isDue } from './is-due.ts';
import { placeOfSection } from './place-of-section.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import type { TableSpec } from '../template/kind.ts';

/** A table of the kind stands in the document when it is due, with the template's columns. */
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
  return !inMissing && isDue(spec.due, record.status.stage);
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

/** Headers of a table that a team widened or narrowed; said once for each column. */
function* differences(record: ExperimentRecord, table: TableRecord, spec: TableSpec): Generator<Finding> {
  if (record.status.stage === 'cancelled') return;
  const template = record.kind === undefined ? {} : { template: { path: record.kind.path, line: spec.line } };
  const wanted = new Map(spec.columns.map(({ name, header }) => [name, header]));
  const present = new Set(table.columns.map(({ name }) => name));
  const unknown = table.columns.filter(({ name }) => !wanted.has(name));
  for (const [name, header] of wanted) {
    if (present.has(name)) continue;
    const near = nearest(
      name,
      unknown.map((column) => column.name),
    );
    const other = unknown.find((column) => column.name === near);
    const meant = other === undefined ? '' : ` (there is "${other.header}")`;
    yield {
      message: `the column "${header}" is missing${meant}`,
      span: table.place.table.header.span,
      hint: 'columns may be added freely; one of the template that nobody needs is taken out there',
      ...template,
    };
  }
}
