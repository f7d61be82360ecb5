import type { Selector } from '../suggest-context.ts';
import { isDistinctName, wordsIn } from '../../../values/metric-words.ts';
import { LINKS } from '../words/other-words.ts';
import type { Found } from './subject.ts';

const MINOR: ReadonlySet<string> = new Set(['the', 'our', 'main', 'official', 'a', 'an', 'its', 'all', 'both']);
/** A cell with more words is prose or a command. */
const MOST_WORDS = 10;
/** Words of headers below which nobody looks for a name. */
export const PROSE: ReadonlySet<string> = new Set([
  'command',
  'note',
  'date',
  'comment',
  'status',
  'decision',
  'result',
]);

/**
 * A condition for `where` from words such as `on the heldout manifest`: the only value of the only column that they
 * name.
 */
export function selectionOf(phrase: string, selectors: readonly Selector[]): Found<string> {
  const lead = /^\s*(\p{L}+)/u.exec(phrase)?.[1]?.toLowerCase() ?? '';
  if (NO_PLACES.has(lead)) return { reason: `“${phrase.trim()}” is not understood` };
  const words = wordsIn(phrase)
    .map(({ text }) => text)
    .filter((word) => !MINOR.has(word) && !LINKS.has(word));
  const all = selectors.filter((selector) => !selector.words.some((word) => PROSE.has(word)));
  const named = all.filter(
    (selector) => selector.words.length > 0 && selector.words.every((word) => words.includes(word)),
  );
  const fits = (named.length > 0 ? named : all).flatMap((selector) => fitting(selector, words));
  const exact = fits.filter(({ isExact }) => isExact);
  const [only, ...others] = exact.length > 0 ? exact : fits;
  const planned = only === undefined ? plannedCondition(phrase, named.length > 0 ? named : all) : undefined;
  if (planned !== undefined) return { found: planned };
  if (only === undefined)
    return { reason: `“${phrase.trim()}” says which runs are meant, and no column has such a value` };
  if (others.length > 0)
    return {
      reason: `“${phrase.trim()}” may be ${[only, ...others]
        .slice(0, 3)
        .map(({ condition }) => condition)
        .join(' or ')}`,
    };
  return { found: only.condition };
}

const PLACE = /^\s*(?:on|in|for|at|across)\s+(?:the\s+)?(?:[\p{L}]+\s+)?(\S+?)[.,;]?\s*$/iu;
const FILE = /\/|\.\p{L}[\p{L}\p{N}]{0,5}$/u;

/**
 * A condition for a value that no row has yet, before the first run: `on data/noisy.jsonl` where one empty column names
 * parts of the data. Undefined where the words may be plain ones, and where several columns may take them.
 */
function plannedCondition(phrase: string, selectors: readonly Selector[]): string | undefined {
  const value = PLACE.exec(phrase)?.[1] ?? '';
  if (!FILE.test(value) && !isDistinctName(value)) return undefined;
  const empty = selectors.filter(({ namesPart, values }) => namesPart && values.length === 0);
  const manifests = FILE.test(value) ? empty.filter(({ words }) => words.includes('manifest')) : [];
  const [only, ...others] = manifests.length > 0 ? manifests : empty;
  return only === undefined || others.length > 0 ? undefined : `${only.written} == ${cellValue(value)}`;
}

/** Links that do not introduce a place. */
const NO_PLACES: ReadonlySet<string> = new Set([
  'vs',
  'versus',
  'against',
  'than',
  'by',
  'of',
  'to',
  'from',
  'relative',
  'compared',
  'within',
  'before',
]);

type Fit = { readonly condition: string; readonly isExact: boolean };

function fitting({ written, words: name, values }: Selector, words: readonly string[]): readonly Fit[] {
  const wanted = words.filter((word) => !name.includes(word));
  if (wanted.length === 0) return [];
  const isNamed = name.every((word) => words.includes(word));
  return values.flatMap((value) => {
    if (!/\p{L}/u.test(value))
      return isNamed && wanted.length === 1 && wanted[0] === value
        ? [{ condition: `${written} == ${cellValue(value)}`, isExact: true }]
        : [];
    const own = wordsIn(value).map(({ text }) => text);
    if (own.length === 0 || own.length > MOST_WORDS || !wanted.every((word) => own.includes(word))) return [];
    return [{ condition: `${written} == ${cellValue(value)}`, isExact: own.every((word) => words.includes(word)) }];
  });
}

/** A cell's text as a value of the language: a number, or a string in quotes. */
export const cellValue = (value: string): string => {
  const plain = value.replace(/^[*_`]{1,3}|[*_`]{1,3}$/gu, '');
  return /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(plain) ? plain : `"${plain.replace(/[\\"]/gu, '\\$&')}"`;
};
