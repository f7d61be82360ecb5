import { remember } from '../../text/remember.ts';
import type { Span } from '../../text/span.ts';
import { idPatternOf, searchFor } from './id-pattern.ts';
import type { IdSearch } from './id-pattern.ts';

/**
 * How certain a form is: `strong` can only be an id (`EXP-012`, `E009`, `2026-03-31_cold-start`), `weak` is a word and
 * a number (`Run 12`, `exp10`), `hypothesis` is `H1`.
 */
export type IdForm = 'strong' | 'weak' | 'hypothesis';

/** An id as written, with its span in the text that was searched. */
export type FoundId = { readonly text: string; readonly span: Span; readonly form: IdForm };

/** Ids of a team's own pattern (`EXP-{number:3}`) are searched for before the general forms. */
export type IdOptions = { readonly pattern?: string | undefined };

const WORDS = 'exp|experiment|run|trial|spec|ablation|study';
const SPACED = `(?:${WORDS}|exp\\.)[  ](?:#[  ]?)?\\d{1,8}[a-z]?|(?:实验|實驗|実験|실험)[  ]?#?\\d{1,8}`;
const COMPACT = `(?:${WORDS})(?<separator>[-_]?)[a-z]?\\d{1,12}(?:_\\d{4,12}){0,3}[a-z]?`;
const DATED = '\\d{4}-\\d{2}-\\d{2}[-_][\\p{L}][\\p{L}\\p{N}_-]{0,99}';
const LETTER_E = 'E\\d{2,6}[a-z]?';
const HYPOTHESIS = 'H\\d{1,2}[a-z]?';
const PREFIXED = '[A-Z][A-Z0-9]{1,9}[-_](?:20\\d\\d[-_])?[A-Z]?\\d{3,12}[a-z]?';

const BEFORE = '(?<![\\p{L}\\p{N}_.-])';
const AFTER = '(?![\\p{L}\\p{N}]|[-_.]\\d)';
const ANY_CASE = searchFor(`${BEFORE}(?:(?<dated>${DATED})|(?<spaced>${SPACED})|(?<compact>${COMPACT}))${AFTER}`, 'gi');
const UPPER_CASE = searchFor(
  `${BEFORE}(?:(?<prefixed>${PREFIXED})|(?<e>${LETTER_E})|(?<h>${HYPOTHESIS}))${AFTER}`,
  'g',
);
/**
 * Every form has a letter followed by a digit, with at most a few signs between them, or a date joined to something.
 */
