import { lazy } from '../../text/lazy.ts';

/** An id of a template's title with its number left open: where it stands, and the pattern that it says. */
export type NumberedId = { readonly text: string; readonly index: number; readonly pattern: string };

const BEFORE = '(?<![A-Za-z0-9_-])';
const YEAR = 'YYYY|JJJJ|AAAA|20\\d\\d';
const PREFIX = `(?<prefix>[A-Za-z][A-Za-z0-9]{0,20}[-_](?:(?:[A-Za-z][A-Za-z0-9]{0,20}|${YEAR})[-_]){0,3}|[A-WYZ])`;
const OPEN = 'X{2,9}|N{2,9}|#{2,9}|0{1,8}1?';

/** `EXP-XXX`, `EXP-[XXX]`, `EXP-001`, `EXP-YYYY-NNN`: written like an id wherever it stands. */
const NUMBERED = new RegExp(`${BEFORE}${PREFIX}(?:\\[(?<inner>${OPEN})\\]|(?<bare>${OPEN}))(?![A-Za-z0-9])`, 'u');

const WORDS = 'number|num|nummer|no|nr|n|id|#|编号|番号|번호|número|numéro';
const WORDED = `(?:\\[(?:${WORDS})\\]|<(?:${WORDS})>|\\{{1,2}\\s*(?:${WORDS})\\s*\\}{1,2})`;
/** Said in words, `EXP-[NUMBER]`, or so short that only its place at the front of a title tells: `EXP-1`, `EXP000`, `EXP-nnn`. */
const atFront = lazy(
  () =>
    new RegExp(
      `^(?<lead>[^\\p{L}\\p{N}]*)(?:${PREFIX}(?:(?<low>x{2,9}|n{2,9}|1)|${WORDED})` +
        `|(?<close>[A-Z]{2,10}?)(?<digits>N{3,9}|X{3,9}|#{2,9}|0{2,8}1?))(?![\\p{L}\\p{N}]|[.]\\d)`,
      'iu',
    ),
);

/** `Study LS-[number]`, `Study LS-{{ number }}`: with its hyphen it is known behind other words, too. */
const worded = lazy(() => new RegExp(`${BEFORE}(?=[A-Z0-9_-]+[-_][[<{])${PREFIX}${WORDED}(?![\\p{L}\\p{N}])`, 'iu'));
const MAY_BE_WORDED = /[-_][[<{]/;

/** A sign of the number: the expressions take V8 longer to compile than many documents to be read. */
const MAY_BE_NUMBERED = /[xn#]{2}|[01<{[]/i;

/** The numbered id that stands in a title of a template as written; undefined where none does. */
export function numberedId(title: string): NumberedId | undefined {
  if (!MAY_BE_NUMBERED.test(title)) return undefined;
  const found = NUMBERED.exec(title);
  if (found?.groups !== undefined) {
    const { prefix = '', inner, bare = '' } = found.groups;
    return { text: found[0], index: found.index, pattern: patternOf(prefix, (inner ?? bare).length) };
  }
  const inside = MAY_BE_WORDED.test(title) ? worded().exec(title) : null;
  const own = inside?.groups?.['prefix'];
  if (inside !== null && own !== undefined && own === own.toUpperCase())
    return { text: inside[0], index: inside.index, pattern: patternOf(own, UNSAID) };
  const front = atFront().exec(title);
  const { lead = '', prefix, low, close, digits } = front?.groups ?? {};
  const before = prefix ?? close;
  if (front === null || before === undefined || before !== before.toUpperCase()) return undefined;
  const width = (digits ?? low)?.length ?? UNSAID;
  return { text: front[0].slice(lead.length), index: lead.length, pattern: patternOf(before, width) };
}

/** Figures of a number whose template says no width. */
const UNSAID = 3;

/** `WL-2026-` is of this year, and the next year's ids are of the next. */
const patternOf = (prefix: string, width: number): string =>
  `${prefix.replace(new RegExp(`(?<=[-_])(?:${YEAR})(?=[-_])|^(?:YYYY|JJJJ|AAAA)(?=[-_])`, 'u'), '{year}')}{number:${width}}`;

/** Whether a text begins with an id that could stand anywhere. */
export const startsWithNumberedId = (text: string): boolean => NUMBERED.exec(text)?.index === 0;

/** What is written like an id in a title whose number nobody left open: `EXP-042`, `Experiment #000`. */
export const fixedId = (title: string): string | undefined =>
  /(?<![\p{L}\p{N}_-])(?:[A-Z][A-Z0-9]{1,9}[-_](?:[A-Z\d]{1,6}[-_])?\d{1,12}|(?:experiment|exp|run|trial|study|ablation)[ _-]?#?\d{1,8})(?![\p{L}\p{N}])|#\s?\d{2,8}/iu.exec(
    title,
  )?.[0];
