import { isDue } from './is-due.ts';
import { placeOfSection } from './place-of-section.ts';
import { missingSectionEdit } from './missing-section-edit.ts';
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
  const gone = new Set(absent.sections.map(({ key }) => key));
  return absent.sections.filter(
    (spec) => isDue(spec.due, status.stage) && !spec.repeated && spec.key !== '' && !gone.has(parentKey(spec.key)),
  );
}

const parentKey = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('/')));

function findingFor(record: ExperimentRecord, spec: SectionSpec): Finding {
  const { kind, status } = record;
  const heading = `${'#'.repeat(spec.depth)} ${spec.title.trim()}`;
  const wanted = spec.due.stage === 'planned' ? '' : `, now that the experiment is ${status.stage}`;
  const added = missingSectionEdit(record, spec);
  const optional = 'mark it `(optional)` in the template if the team does not need it';
  return {
    message: `"${heading}" is missing${wanted}`,
    span: placeOfSection(record, parentKey(spec.key)),
    severity: spec.due.severity,
    hint:
      added === undefined
        ? `add the heading, or ${optional}`
        : `\`expctl check --fix\` adds it ${added.where}; ${optional}`,
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
    ...(added === undefined ? {} : { fix: [added.edit] }),
  };
}
