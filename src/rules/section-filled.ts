import { isDue } from './is-due.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';

/** A section that is due holds something of the document's own. */
export const sectionFilled: DocumentRule = {
  name: 'section-filled',
  scope: 'document',
  severity: 'error',
  summary: "Require something of the document's own in every section that is due.",
  *check({ records }) {
    for (const record of records)
      for (const section of record.sections) if (isEmptyWhenDue(record, section)) yield* findingFor(record, section);
  },
};

/** A section whose fields are asked for one by one is left to the field rules. */
function isEmptyWhenDue(record: ExperimentRecord, { spec, filled, key }: SectionRecord): boolean {
  if (spec === undefined || filled || !isDue(spec.due, record.status.stage)) return false;
  const parts = [...record.fields, ...record.tables, ...record.checklists];
  return !parts.some((part) => part.spec !== undefined && isWithin(part.section, key));
}

const isWithin = (section: string, key: string): boolean => section === key || section.startsWith(`${key}/`);

function* findingFor({ kind }: ExperimentRecord, { spec, section }: SectionRecord): Generator<Finding> {
  if (spec === undefined) return;
  yield {
    message: `the section "${section.title.trim()}" is not filled in yet`,
    span: section.heading?.span ?? section.span,
    severity: spec.due.severity,
    hint: 'write it, or take the section out if the template does not require it',
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}
