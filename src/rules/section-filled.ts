import { dueWords } from './is-due.ts';
import { emptySections } from './empty-sections.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';

/** A section that is due must have content of the document's own. */
export const sectionFilled: DocumentRule = {
  name: 'section-filled',
  scope: 'document',
  severity: 'error',
  summary: "Require something of the document's own in every section that is due.",
  *check({ records }) {
    for (const record of records) for (const section of emptySections(record)) yield* findingFor(record, section);
  },
};

function* findingFor({ kind }: ExperimentRecord, { spec, section }: SectionRecord): Generator<Finding> {
  if (spec === undefined) return;
  yield {
    message: `the section "${section.title.trim()}" is not filled in yet`,
    span: section.heading?.span ?? section.span,
    severity: spec.due.severity,
    hint: `${dueWords(spec.due)}: write it, or mark it \`(optional)\` in the template if the team does not need it`,
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}
