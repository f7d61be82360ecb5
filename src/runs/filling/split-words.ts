import { remarkOf } from '../../document/label-remark.ts';
import { foldName } from '../../text/fold-name.ts';
import { keysOf, pathOf } from '../key-path.ts';

/** Words for the parts of the data: for training, for selection, for testing. */
const SPLITS: ReadonlyMap<string, string> = new Map([
  ['train', 'train'],
  ['training', 'train'],
  ['val', 'val'],
  ['valid', 'val'],
  ['validation', 'val'],
  ['dev', 'val'],
  ['eval', 'val'],
  ['test', 'test'],
  ['testing', 'test'],
  ['holdout', 'test'],
]);

/** Words for any part that was held out: they are synonyms for a particular part only if a person says so. */
const LOOSE: ReadonlySet<string> = new Set(['eval', 'holdout']);

/** Words that may accompany that of a part in a header that names only the part, and nothing measured on it. */
const ABOUT_PARTS: ReadonlySet<string> = new Set(['set', 'split', 'data', 'dataset', 'value', 'score', 'result']);

const BESTS: ReadonlySet<string> = new Set(['min', 'max', 'best', 'lowest', 'highest']);

/** The folded words of a name, without what stands in brackets at its end. */
export const wordsOf = (name: string): readonly string[] => foldName(name.replaceAll('\\', '')).split('_');

/** The same with the remark that stands there: `Loss (val)` speaks of `val`. */
const wordsWithRemark = (name: string): readonly string[] => [...wordsOf(name), ...remarkOf(name).split('_')];

/** The part of the data that a header or a path names; undefined if it names none. */
export const splitOf = (name: string): string | undefined =>
  wordsWithRemark(name)
    .map((word) => SPLITS.get(word))
    .find((split) => split !== undefined);

/**
 * The word in a name for the only part of the data that it names, and the rest of it, folded; undefined if it names
 * none or several.
 */
export function partIn(name: string): { readonly word: string; readonly rest: string } | undefined {
  const words = wordsOf(name);
  const [word, ...others] = words.filter((each) => SPLITS.has(each));
  if (word === undefined || others.length > 0) return undefined;
  return { word, rest: words.filter((each) => each !== word).join('') };
}

/** The part of the data, for a header that is just its name (`Val`, `Test set`). */
export function partNamed(header: string): string | undefined {
  const word = partIn(header)?.word;
  const isAlone = wordsOf(header).every((each) => each === word || ABOUT_PARTS.has(each));
  return word !== undefined && isAlone ? SPLITS.get(word) : undefined;
}

/** Whether two words certainly mean the same part of the data: `val` and `dev`, but not `val` and `eval`. */
export const areOnePart = (one: string, other: string): boolean =>
  SPLITS.get(one) === SPLITS.get(other) && !LOOSE.has(one) && !LOOSE.has(other);

/** Whether a name is about the lowest or highest of several points. */
export const isOfBest = (name: string): boolean => wordsWithRemark(name).some((word) => BESTS.has(word));

/** Prefixes for data that was not trained on. */
const APART = ['val_', 'valid_', 'validation_', 'eval_', 'test_'] as const;

/**
 * Whether a path is a bare name in a log over time that has the same name also with `val_` or the like: then it is
 * about the training data, and a column without a word for that does not match it.
 */
export function isTrainedOn(path: string, histories: ReadonlyMap<string, unknown>): boolean {
  if (!histories.has(path) || splitOf(path) !== undefined) return false;
  const keys = keysOf(path);
  const last = keys.at(-1) ?? '';
  return APART.some((prefix) => histories.has(pathOf([...keys.slice(0, -1), `${prefix}${last}`])));
}
