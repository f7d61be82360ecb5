import { dueWords, isDue } from './is-due.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';

/** A section that is due holds something of the document's own. */
export const sectionFilled: DocumentRule = {
  name: 'section-filled',
  scope: 'document',
  severity: 'error',
  summary: "Require something of the document's own in every section that is due.",
  *check({ records }) {
    for (const record of records) {
      const empty = record.sections.filter((section) => isEmptyWhenDue(record, section));
      const keys = new Set(empty.map(({ key }) => key));
      for (const section of empty) if (!keys.has(parentKey(section.key))) yield* findingFor(record, section);
    }
  },
};

/** A section whose fields are asked for one by one is left to the field rules; options ask for nothing but a tick. */
function isEmptyWhenDue(record: ExperimentRecord, section: SectionRecord): boolean {
  const { spec, key } = section;
  // Whether it is filled is the dearest question, and found out when asked.
  if (spec === undefined || spec.role === 'guidance' || !isDue(spec.due, record.status.stage) || section.filled)
    return false;
  const lists = record.checklists.filter(({ role }) => role !== 'options');
  const parts = [...record.fields, ...record.tables, ...lists];
  return !parts.some((part) => part.spec !== undefined && isWithin(part.section, key));
}

const isWithin = (section: string, key: string): boolean => section === key || section.startsWith(`${key}/`);

const parentKey = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('/')));

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
