import { isDue } from './is-due.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { SectionSpec } from '../template/kind.ts';

/** A section that the kind asks for by the record's stage stands in the document. */
export const requireSection: DocumentRule = {
  name: 'require-section',
  scope: 'document',
  severity: 'error',
  summary: 'Require the sections that the template asks for at the stage of the document.',
  *check({ records }) {
    for (const record of records) for (const spec of missingSections(record)) yield findingFor(record, spec);
  },
};

/** A missing section below a missing section is said once, by its parent. */
function missingSections({ absent, status }: ExperimentRecord): readonly SectionSpec[] {
  const due = absent.sections.filter((spec) => isDue(spec.due, status.stage) && !spec.repeated);
  const keys = new Set(due.map(({ key }) => key));
  return due.filter(({ key }) => !keys.has(key.slice(0, Math.max(0, key.lastIndexOf('/')))));
}

function findingFor(record: ExperimentRecord, spec: SectionSpec): Finding {
  const { kind, root, status } = record;
  const heading = `${'#'.repeat(spec.depth)} ${spec.title}`;
  const wanted = spec.due.stage === 'planned' ? '' : ` now that the experiment is ${status.stage}`;
  return {
    message: `the section "${heading}" is missing${wanted}`,
    span: root.heading?.span ?? { start: 0, end: 0 },
    severity: spec.due.severity,
    hint: 'add the heading, or mark it `(optional)` in the template if the team does not need it',
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}
