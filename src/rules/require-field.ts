import { dueWords, isDue } from './is-due.ts';
import { placeOfSection } from './place-of-section.ts';
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
    ({ key }) => key !== '' && (spec.section === key || spec.section.startsWith(`${key}/`)),
  );
  return !inMissing && isDue(spec.due, record.status.stage);
}

function isOwed(record: ExperimentRecord, { spec, filling }: FieldRecord): boolean {
  return spec !== undefined && filling === 'blank' && isDue(spec.due, record.status.stage);
}

function missing(record: ExperimentRecord, spec: FieldSpec): Finding {
  const section = record.sections.find(({ key }) => key === spec.section)?.section;
  const where = section === undefined ? '' : ` in "${section.title.trim()}"`;
  return {
    message: `the field "${spec.label}" is missing${where}`,
    span: placeOfSection(record, spec.section),
    severity: spec.due.severity,
    hint: `add \`**${spec.label}**: …\`; ${dueWords(spec.due)}`,
    ...asking(record, spec),
  };
}

function* blank(record: ExperimentRecord, { field, spec }: FieldRecord): Generator<Finding> {
  if (spec === undefined) return;
  yield {
    message: `the field "${field.label}" is not filled in yet`,
    span: field.span,
    severity: spec.due.severity,
    hint: 'write what holds, or `n/a`',
    ...asking(record, spec),
  };
}

const asking = ({ kind }: ExperimentRecord, spec: FieldSpec): Pick<Finding, 'template'> =>
  kind === undefined ? {} : { template: { path: kind.path, line: spec.line } };
