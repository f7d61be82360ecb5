import { lazy } from '../../text/lazy.ts';
import { labelName } from '../../document/label-name.ts';
import { mayHoldWideLetters } from '../../text/letters.ts';
import { withoutRemark } from '../../document/label-remark.ts';
import { COMPARISON_WORDS } from '../suggest/words/comparison-words.ts';
import { withoutReference } from './limit-remark.ts';

/**
 * Rewrites a limit in the criteria language: `at least 0.75` becomes `>= 0.75`, `0.9+` becomes `>= 0.9`, `between 0.7
 * and 0.8` becomes `0.7–0.8`, and `p < 0.05` in a row for p becomes `< 0.05`. Anything else stays unchanged.
 */
export function limitForm(written: string, label: string): string {
  const text = withoutReference(withSigns(written.trim()));
  if (text.length > LONGEST) return text;
  const limit = withoutName(text, label);
  return /^[<>=≤≥≠]/.test(limit) ? (asInterval(limit) ?? limit) : (inWords(limit) ?? limit);
}

const LONGEST = 80;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&le;', '≤'],
  ['&ge;', '≥'],
]);
const SIGNS: readonly (readonly [string, string])[] = [
  ['=>', '>='],
  ['=<', '<='],
  ['⩾', '≥'],
  ['⩽', '≤'],
  ['≧', '≥'],
  ['≦', '≤'],
  ['＞', '>'],
  ['＜', '<'],
];

/** Replaces other spellings of the signs with which a limit begins. */
function withSigns(written: string): string {
  const text = written.includes('&') ? written.replace(/&[lg][te];/gu, (entity) => ENTITIES.get(entity) ?? entity) : written; // prettier-ignore
  const [sign, usual] = SIGNS.find(([each]) => text.startsWith(each)) ?? [];
  return sign === undefined || usual === undefined ? text : usual + text.slice(sign.length);
}

