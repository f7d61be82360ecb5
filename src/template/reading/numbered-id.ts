import { lazy } from '../../text/lazy.ts';

/** An id in a template's title whose number is left open: its place, and its pattern. */
export type NumberedId = { readonly text: string; readonly index: number; readonly pattern: string };

const BEFORE = '(?<![A-Za-z0-9_-])';
const YEAR = 'YYYY|JJJJ|AAAA|20\\d\\d';
const PREFIX = `(?<prefix>[A-Za-z][A-Za-z0-9]{0,20}[-_](?:(?:[A-Za-z][A-Za-z0-9]{0,20}|${YEAR})[-_]){0,3}|[A-WYZ])`;
const OPEN = 'X{2,9}|N{2,9}|#{2,9}|0{1,8}1?';

/** `EXP-XXX`, `EXP-[XXX]`, `EXP-001`, `EXP-YYYY-NNN`: recognised as an id anywhere. */
const NUMBERED = new RegExp(`${BEFORE}${PREFIX}(?:\\[(?<inner>${OPEN})\\]|(?<bare>${OPEN}))(?![A-Za-z0-9])`, 'u');

const WORDS = 'number|num|nummer|no|nr|n|id|#|编号|番号|번호|número|numéro';
const WORDED = `(?:\\[(?:${WORDS})\\]|<(?:${WORDS})>|\\{{1,2}\\s*(?:${WORDS})\\s*\\}{1,2})`;
/**
 * Written in words, `EXP-[NUMBER]`, or so short that it is recognised only at the start of a title: `EXP-1`, `EXP000`,
 * `EXP-nnn`.
 */
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

/** A quick check for a number: V8 takes longer to compile the expressions than to read many documents. */
const MAY_BE_NUMBERED = /[xn#]{2}|[01<{[]/i;

/** The numbered id in a template's title, as written; undefined if there is none. */
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

/** The digits of a number if the template gives no width. */
const UNSAID = 3;

/** In `WL-2026-` the year is the current one; next year's ids have the next year. */
const patternOf = (prefix: string, width: number): string =>
  `${prefix.replace(new RegExp(`(?<=[-_])(?:${YEAR})(?=[-_])|^(?:YYYY|JJJJ|AAAA)(?=[-_])`, 'u'), '{year}')}{number:${width}}`;

/** Whether a text begins with an id that is recognised anywhere. */
export const startsWithNumberedId = (text: string): boolean => NUMBERED.exec(text)?.index === 0;

/** A text in a title that looks like an id but has a fixed number: `EXP-042`, `Experiment #000`. */
export const fixedId = (title: string): string | undefined =>
  /(?<![\p{L}\p{N}_-])(?:[A-Z][A-Z0-9]{1,9}[-_](?:[A-Z\d]{1,6}[-_])?\d{1,12}|(?:experiment|exp|run|trial|study|ablation)[ _-]?#?\d{1,8})(?![\p{L}\p{N}])|#\s?\d{2,8}/iu.exec(
    title,
  )?.[0];