const LIKELY = /[A-Za-z\u00a0-\uffff][-_.\s#]{0,4}[A-Za-z]?\d|\d[-_]/;

/** Names of standards, models and machines that look like ids. */
const NO_PREFIXES: ReadonlySet<string> = new Set(
  'SHA AES ISO RFC UTF GPT CVE IEEE RTX GTX EPSG NIST ASCII COVID HTTP MIT BSD TASK ADR REQ BUG ISSUE TICKET STORY EPIC'.split(
    ' ',
  ),
);

/** Every id in `text`, in order; ids never overlap. */
export function idsIn(text: string, options: IdOptions = {}): readonly FoundId[] {
  if (!/\d/.test(text)) return [];
  const own = options.pattern === undefined ? [] : matchesOf(text, idPatternOf(options.pattern).search).map(strongId);
  if (!LIKELY.test(text)) return own;
  const general = [...matchesOf(text, ANY_CASE).map(anyCaseId), ...matchesOf(text, UPPER_CASE).flatMap(upperCaseId)];
  return withoutOverlap([...own, ...general], new Set(own));
}

/** Of overlapping ids the first, or the longer, is kept; one that matches the pattern comes before any other. */
function withoutOverlap(ids: readonly FoundId[], own: ReadonlySet<FoundId>): readonly FoundId[] {
  const kept: FoundId[] = [];
  for (const id of ids.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = kept.at(-1);
    if (last === undefined || !overlap(id.span, last.span)) kept.push(id);
    else if (own.has(id) && !own.has(last)) kept[kept.length - 1] = id;
  }
  return kept;
}

/** The first id in `text`; one that matches the pattern comes before any other. */
export function idIn(text: string, options: IdOptions = {}): FoundId | undefined {
  return firstOwn(text, options.pattern) ?? idsIn(text, options)[0];
}

/** Ids that match the pattern come first: if there is one, the text need not be searched for others. */
function firstOwn(text: string, pattern: string | undefined): FoundId | undefined {
  if (pattern === undefined || !/\d/.test(text)) return undefined;
  const [first] = matchesOf(text, idPatternOf(pattern).search);
  return first && strongId(first);
}

/** Nobody writes an id after this many units; it bounds the cost of a hostile heading. */
const LONGEST_HEADING = 300;
const LONGEST_LEAD = 60;
const WEAK_END = /^(?:[\s*_`~\])）】]*$|[\s*_`~\])）】]*[:：,;.|·•+&/—–([（【✅❌⚠⏳]|\s+-\s|\s*→)/u;

/**
 * The id in a heading: at its beginning, after at most a date or decoration, or in brackets at its very end. A weak
 * form counts only if a separator follows, so that `Run 2 config` does not name an experiment.
 */
export function headingId(title: string, { pattern = '' }: IdOptions = {}): FoundId | undefined {
  if (!/\d/u.test(title)) return undefined;
  const known = headings.get(pattern) ?? remember((written: string) => ({ id: idOfHeading(written, pattern) }));
  headings.set(pattern, known);
  return known(title).id;
}

/** Remembered, because the same headings occur in thousands of documents. */
const headings = new Map<string, (title: string) => { readonly id: FoundId | undefined }>();

function idOfHeading(title: string, pattern: string): FoundId | undefined {
  const options = pattern === '' ? {} : { pattern };
  const text = title.length > LONGEST_HEADING ? title.slice(0, LONGEST_HEADING) : title;
  const own = firstOwn(text, options.pattern);
  if (own?.span.start === 0) return own;
  const found = idsIn(text, options);
  const first = found[0];
  if (first !== undefined && standsFirst(title, first)) return first;
  const last = found.at(-1);
  const bracketed = last !== undefined && last.form === 'strong' && /^[\])）】]\s*$/u.test(title.slice(last.span.end));
  return bracketed ? last : undefined;
}

/** A time of day, zone, numbering or decoration may precede a heading's id: `## 2026-04-26 · exp 0002 · …`. */
const isDecoration = (text: string): boolean =>
  /^(?:[\p{P}\p{S}\p{M}\s\u200d]|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}(?::\d{2})?|\b(?:UTC|GMT|[A-Z]{1,2}[SD]T)\b|\d{1,3}[.)](?=\s))*$/u.test(
    text,
  );

function standsFirst(title: string, { span, form }: FoundId): boolean {
  if (span.start > LONGEST_LEAD || (span.start > 0 && !isDecoration(title.slice(0, span.start)))) return false;
  return form === 'strong' || WEAK_END.test(title.slice(span.end));
}

type Match = { readonly text: string; readonly span: Span; readonly groups: Readonly<Partial<Groups>> };
type Groups = {
  dated: string;
  spaced: string;
  compact: string;
  separator: string;
  prefixed: string;
  e: string;
  h: string;
};

const matchesOf = (text: string, search: IdSearch): readonly Match[] =>
  Array.from(text.matchAll(search(text)), (match) => ({
    text: match[0],
    span: { start: match.index, end: match.index + match[0].length },
    groups: match.groups ?? {},
  }));

const strongId = ({ text, span }: Match): FoundId => ({ text, span, form: 'strong' });

function anyCaseId({ text, span, groups }: Match): FoundId {
  const strong = groups.dated !== undefined || Boolean(groups.separator);
  return { text, span, form: strong ? 'strong' : 'weak' };
}

function upperCaseId({ text, span, groups }: Match): readonly FoundId[] {
  if (groups.h !== undefined) return [{ text, span, form: 'hypothesis' }];
  if (groups.e !== undefined) return [{ text, span, form: text.length >= 4 ? 'strong' : 'weak' }];
  return NO_PREFIXES.has(text.split(/[-_]/u)[0] ?? '') ? [] : [{ text, span, form: 'strong' }];
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
