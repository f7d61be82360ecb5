import { labelName } from '../document/label-name.ts';
import { counted } from '../text/counted.ts';
import { dueWords, isDue } from './is-due.ts';
import { isNotApplicable } from './not-applicable.ts';
import { placeOfSection } from './place-of-section.ts';
import { groupBy } from '../text/group-by.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';
import type { FieldSpec, Kind } from '../template/kind.ts';

/** A field that is due must be in the document and have a value. */
export const requireField: DocumentRule = {
  name: 'require-field',
  scope: 'document',
  severity: 'warning',
  summary: 'Require the fields that the template asks for at the stage of the document.',
  *check({ records }) {
    for (const record of records) {
      yield* missingFields(record);
      for (const field of record.fields) if (isOwed(record, field)) yield* blank(record, field);
    }
  },
};

/** All fields missing from one section are reported in one sentence. */
function* missingFields(record: ExperimentRecord): Generator<Finding> {
  const absent = record.absent.fields.filter((each) => isMissing(record, each));
  const bySection = groupBy(absent, ({ section, due }) => `${section}\n${due.severity}`);
  for (const [first, ...others] of bySection.values()) if (first !== undefined) yield missing(record, first, others);
}

/**
 * A field is not reported if its section is missing too, nor is the second place of a status that is stated elsewhere.
 * Front matter that cannot be read is not checked: the rule `front-matter` reports it.
 */
function isMissing(record: ExperimentRecord, spec: FieldSpec): boolean {
  const { absent, kind, status } = record;
  if (isUnreadFrontMatter(record) && isOfFrontMatter(kind, spec)) return false;
  const inMissing = absent.sections.some(
    ({ key }) => key !== '' && (spec.section === key || spec.section.startsWith(`${key}/`)),
  );
  const isTold = status.stated && (kind?.status?.fields.includes(spec.key) ?? false);
  return (
    !inMissing &&
    !isTold &&
    isDue(spec.due, status.stage) &&
    !isNotApplicable(record, spec.section) &&
    !isRow(record, spec)
  );
}

/** Whether a table of the section has a row with the field's name and a value: `| Learning rate | 3e-4 |`. */
const isRow = ({ tables }: ExperimentRecord, { section, name, label }: FieldSpec): boolean =>
  tables.some(
    (table) =>
      table.section === section &&
      table.rows.some(
        ({ cells: [first, ...others] }) =>
          first !== undefined &&
          (labelName(first.text) === name || labelName(first.text) === labelName(label)) &&
          others.some(({ text }) => text.trim() !== ''),
      ),
  );

const isUnreadFrontMatter = ({ document: { frontMatter } }: ExperimentRecord): boolean =>
  frontMatter !== undefined && frontMatter.entries.length === 0 && frontMatter.problems.length > 0;

/** Whether the template has a field in its front matter. */
const isOfFrontMatter = (kind: Kind | undefined, { section, line }: FieldSpec): boolean =>
  kind?.frontMatter !== undefined &&
  section === '' &&
  line <= kind.text.slice(0, kind.frontMatter.span.end).split('\n').length;

function isOwed(record: ExperimentRecord, field: FieldRecord): boolean {
  const { spec } = field;
  return spec !== undefined && isDue(spec.due, record.status.stage) && field.filling === 'blank';
}

function missing(record: ExperimentRecord, first: FieldSpec, others: readonly FieldSpec[]): Finding {
  const section = record.sections.find(({ key }) => key === first.section)?.section;
  const where = section === undefined ? '' : ` in "${section.title.trim()}"`;
  const labels = [first, ...others].map(({ label }) => `"${label}"`);
  const message =
    others.length === 0
      ? `the field ${labels.join('')} is missing${where}`
      : `${counted(labels.length, 'field')} are missing${where}: ${labels.join(', ')}`;
  return {
    message,
    span: placeOfSection(record, first.section),
    severity: first.due.severity,
    hint: `add \`${formOf(record, first)}\`${others.length === 0 ? '' : ' and so on'}; ${dueWords(first.due)}`,
    ...asking(record, first),
  };
}

/**
 * How to write a field: as a line of front matter if the document has some and the template has the field there, or as
 * a row.
 */
function formOf({ document, kind }: ExperimentRecord, spec: FieldSpec): string {
  if (document.frontMatter !== undefined && isOfFrontMatter(kind, spec)) return `${spec.label}: …`;
  return isOfTable(kind, spec) ? `| ${spec.label} | … |` : `**${spec.label}**: …`;
}

/** Whether the template has a field in a row of a table. */
const isOfTable = (kind: Kind | undefined, { line }: FieldSpec): boolean =>
  kind?.text.split('\n')[line - 1]?.trimStart().startsWith('|') === true;

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
