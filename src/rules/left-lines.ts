import { foldLine, foldText } from '../template/fold-line.ts';
import { mayBeToFill, placeToFill, someMayBeToFill } from '../template/place-to-fill.ts';
import { templateLines } from '../template/template-lines.ts';
import { covers } from '../records/matching/covers.ts';
import { emptySections, isWithin } from './empty-sections.ts';
import { isDue } from './is-due.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';
import type { Span } from '../text/span.ts';

/** A line of the template with something to be replaced, which a document still has although it is due. */
export type LeftLine = { readonly section: SectionRecord; readonly span: Span };

/**
 * The lines of the template that remain in a record; fields and items are reported separately, and empty sections as a
 * whole.
 */
export function leftLines(record: ExperimentRecord): readonly LeftLine[] {
  const { kind, sections, status, document } = record;
  if (kind === undefined) return [];
  const { text } = document.source;
  const found: LeftLine[] = [];
  for (const section of sections) {
    const { spec } = section;
    if (spec === undefined || spec.key === '' || spec.role === 'guidance' || !isDue(spec.due, status.stage)) continue;
    for (const span of linesIn(text, section))
      if (isLeft(text.slice(span.start, span.end), () => templateLines(kind))) found.push({ section, span });
  }
  return found.length === 0 ? found : withoutTold(record, found);
}

function isLeft(line: string, own: () => ReadonlySet<string>): boolean {
  if (!mayBeToFill(line) || isOther(line)) return false;
  const folded = foldLine(line);
  return placeToFill(folded) !== undefined && own().has(folded);
}

/** Lines that are optional. */
const OTHER = /^\s*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?other\b/i;
const isOther = (line: string): boolean => line.toLowerCase().includes('other') && OTHER.test(line);

/**
 * The lines of a section's own paragraphs and lists that may have something to be replaced, without surrounding blanks.
 */
function* linesIn(text: string, { section }: SectionRecord): Generator<Span> {
  for (const { kind, span } of section.body) {
    if (kind !== 'paragraph' && kind !== 'list') continue;
    if (!someMayBeToFill(text.slice(span.start, span.end))) continue;
    for (let at = span.start; at < span.end;) {
      const next = text.indexOf('\n', at);
      const stop = next < 0 || next > span.end ? span.end : next;
      const written = text.slice(at, stop);
      const start = at + (written.length - written.trimStart().length);
      yield { start, end: Math.max(start, at + written.trimEnd().length) };
      at = stop + 1;
    }
  }
}

function withoutTold(record: ExperimentRecord, found: readonly LeftLine[]): readonly LeftLine[] {
  const isTold = covers([
    ...record.fields.flatMap(({ field }) => [field.span, ...field.blocks.map(({ span }) => span)]),
    ...record.checklists.flatMap(({ spec, span }) => (spec === undefined ? [] : [span])),
  ]);
  const empty = emptySections(record);
  return found.filter(({ section, span }) => !isTold(span) && !empty.some(({ key }) => isWithin(section.key, key)));
}

/**
 * The part of the template's placeholder that a field's value still has beside its own words: `[what was seen] it
 * foams`.
 */
export function leftPlace(sample: string, written: string): string | undefined {
  if (!mayBeToFill(written)) return undefined;
  const place = placeToFill(foldText(sample));
  return place !== undefined && place.length > 3 && foldText(written).includes(place) ? place : undefined;
}
