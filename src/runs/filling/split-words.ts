import { remarkOf } from '../../document/label-remark.ts';
import { foldName } from '../../text/fold-name.ts';
import { keysOf, pathOf } from '../key-path.ts';

/** What names call the parts of the data: trained on, chosen by, tested on. */
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

/** Words for whatever was kept apart: another word for the same part only where a person says so. */
const LOOSE: ReadonlySet<string> = new Set(['eval', 'holdout']);

/** Words beside that of a part that leave a header the name of the part, and of nothing measured on it. */
const ABOUT_PARTS: ReadonlySet<string> = new Set(['set', 'split', 'data', 'dataset', 'value', 'score', 'result']);

const BESTS: ReadonlySet<string> = new Set(['min', 'max', 'best', 'lowest', 'highest']);

/** The folded words of a name, without what stands in brackets at its end. */
export const wordsOf = (name: string): readonly string[] => foldName(name.replaceAll('\\', '')).split('_');

/** The same with the remark that stands there: `Loss (val)` speaks of `val`. */
const wordsWithRemark = (name: string): readonly string[] => [...wordsOf(name), ...remarkOf(name).split('_')];

/** The part of the data that a header or a path speaks of; undefined where it names none. */
export const splitOf = (name: string): string | undefined =>
  wordsWithRemark(name)
    .map((word) => SPLITS.get(word))
    .find((split) => split !== undefined);

/** The word of a name for the one part of the data that it speaks of, and the rest of it, folded; undefined where it names none or several. */
export function partIn(name: string): { readonly word: string; readonly rest: string } | undefined {
  const words = wordsOf(name);
  const [word, ...others] = words.filter((each) => SPLITS.has(each));
  if (word === undefined || others.length > 0) return undefined;
  return { word, rest: words.filter((each) => each !== word).join('') };
}

/** The part of the data that a header is the name of (`Val`, `Test set`), and of nothing else. */
export function partNamed(header: string): string | undefined {
  const word = partIn(header)?.word;
  const isAlone = wordsOf(header).every((each) => each === word || ABOUT_PARTS.has(each));
  return word !== undefined && isAlone ? SPLITS.get(word) : undefined;
}

/** Whether two words surely mean one part of the data: `val` and `dev`, but not `val` and `eval`. */
export const areOnePart = (one: string, other: string): boolean =>
  SPLITS.get(one) === SPLITS.get(other) && !LOOSE.has(one) && !LOOSE.has(other);

/** Whether a name speaks of the lowest or highest point of several. */
export const isOfBest = (name: string): boolean => wordsWithRemark(name).some((word) => BESTS.has(word));

/** Prefixes that keep what was not trained on apart. */
const APART = ['val_', 'valid_', 'validation_', 'eval_', 'test_'] as const;

/**
 * Whether a path is a bare name of a log over time in which the same stands with `val_` or the like before it: then it is
 * what was trained on, and a column without a word of that does not mean it.
 */
export function isTrainedOn(path: string, histories: ReadonlyMap<string, unknown>): boolean {
  if (!histories.has(path) || splitOf(path) !== undefined) return false;
  const keys = keysOf(path);
  const last = keys.at(-1) ?? '';
  return APART.some((prefix) => histories.has(pathOf([...keys.slice(0, -1), `${prefix}${last}`])));
}
