/** How two values are compared; `better` and `worse` depend on the metric's direction. */
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=' | 'better' | 'worse' | 'no-worse';

/** A comparison in words or as a symbol. `place`: also used with a movement, as in `drops below`. */
export type ComparisonWord = { readonly words: string; readonly comparison: Comparison; readonly isPlace: boolean };

const entries = (comparison: Comparison, isPlace: boolean, list: string): readonly ComparisonWord[] =>
  list.split(', ').map((words) => ({ words, comparison, isPlace }));

/** Longest first, so that `no less than` is not read as `less than`. */
export const COMPARISON_WORDS: readonly ComparisonWord[] = [
  ...entries('<', true, 'below, under, beneath'),
  ...entries('<', false, 'less than, lower than, smaller than, fewer than, shorter than, strictly less than'),
  ...entries('>', true, 'above'),
  ...entries('<=', true, 'at or below, at or under, equal to or below'),
  ...entries('>=', true, 'at or above, equal to or above'),
  ...entries('>', false, 'more than, greater than, higher than, larger than, longer than, exceeds, exceed, exceeding'),
  ...entries('<=', false, 'at most, no more than, not more than, no higher than, no greater than, no larger than'),
  ...entries('<=', false, 'up to, a maximum of, maximum of, at maximum, less than or equal to, no longer than'),
  ...entries('>=', false, 'at least, no less than, not less than, no fewer than, no lower than, no smaller than'),
  ...entries('>=', false, 'a minimum of, minimum of, at minimum, greater than or equal to, more than or equal to'),
  ...entries('>=', false, 'matches or exceeds, match or exceed, meets or exceeds, meet or exceed'),
  ...entries('==', false, 'equals, equal to, exactly'),
  ...entries('no-worse', false, 'no worse than, not worse than, non-worse than, non-inferior to, at least as good as'),
  ...entries('better', false, 'better than, beats, beat, outperforms, outperform'),
  ...entries('worse', false, 'worse than'),
].toSorted((a, b) => b.words.length - a.words.length);

/** Longest first. */
export const COMPARISON_SYMBOLS: readonly (readonly [string, Comparison])[] = [
  ['<=', '<='], ['>=', '>='], ['==', '=='], ['!=', '!='], ['=<', '<='], ['=>', '>='],
  ['≤', '<='], ['≥', '>='], ['⩽', '<='], ['⩾', '>='], ['≦', '<='], ['≧', '>='], ['≠', '!='],
  ['<', '<'], ['>', '>'], ['=', '=='], ['＜', '<'], ['＞', '>'],
]; // prettier-ignore

const OPPOSITES = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
  worse: 'no-worse',
  better: undefined,
  'no-worse': undefined,
} as const satisfies Record<Comparison, Comparison | undefined>;

/** The comparison that holds if this one does not; undefined if that is not a single comparison. */
export const oppositeOf = (comparison: Comparison): Comparison | undefined => OPPOSITES[comparison];

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const;

/** The same comparison seen from the other side: `5 < x` is `x > 5`. */
export const mirrorOf = (comparison: keyof typeof MIRRORED): Comparison => MIRRORED[comparison];

/** `better` and the like as a symbol for a metric with this direction; a plain symbol is returned unchanged. */
export function symbolOf(
  comparison: Comparison,
  better: 'lower' | 'higher' | undefined,
): keyof typeof MIRRORED | undefined {
  if (comparison !== 'better' && comparison !== 'worse' && comparison !== 'no-worse') return comparison;
  if (better === undefined) return undefined;
  const isLower = better === 'lower';
  if (comparison === 'better') return isLower ? '<' : '>';
  if (comparison === 'worse') return isLower ? '>' : '<';
  return isLower ? '<=' : '>=';
}
