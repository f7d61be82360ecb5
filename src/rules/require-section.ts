import { nearest } from '../text/nearest.ts';
import { isDue } from './is-due.ts';
import { isNotApplicable } from './not-applicable.ts';
import { placeOfSection } from './place-of-section.ts';
import { missingSectionEdit } from './missing-section-edit.ts';
import { above } from '../text/slash-path.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';
import type { SectionSpec } from '../template/kind.ts';

/** A section that the kind requires at the record's stage must be in the document. */
export const requireSection: DocumentRule = {
  name: 'require-section',
  scope: 'document',
  severity: 'error',
  summary: 'Require the sections that the template asks for at the stage of the document.',
  *check({ records }) {
    for (const record of records) for (const spec of missingSections(record)) yield findingFor(record, spec);
  },
};

/** A missing section below a missing section is reported once, with its parent. */
function missingSections(record: ExperimentRecord): readonly SectionSpec[] {
  const { absent, status } = record;
  const gone = new Set(absent.sections.map(({ key }) => key));
  return absent.sections.filter(
    (spec) =>
      isDue(spec.due, status.stage) &&
      !spec.repeated &&
      spec.key !== '' &&
      !gone.has(above(spec.key)) &&
      !isNotApplicable(record, above(spec.key)),
  );
}

function findingFor(record: ExperimentRecord, spec: SectionSpec): Finding {
  const { kind, status } = record;
  const wanted = spec.due.stage === 'planned' ? '' : `, now that the experiment is ${status.stage}`;
  const other = renamedSection(record, spec);
  const added = other === undefined ? missingSectionEdit(record, spec) : undefined;
  const meant = other === undefined ? '' : ` (there is "${headingOf(other.section)}")`;
  return {
    message: `"${headingOf(spec)}" is missing${wanted}${meant}`,
    span: other?.section.heading?.span ?? placeOfSection(record, above(spec.key)),
    severity: spec.due.severity,
    hint: `${wayOut(added?.where, other)}; mark it \`(optional)\` in the template if the team does not need it`,
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
    ...(added === undefined ? {} : { fix: [added.edit] }),
  };
}

const headingOf = ({ depth, title }: Pick<SectionSpec, 'depth' | 'title'>): string =>
  `${'#'.repeat(depth)} ${title.trim()}`;

function wayOut(where: string | undefined, other: SectionRecord | undefined): string {
  if (other !== undefined) return 'if that is the one, give it the name of the template';
  return where === undefined ? 'add the heading' : `\`expctl check --fix\` adds it ${where}`;
}

/** A section of the document's own at the same depth whose name has more or fewer words: `Key Results`. */
function renamedSection({ sections }: ExperimentRecord, spec: SectionSpec): SectionRecord | undefined {
  const own = sections.filter((each) => each.spec === undefined && each.section.depth === spec.depth);
  const near = nearest(
    spec.name,
    own.map(({ section }) => section.name),
  );
  return own.find(
    ({ section }) =>
      section.name === near || holdsWords(section.name, spec.name) || holdsWords(spec.name, section.name),
  );
}

/** Whether a name contains all words of another, at least one of them distinctive. */
function holdsWords(name: string, wanted: string): boolean {
  const words = new Set(name.split('_'));
  const parts = wanted.split('_').filter((part) => part !== '');
  return parts.some((part) => part.length > 3) && parts.every((part) => words.has(part));
}
