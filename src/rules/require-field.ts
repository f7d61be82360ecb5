import { isDue } from './is-due.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';
import type { FieldSpec } from '../template/kind.ts';

/** A field that is due stands in the document and has a value. */
export const requireField: DocumentRule = {
  name: 'require-field',
  scope: 'document',
  severity: 'warning',
  summary: 'Require the fields that the template asks for at the stage of the document.',
  *check({ records }) {
    for (const record of records) {
      for (const spec of record.absent.fields) if (isMissing(record, spec)) yield missing(record, spec);
      for (const field of record.fields) if (isOwed(record, field)) yield* blank(record, field);
    }
  },
};

/** A field of a section that is missing too is not said again. */
function isMissing(record: ExperimentRecord, spec: FieldSpec): boolean {
  const inMissing = record.absent.sections.some(
    ({ key }) => spec.section === key || spec.section.startsWith(`${key}/`),
  );
  return !inMissing && isDue(spec.due, record.status.stage);
}

function isOwed(record: ExperimentRecord, { spec, filling }: FieldRecord): boolean {
  return spec !== undefined && filling === 'blank' && isDue(spec.due, record.status.stage);
}

function missing(record: ExperimentRecord, spec: FieldSpec): Finding {
  const section = record.sections.find(({ key }) => key === spec.section)?.section ?? record.root;
  const where = section.heading === undefined ? '' : ` in "${section.title.trim()}"`;
  return {
    message: `the field "${spec.label}" is missing${where}`,
    span: section.heading?.span ?? { start: 0, end: 0 },
    severity: spec.due.severity,
    hint: `add a line \`**${spec.label}**: …\``,
    ...asking(record, spec),
  };
}

function* blank(record: ExperimentRecord, { field, spec }: FieldRecord): Generator<Finding> {
  if (spec === undefined) return;
  yield {
    message: `the field "${field.label}" is not filled in yet`,
    span: field.span,
    severity: spec.due.severity,
    ...asking(record, spec),
  };
}

const asking = ({ kind }: ExperimentRecord, spec: FieldSpec): Pick<Finding, 'template'> =>
  kind === undefined ? {} : { template: { path: kind.path, line: spec.line } };
