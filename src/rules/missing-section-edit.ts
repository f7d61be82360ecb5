import { unclosedBlock } from '../document/unclosed-block.ts';
import { insertion } from '../text/edit.ts';
import { lineEndingAt } from './line-ending-at.ts';
import { above } from '../text/slash-path.ts';
import type { Section } from '../document/section.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';
import type { SectionSpec } from '../template/kind.ts';
import type { Edit } from '../text/edit.ts';

/** An edit that adds a heading where the template has it, and that place in words: `before "## Prerequisites"`. */
export type AddedSection = { readonly edit: Edit; readonly where: string };

/**
 * The place for a missing section: before the next section of the template that the document has, at the same depth and
 * below the same parent; else at the end of the parent. Undefined if the document's headings differ from the
 * template's.
 */
export function missingSectionEdit(record: ExperimentRecord, spec: SectionSpec): AddedSection | undefined {
  const { kind, sections, document } = record;
  const { text } = document.source;
  const heading = `${'#'.repeat(spec.depth)} ${spec.title.trim()}`;
  const order = kind?.sections ?? [];
  const behind = order.slice(order.indexOf(spec) + 1).map(({ key }) => key);
  const next = behind
    .filter((key) => above(key) === above(spec.key))
    .map((key) => sections.find((section) => section.spec?.key === key))
    .find((section) => section?.section.heading !== undefined);
  if (next !== undefined) return beforeSection(text, next, { heading, depth: spec.depth });
  return atEnd(record, spec, heading);
}

type Heading = { readonly heading: string; readonly depth: number };

function beforeSection(
  text: string,
  { section }: SectionRecord,
  { heading, depth }: Heading,
): AddedSection | undefined {
  const start = section.heading?.span.start;
  if (start === undefined || section.depth !== depth || !isLineStart(text, start)) return undefined;
  const ending = lineEndingAt(text, start);
  const gap = start === 0 || isBlankLineBefore(text, start) ? '' : ending;
  return {
    edit: insertion(start, `${gap}${heading}${ending}${ending}`),
    where: `before "${'#'.repeat(section.depth)} ${section.title.trim()}"`,
  };
}

function atEnd(
  { sections, root, document }: ExperimentRecord,
  spec: SectionSpec,
  heading: string,
): AddedSection | undefined {
  const { text } = document.source;
  const parent = above(spec.key);
  const owner = parent === '' ? root : sections.find((section) => section.spec?.key === parent)?.section;
  if (owner === undefined || (parent !== '' && owner.depth !== spec.depth - 1)) return undefined;
  // Text written after an open fence or comment would become part of it.
  if (owner.span.end === text.length && unclosedBlock(text, document.blocks) !== undefined) return undefined;
  const end = beforeRules(text, owner);
  const written = text.slice(0, end).trimEnd().length;
  const ending = lineEndingAt(text, end);
  const before = end > written + ending.length ? '' : isLineStart(text, end) ? ending : ending + ending;
  const after = end < text.length ? ending : '';
  return {
    edit: insertion(end, `${before}${heading}${ending}${after}`),
    where: parent === '' ? 'at the end' : `at the end of "${owner.title.trim()}"`,
  };
}

/**
 * The end of a section before the rules that separate it from the next one: text after `---` would seem to belong to
 * the next section.
 */
function beforeRules(text: string, owner: Section): number {
  const last = lastWithin(owner);
  const rules = last.body.slice(last.body.findLastIndex(({ kind }) => kind !== 'thematic-break') + 1);
  const [first] = rules;
  return first === undefined ? owner.span.end : text.lastIndexOf('\n', first.span.start) + 1;
}

function lastWithin(section: Section): Section {
  const last = section.sections.at(-1);
  return last === undefined ? section : lastWithin(last);
}

const isLineStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n';

const isBlankLineBefore = (text: string, at: number): boolean =>
  /\n[ \t]*\r?\n$/u.test(text.slice(Math.max(0, at - 200), at));
