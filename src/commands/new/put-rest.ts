import { titleSection } from '../../template/section-keys.ts';
import { replacement } from '../../text/edit.ts';
import { contains } from '../../text/span.ts';
import type { Block } from '../../document/block.ts';
import type { Section } from '../../document/section.ts';
import type { MatchedSection } from '../../records/matching/section-records.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { ExtraSection, IssueAnswers, IssueRest, Written } from './issue-answers.ts';

/** A new document into which texts are put. */
export type NewDocument = {
  readonly text: string;
  readonly record: ExperimentRecord;
  readonly sections: readonly MatchedSection[];
};

/**
 * Puts texts after what preceded them in the issue; if that was not in the template, directly below the heading. Code
 * replaces the template's own.
 */
export function restEdits(document: NewDocument, rest: readonly IssueRest[]): readonly Edit[] {
  const taken = new Set<Block>();
  const placed = rest.map((piece) => {
    const section = sectionAt(document, piece.section);
    const behind = blockBehind(document, section, piece);
    const sample = FENCE.test(piece.text) ? behind?.code.find((block) => !taken.has(block)) : undefined;
    if (sample !== undefined) taken.add(sample);
    return { ...piece, section, behind, sample };
  });
  // A line that belongs to a block comes before the blocks that follow it.
  const lines = placed.filter(({ joined, behind }) => joined === 'line' && behind !== undefined);
  const blocks = placed.filter((piece) => !lines.includes(piece));
  return [...lines, ...blocks].map(({ section, behind, sample, joined, text }) => {
    if (sample !== undefined) return replacement(sample.span, text);
    const at = behind?.end ?? section.heading?.span.end ?? document.text.trimEnd().length;
    const lead = joined === 'line' && behind !== undefined ? '\n' : '\n\n';
    const isTight = lead === '\n\n' && /^\n[ \t]*\S/u.test(document.text.slice(at, at + 200));
    return { span: { start: at, end: at }, text: `${lead}${text}${isTight ? '\n' : ''}` };
  });
}

const FENCE = /^(?:`{3,}|~{3,})/u;

function sectionAt({ sections, record }: NewDocument, key: string): Section {
  const found = key === '' ? undefined : sections.find((section) => section.key === key)?.section;
  return found ?? titleSection(record.root) ?? record.root;
}

type Behind = { readonly end: number; readonly code: readonly Block[] };

/**
 * The end of the block with one of the kind's things, and of everything directly below it without a blank line,
 * including `code`.
 */
function blockBehind(
  { text, record }: NewDocument,
  { body }: Section,
  { after, parted }: IssueRest,
): Behind | undefined {
  const wanted = new Set(after);
  const spans: readonly Span[] = [
    ...record.fields.flatMap(({ spec, field }) =>
      spec !== undefined && wanted.has(spec.key) ? [field.span, ...field.blocks.map(({ span }) => span)] : [],
    ),
    ...record.checklists.flatMap(({ spec, span }) => (spec !== undefined && wanted.has(spec.key) ? [span] : [])),
    ...record.tables.flatMap(({ spec, place }) =>
      spec !== undefined && wanted.has(spec.key) ? [place.table.span] : [],
    ),
  ];
  const first = body.findLastIndex((block) => spans.some((span) => contains(block.span, span)));
  if (first < 0) return undefined;
  let last = first;
  while (isRightBelow(text, body[last], body[last + 1])) last++;
  if (parted && body[last + 1]?.kind === 'thematic-break') last++;
  const code = body.slice(first + 1, last + 1).filter(({ kind }) => kind === 'code');
  return { end: body[last]?.span.end ?? 0, code };
}

const isRightBelow = (text: string, above: Block | undefined, below: Block | undefined): boolean =>
  above !== undefined &&
  below !== undefined &&
  below.kind !== 'thematic-break' &&
  !/\n[ \t]*\n/u.test(text.slice(above.span.end, below.span.start));

/** Puts sections that the template lacks at the end of the section that contained them, or of the document. */
export function extraEdits(document: NewDocument, extras: readonly ExtraSection[]): readonly Edit[] {
  const { sections, text } = document;
  const top = Math.min(6, ...sections.filter(({ key }) => key !== '').map(({ section }) => section.depth));
  return extras.map(({ under, level, title, body }) => {
    const parent = under === '' ? undefined : sections.find(({ key }) => key === under)?.section;
    const depth = Math.min(6, (parent === undefined ? top : parent.depth + 1) + level);
    const at = parent === undefined ? text.trimEnd().length : endOf(parent);
    const heading = `${'#'.repeat(depth)} ${title.trim()}`;
    return { span: { start: at, end: at }, text: `\n\n${heading}${body === '' ? '' : `\n\n${body}`}` };
  });
}

/** The end of the text in a section and below it, without the rule that separates it from the next one. */
function endOf({ heading, body, sections }: Section): number {
  const below = sections.at(-1);
  if (below !== undefined) return endOf(below);
  return body.findLast(({ kind }) => kind !== 'thematic-break')?.span.end ?? heading?.span.end ?? 0;
}

/** Replaces the template's sections of one form by the issue's. */
export function shapeEdits(document: NewDocument, shapes: IssueAnswers['shapes']): readonly Edit[] {
  return [...shapes].flatMap(([key, written]) => {
    const own = document.sections.filter(({ spec }) => spec?.repeated === true && spec.key === key);
    return own.map(({ section }, at) => {
      const text = at === 0 ? written.map((each) => atDepth(each, section.depth)).join('\n\n') : '';
      return replacement({ start: section.span.start, end: endOf(section) }, text);
    });
  });
}

/** A section with its headings shifted so that the first has this depth. */
function atDepth({ text, depth }: Written, wanted: number): string {
  if (depth === wanted) return text;
  let fence: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
      if (mark !== undefined) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
      if (fence !== undefined) return line;
      return line.replace(/^(#{1,6})(?=\s|$)/u, (signs) =>
        '#'.repeat(Math.max(1, Math.min(6, signs.length + wanted - depth))),
      );
    })
    .join('\n');
}
