import type { Section } from '../../document/section.ts';
import { foldLine } from '../../template/fold-line.ts';
import { isOpenText } from '../../template/open-text.ts';
import { isPrompt } from '../../template/prompt.ts';
import { sectionLines } from '../../template/section-lines.ts';
import type { SectionLines } from '../../template/section-lines.ts';
import type { Kind, SectionSpec } from '../../template/kind.ts';
import type { Span } from '../../text/span.ts';
import type { FieldRecord, RowClass, TableRecord } from '../record.ts';
import { covers } from './covers.ts';
import { standingWithin } from './standing-within.ts';

export type FilledFacts = {
  readonly text: string;
  readonly section: Section;
  readonly spec: SectionSpec | undefined;
  readonly kind: Kind | undefined;
  readonly fields: readonly FieldRecord[];
  readonly tables: readonly TableRecord[];
};

const SILENT = /^(?:#{1,6}(?:\s|$)|<!--.*-->$|(?:[-*_]\s*){3,}$|[=]{2,}$|`{3,}|~{3,}|\|?\s*:?-+:?\s*\|)/u;
const UNFILLED = /^(?:\[\s\]\s*)?(?:other:?\s*)?[_.…\s-]*$/iu;

/**
 * Whether a section (or one below it) contains anything but the template's own text: a filled field, a ticked box, a
 * table cell, a line that the template's section does not have, or a line that is meant to stay (a line of code, a
 * limit).
 */
export function isSectionFilled({ text, section, spec, kind, fields, tables }: FilledFacts): boolean {
  const inside = standingWithin(fields, section.span, ({ field }) => field.span.start);
  const isAsked = (field: FieldRecord): boolean => field.spec !== undefined || spec === undefined;
  if (inside.some((field) => isAsked(field) && isAnswer(field) && field.filling === 'filled')) return true;
  const grids = standingWithin(tables, section.span, ({ place }) => place.table.span.start);
  if (grids.some(({ rows }) => rows.some((row) => !EMPTY_ROWS.has(row.class)))) return true;
  const within = inside.filter((field) => isAsked(field) || field.filling === 'blank');
  const own = spec === undefined || kind === undefined ? NO_LINES : sectionLines(kind, spec);
  const isRead = covers([
    ...within.flatMap(({ field }) => [field.span, ...field.blocks.map((block) => block.span)]),
    ...grids.map(({ place }) => place.table.span),
    ...commentsIn(text, section),
  ]);
  for (const line of linesOf(text, { start: section.heading?.span.end ?? section.span.start, end: section.span.end })) {
    if (saysSomething(line.text, own) && !isRead(line.span)) return true;
  }
  return false;
}

/** A single remaining alternative may be the template's own, and so may a section that the kind does not have. */
const isAnswer = ({ field, spec }: FieldRecord): boolean =>
  field.form !== 'section' || (spec !== undefined && spec.alternatives === undefined);

/** HTML comments that are alone on their lines, over any number of lines. */
const commentsIn = (text: string, { body, sections }: Section): readonly Span[] => [
  ...body.filter(({ kind, span }) => kind === 'html' && text.startsWith('<!--', span.start)).map(({ span }) => span),
  ...sections.flatMap((below) => commentsIn(text, below)),
];

const EMPTY_ROWS: ReadonlySet<RowClass> = new Set<RowClass>(['placeholder', 'repeated-header']);
const NO_LINES: SectionLines = { lines: new Set(), constant: new Set() };

function saysSomething(written: string, { lines, constant }: SectionLines): boolean {
  const line = written.trim();
  if (line === '' || SILENT.test(line) || UNFILLED.test(line)) return false;
  if (/^(?:[-*+]|\d{1,9}[.)])\s+\[[xX]\]/u.test(line)) return true;
  const folded = foldLine(line);
  if (isOpenText(folded)) return false;
  if (constant.has(folded)) return true;
  return folded !== '' && !lines.has(folded) && !(lines.size > 0 && isPrompt(line));
}

type Line = { readonly text: string; readonly span: Span };

function* linesOf(text: string, { start, end }: Span): Generator<Line> {
  for (let at = start; at < end;) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 || next > end ? end : next;
    const written = text.slice(at, stop);
    const from = at + (written.length - written.trimStart().length);
    yield { text: written, span: { start: from, end: Math.max(from, at + written.trimEnd().length) } };
    at = stop + 1;
  }
}
