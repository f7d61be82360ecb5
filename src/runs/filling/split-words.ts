import { remarkOf } from '../../document/label-remark.ts';
import { foldName } from '../../text/fold-name.ts';
import { keysOf, pathOf } from '../key-path.ts';
import { isLooseWord, partOfWord, NOT_TRAINED_ON } from '../../values/data-parts.ts';
import type { DataPart } from '../../values/data-parts.ts';

/** Words that may accompany that of a part in a header that names only the part, and nothing measured on it. */
const ABOUT_PARTS: ReadonlySet<string> = new Set(['set', 'split', 'data', 'dataset', 'value', 'score', 'result']);

const BESTS: ReadonlySet<string> = new Set(['min', 'max', 'best', 'lowest', 'highest']);

/** The folded words of a name, without what stands in brackets at its end. */
export const wordsOf = (name: string): readonly string[] => foldName(name.replaceAll('\\', '')).split('_');

/** The same with the remark that stands there: `Loss (val)` speaks of `val`. */
const wordsWithRemark = (name: string): readonly string[] => [...wordsOf(name), ...remarkOf(name).split('_')];

/** The part of the data that a header or a path names; undefined if it names none. */
export const splitOf = (name: string): DataPart | undefined =>
  wordsWithRemark(name)
    .map(partOfWord)
    .find((split) => split !== undefined);

/**
 * The word in a name for the only part of the data that it names, and the rest of it, folded; undefined if it names
 * none or several.
 */
export function partIn(name: string): { readonly word: string; readonly rest: string } | undefined {
  const words = wordsOf(name);
  const [word, ...others] = words.filter((each) => partOfWord(each) !== undefined);
  if (word === undefined || others.length > 0) return undefined;
  return { word, rest: words.filter((each) => each !== word).join('') };
}

/** The part of the data, for a header that is just its name (`Val`, `Test set`). */
export function partNamed(header: string): DataPart | undefined {
  const word = partIn(header)?.word;
  const isAlone = wordsOf(header).every((each) => each === word || ABOUT_PARTS.has(each));
  return word !== undefined && isAlone ? partOfWord(word) : undefined;
}

/** Whether two words certainly mean the same part of the data: `val` and `dev`, but not `val` and `eval`. */
export const areOnePart = (one: string, other: string): boolean =>
  partOfWord(one) === partOfWord(other) && !isLooseWord(one) && !isLooseWord(other);

/** Whether a name is about the lowest or highest of several points. */
export const isOfBest = (name: string): boolean => wordsWithRemark(name).some((word) => BESTS.has(word));

/**
 * Whether a path is a bare name in a log over time that has the same name also with `val_` or the like: then it is
 * about the training data, and a column without a word for that does not match it.
 */
export function isTrainedOn(path: string, histories: ReadonlyMap<string, unknown>): boolean {
  if (!histories.has(path) || splitOf(path) !== undefined) return false;
  const keys = keysOf(path);
  const last = keys.at(-1) ?? '';
  return NOT_TRAINED_ON.some((word) => histories.has(pathOf([...keys.slice(0, -1), `${word}_${last}`])));
}