const BEGINS_WITH_LIMIT = /^[<>=≤≥≠\d$.[+-]/;
const NAMED = /^([A-Za-z][\w .@-]{0,40}?)\s*(?=[<>=≤≥≠])/;
/** The same with letters beyond ASCII. */
const namedAbroad = lazy(() => /^([\p{L}][\p{L}\p{N} _.@-]{0,40}?)\s*(?=[<>=≤≥≠])/u);
const OF_P = /^p(?:[\s_-]?val(?:ue)?)?$/iu;
const ROW_OF_P =
  /(?:^|_)(?:p|pvalue|p_val(?:ue)?|significance|significant|[tzuf]_test|wilcoxon|mcnemar|anova|permutation|mann_whitney)(?:_|$)/u;

/** `WER < 12%` in the row WER, `p < 0.05` in one for p: the name adds nothing to the row's. */
function withoutName(text: string, label: string): string {
  if (BEGINS_WITH_LIMIT.test(text)) return text;
  const name = (mayHoldWideLetters(text) ? namedAbroad() : NAMED).exec(text)?.[1]?.trim();
  if (name === undefined) return text;
  const own = labelName(withoutRemark(label));
  const isOwn = labelName(name) === own || (OF_P.test(name) && ROW_OF_P.test(own));
  return isOwn ? text.slice(name.length).trim() : text;
}

const NUMBER = String.raw`[-+−]?[$€£¥]?(?:\d[\d.,]*|\.\d+)\s?(?:%|×|[\p{L}µ°][\p{L}/]{0,11})?`;
const BEGINS_WITH_NUMBER = /^[-+−]?[$€£¥]?\.?\d/u;
const IS_BASELINE = /^(?:the )?baseline\b/iu;
const between = lazy(() => new RegExp(`^(?:between|from)\\s+(${NUMBER})\\s+(?:and|to)\\s+(${NUMBER})$`, 'iu'));
const INTERVAL = /^\[[-+−\d.%\s]{1,20},[-+−\d.%\s]{1,20}\]$/u;
const behind = lazy(
  () =>
    new RegExp(
      `^(${NUMBER})(?:\\s*(\\+)|\\s+(?:(or more|or higher|or above|or greater|and above|and up|minimum)|or less|or lower|or below|or fewer|max(?:imum)?))$`,
      'iu',
    ),
);

const twoLimits = lazy(
  () => new RegExp(`^(<=|>=|[<>≤≥])\\s*(${NUMBER})\\s*(?:,|&|\\band\\b)\\s*(<=|>=|[<>≤≥])\\s*(${NUMBER})$`, 'iu'),
);

/** `> 20 and < 30` is an interval. */
function asInterval(limit: string): string | undefined {
  const [, first, a, second, b] = /\d.{1,14}[<>≤≥]/.test(limit) ? (twoLimits().exec(limit) ?? []) : [];
  if (first === undefined || second === undefined || a === undefined || b === undefined) return undefined;
  const [isLow, isHigh] = [/[>≥]/.test(first), /[>≥]/.test(second)];
  if (isLow === isHigh) return undefined;
  const [low, high] = isLow
    ? [
        { sign: first, at: a },
        { sign: second, at: b },
      ]
    : [
        { sign: second, at: b },
        { sign: first, at: a },
      ];
  return `in ${low.sign === '>' ? '(' : '['}${low.at.trim()}, ${high.at.trim()}${high.sign === '<' ? ')' : ']'}`;
}

/** Words that limits have in addition to those of sentences. */
const MORE_WORDS: readonly (readonly [words: string, operator: string])[] = [
  ['over', '>'],
  ['not below', '>='],
  ['not under', '>='],
  ['minimum', '>='],
  ['min.', '>='],
  ['min', '>='],
  ['not above', '<='],
  ['not over', '<='],
  ['not exceeding', '<='],
  ['maximum', '<='],
  ['max.', '<='],
  ['max', '<='],
  ['mindestens', '>='],
  ['höchstens', '<='],
  ['maximal', '<='],
  ['weniger als', '<'],
  ['kleiner als', '<'],
  ['mehr als', '>'],
  ['größer als', '>'],
  ['moins de', '<'],
  ['inférieur à', '<'],
  ['inférieure à', '<'],
  ['plus de', '>'],
  ['supérieur à', '>'],
  ['supérieure à', '>'],
  ['menos de', '<'],
  ['más de', '>'],
  ['unter', '<'],
  ['über', '>'],
  ['au moins', '>='],
  ['au plus', '<='],
  ['al menos', '>='],
  ['como máximo', '<='],
];
const PLAIN: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==']);
const WORDS: readonly (readonly [words: string, operator: string])[] = [
  ...COMPARISON_WORDS.flatMap(({ words, comparison }) => (PLAIN.has(comparison) ? [[words, comparison] as const] : [])),
  ...MORE_WORDS,
];

function inWords(limit: string): string | undefined {
  if (BEGINS_WITH_NUMBER.test(limit)) return ENDS_IN_WORDS.test(limit) ? behindNumber(limit) : undefined;
  if (INTERVAL.test(limit)) return `in ${limit}`;
  const lower = limit.toLowerCase();
  for (const [words, operator] of WORDS) {
    const rest = lower.startsWith(`${words} `) ? limit.slice(words.length).trim() : '';
    if (BEGINS_WITH_NUMBER.test(rest) || IS_BASELINE.test(rest)) return `${operator} ${rest}`;
  }
  const [, low, high] = /^(?:between|from)\s/.test(lower) ? (between().exec(limit) ?? []) : [];
  return low === undefined || high === undefined ? undefined : `${low}–${high}`;
}

/** `0.9+`, `200 ms or less`. */
function behindNumber(limit: string): string | undefined {
  const [, number, plus, more] = behind().exec(limit) ?? [];
  if (number === undefined) return undefined;
  return `${plus === undefined && more === undefined ? '<=' : '>='} ${number.trim()}`;
}

const ENDS_IN_WORDS = /(?:\+|\s(?:more|higher|above|greater|up|minimum|less|lower|below|fewer|max|maximum))$/i;
