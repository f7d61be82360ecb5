import { wordsOf } from './split-words.ts';

/** Words for the spread of values, which is not one of them. */
const SPREADS: ReadonlySet<string> = new Set('std stdev stddev sd stderr se sem var variance iqr mad ci'.split(' '));

/** Whether one word, folded, asks for how far values lie apart; an interval is told beside what it belongs to. */
export const isSpread = (word: string): boolean => word !== 'ci' && SPREADS.has(word);

/** What an evaluation gives for a task besides its result. */
const ABOUT_TASKS: ReadonlySet<string> = new Set('version versions shot shots hash hashes'.split(' '));

/** A number per second is not a count. */
const PER_SECOND = /(?:\/s(?:ec)?|per[\s_]s(?:ec(?:ond)?)?)$/i;

/** Whether a key is for a spread, a version or a rate per second, while the header is not. */
export function isOfOtherMeasure(header: string, path: string): boolean {
  if (PER_SECOND.test(path) && !PER_SECOND.test(header)) return true;
  return lacks(SPREADS, header, path) || lacks(ABOUT_TASKS, header, path);
}

const lacks = (words: ReadonlySet<string>, header: string, path: string): boolean =>
  hasOneOf(words, path) && !hasOneOf(words, header);

const hasOneOf = (words: ReadonlySet<string>, name: string): boolean => wordsOf(name).some((word) => words.has(word));

const MIDDLES = ['mean', 'average', 'avg', 'median', 'med', 'p50'] as const;
const OTHERS: ReadonlySet<string> = new Set('min max q1 q3 p90 p95 p99 rounds iterations support ops'.split(' '));

/** The order of a key among others that match equally well: a mean before a median, other statistics last. */
export function placeAmongStatistics(path: string): number {
  const last = wordsOf(path).at(-1) ?? '';
  const middle = MIDDLES.findIndex((word) => word === last);
  return middle >= 0 ? middle : MIDDLES.length + (OTHERS.has(last) ? 1 : 0);
}
