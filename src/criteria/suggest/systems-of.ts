import type { NamedRow, Selector, System } from './suggest-context.ts';
import { PROSE } from './read/selection.ts';
import { isGeneric, wordsIn } from '../../values/metric-words.ts';
import { AGGREGATE_WORDS, BASELINE_WORDS, CONDITIONALS, FILLERS, LINKS, VAGUE } from './words/other-words.ts';
import { CHANGES } from './words/change-words.ts';

/** A value with more words is prose or a command. */
const MOST_WORDS = 5;
/** Values that a sentence uses as plain words rather than as names. */
const COMMON: ReadonlySet<string> = new Set(
  'run seed test train training validation dev evaluation model system method all any every none no yes true false new old and or not data set'.split(
    ' ',
  ),
);

/** The column values by which a sentence may name what was measured, each with its rows. */
export function systemsOf(selectors: readonly Selector[], rows: readonly NamedRow[]): readonly System[] {
  return selectors
    .filter(({ words }) => !words.some((word) => PROSE.has(word)))
    .flatMap((column) => [...valuesOf(column, rows)].flatMap(([value, own]) => systemOf(column, value, own)));
}

function valuesOf({ written }: Selector, rows: readonly NamedRow[]): ReadonlyMap<string, readonly NamedRow[]> {
  const byValue = new Map<string, NamedRow[]>();
  for (const row of rows) {
    const value = row.cells.get(written) ?? '';
    if (value === '') continue;
    const known = byValue.get(value);
    if (known === undefined) byValue.set(value, [row]);
    else known.push(row);
  }
  return byValue;
}

function systemOf(column: Selector, value: string, rows: readonly NamedRow[]): readonly System[] {
  const words = wordsIn(value).map(({ text }) => text);
  const isWords = words.length > 0 && words.length <= MOST_WORDS && /\p{L}/u.test(value);
  return isWords ? [{ column, value, words, rows }] : [];
}

/** Whether a sentence with this value can only mean the system: true of `student`, not of `test` or `baseline`. */
export const isName = ({ value }: System): boolean =>
  !value
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .every(isCommon);

const isCommon = (word: string): boolean =>
  COMMON.has(word) ||
  FILLERS.has(word) ||
  LINKS.has(word) ||
  CHANGES.has(word) ||
  AGGREGATE_WORDS.has(word) ||
  BASELINE_WORDS.has(word) ||
  CONDITIONALS.has(word) ||
  VAGUE.has(word) ||
  isGeneric(word) ||
  !/\p{L}/u.test(word);
