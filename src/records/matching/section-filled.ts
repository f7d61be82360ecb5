import type { Section } from '../../document/section.ts';
import { foldLine } from '../../template/fold-line.ts';
import type { Kind, SectionSpec } from '../../template/kind.ts';
import { contains } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import type { FieldRecord } from '../record.ts';
import { covers } from './covers.ts';

export type FilledFacts = {
  readonly text: string;
  readonly section: Section;
  readonly spec: SectionSpec | undefined;
  readonly kind: Kind | undefined;
  readonly fields: readonly FieldRecord[];
};

const SILENT = /^(?:#{1,6}(?:\s|$)|<!--.*-->$|(?:[-*_]\s*){3,}$|[=]{2,}$|`{3,}|~{3,}|\|?\s*:?-+:?\s*\|)/u;
const UNFILLED = /^(?:\[\s\]\s*)?(?:other:?\s*)?[_.…\s-]*$/iu;

/**
 * Whether anything stands in a section (or below it) that is not the template's own text: a filled field, a ticked box, a
 * table cell, or a line that the template's section does not have.
 */
export function isSectionFilled({ text, section, spec, kind, fields }: FilledFacts): boolean {
  const inside = fields.filter(({ field }) => contains(section.span, field.span));
  const within = inside.filter((field) => field.spec !== undefined || spec === undefined || field.filling === 'blank');
  if (within.some(({ filling, field }) => filling === 'filled' && field.form !== 'section')) return true;
  const own = spec === undefined || kind === undefined ? NO_LINES : templateLines(kind);
  const isField = covers(within.flatMap(({ field }) => [field.span, ...field.blocks.map((block) => block.span)]));
  for (const line of linesOf(text, { start: section.heading?.span.end ?? section.span.start, end: section.span.end })) {
    if (saysSomething(line.text, own) && !isField(line.span)) return true;
  }
  return false;
}

const NO_LINES: ReadonlySet<string> = new Set();
const known = new WeakMap<Kind, ReadonlySet<string>>();

/** The folded lines of the whole template, each read once. */
function templateLines(kind: Kind): ReadonlySet<string> {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const lines = new Set(kind.text.split(/\r\n|\r|\n/u).map(foldLine));
  known.set(kind, lines);
  return lines;
}

function saysSomething(written: string, own: ReadonlySet<string>): boolean {
  const line = written.trim();
  if (line === '' || SILENT.test(line) || UNFILLED.test(line)) return false;
  if (/^(?:[-*+]|\d{1,9}[.)])\s+\[[xX]\]/u.test(line)) return true;
  const folded = foldLine(line);
  if (folded === '' || own.has(folded)) return false;
  return !line.startsWith('|') || !isEmptyRow(folded, own);
}

/** A row of which only the template's own label stands. */
function isEmptyRow(row: string, own: ReadonlySet<string>): boolean {
  const cells = row
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '' && !/^[-–—_.…]+$|^TBD$/iu.test(cell));
  if (filled.length === 0) return true;
  return filled.length === 1 && [...own].some((line) => line.startsWith(`| ${filled[0] ?? ''} |`));
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
