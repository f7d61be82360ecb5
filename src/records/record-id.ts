import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Section } from '../document/section.ts';
import type { Kind } from '../template/kind.ts';
import { titleSection } from '../template/section-keys.ts';
import { sliceOf } from '../text/span.ts';
import { idIn } from './ids/id-in.ts';
import { titleId } from './ids/title-id.ts';
import { namingPart } from './naming-part.ts';
import type { FieldRecord, RecordId } from './record.ts';

export type IdFacts = {
  readonly document: MarkdownDocument;
  readonly root: Section;
  readonly kind: Kind | undefined;
  /** Used only if the title has no id. */
  readonly fields: () => readonly FieldRecord[];
};

const FIELD_NAMES: readonly string[] = [
  'experiment_id',
  'exp_id',
  'experiment',
  'id',
  'issue_id',
  '实验编号',
  '実験id',
];
const LONGEST = 200;

/**
 * The id of a record: from its title, a field, the front matter, or the file's name (the whole name if the kind has no
 * pattern).
 */
export function recordId(facts: IdFacts): RecordId | undefined {
  const title = facts.root.heading === undefined ? titleSection(facts.root) : facts.root;
  const whole = facts.root.heading === undefined;
  return (title && idOfTitle(title, facts)) ?? idOfField(facts) ?? (whole ? idOfFileName(facts) : undefined);
}

function idOfTitle({ title, heading }: Section, { kind }: IdFacts): RecordId | undefined {
  const found = titleId(title, kind?.identity);
  if (heading === undefined || found === undefined || found.form === 'hypothesis') return undefined;
  const { start } = heading.content;
  return { text: found.text, span: { start: start + found.span.start, end: start + found.span.end }, from: 'title' };
}

function idOfField({ document, kind, fields }: IdFacts): RecordId | undefined {
  const named = fields().filter(
    ({ spec, field }) => spec?.source === 'id' || (field.group.length === 0 && FIELD_NAMES.includes(field.name)),
  );
  for (const { field, filling, value } of named.toSorted(byStrength)) {
    if (filling !== 'filled' || value.kind === 'missing') continue;
    const written = sliceOf(document.source.text, field.value);
    const from = field.form === 'front-matter' ? 'front-matter' : 'field';
    const found = idIn(written.slice(0, LONGEST), { pattern: kind?.identity.idPattern });
    if (found !== undefined) {
      const start = field.value.start + found.span.start;
      return { text: found.text, span: { start, end: start + found.text.length }, from };
    }
    const whole = 'plain' in value ? value.plain : value.text.replace(/[`*]/gu, '');
    if (field.name !== 'experiment' && /^[^\s[\]<>]{1,64}$/u.test(whole))
      return { text: whole, span: field.value, from };
  }
  return undefined;
}

/** The kind's own field first, then the more specific names; front matter last. */
const byStrength = (a: FieldRecord, b: FieldRecord): number => strength(a) - strength(b);

const strength = ({ spec, field }: FieldRecord): number =>
  (spec?.source === 'id' ? 0 : 1 + FIELD_NAMES.indexOf(field.name)) + (field.form === 'front-matter' ? 100 : 0);

function idOfFileName({ document, kind }: IdFacts): RecordId | undefined {
  const name = namingPart(document.source.path, kind?.identity.fileName);
  const found = idIn(name.slice(0, LONGEST), { pattern: kind?.identity.idPattern });
  if (found !== undefined && found.form !== 'hypothesis')
    return { text: found.text, span: undefined, from: 'file-name' };
  const isId = kind !== undefined && kind.identity.idPattern === undefined && name !== '' && name !== '-';
  return isId ? { text: name, span: undefined, from: 'file-name' } : undefined;
}
