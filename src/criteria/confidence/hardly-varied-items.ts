import { pairedMarginP } from '../../stats/paired-margin.ts';
import { proportionTest } from '../../stats/proportion-test.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { moreNote } from './interval-note.ts';
import type { Answer, ItemOptions } from './item-options.ts';
import type { ItemPairs } from './pair-items.ts';

/**
 * With fewer differing items than this, a margin is not tested by resampling: resamples of values that do not vary do
 * not vary either.
 */
export const LEAST_DIFFERING = 10;

/**
 * Handles right or wrong answers that hardly vary: two systems that differ on fewer than ten items, compared with a
 * margin, and clusters whose answers are all right or all wrong. Undefined in all other cases.
 */
export function hardlyVaried(pairs: ItemPairs, options: ItemOptions): Answer | Judgement | undefined {
  if (!pairs.isRightOrWrong) return undefined;
  const clusters = pairs.clusters && new Set(pairs.clusters).size;
  if (pairs.right === undefined) return clusters === undefined ? undefined : allAlike(pairs, clusters, options);
  const { better, worse } = differing(pairs, options);
  const margin = marginOf(pairs, options);
  if (margin === 0 || options.factors.left !== options.factors.right || better + worse >= LEAST_DIFFERING)
    return undefined;
  if (clusters !== undefined && better + worse > 0) return undefined;
  const items = clusters ?? pairs.count;
  const p = pairedMarginP({ items, better, worse }, margin);
  if (p === undefined) return unknown('the margin is not a difference of two shares', 'a smaller margin');
  const { alpha } = options;
  const notes = [
    `they differ on ${better + worse} of ${pairs.count} items, ${better} of them for the claim`,
    ...(clusters === undefined ? [] : [`each of ${clusters} clusters counts as one item`]),
    ...moreNote(p, { alpha, size: items, of: clusters === undefined ? 'items' : 'clusters' }),
  ];
  return { p, how: `score test of Tango of ${pairs.count} items`, notes };
}

/**
 * Answers that are all right or all wrong: their correlation within a cluster cannot be determined, so each counts
 * once.
 */
function allAlike({ left, count }: ItemPairs, clusters: number, options: ItemOptions): Answer | undefined {
  const successes = left.above.reduce((total, value) => total + value, 0);
  const { alternative, factors, number, shift } = options;
  if ((successes !== 0 && successes !== count) || shift.relative !== 0) return undefined;
  const limit = (number * factors.right + shift.absolute) / factors.left;
  const p = proportionTest({ successes: successes === 0 ? 0 : clusters, trials: clusters }, limit, alternative);
  if (p === undefined) return undefined;
  const notes = [`each of ${clusters} clusters counts as one item`];
  return { p, how: `exact binomial test of ${successes} of ${count} items in ${clusters} clusters`, notes };
}

function differing({ left, right }: ItemPairs, { alternative }: ItemOptions): { better: number; worse: number } {
  let [more, less] = [0, 0];
  left.above.forEach((value, at) => {
    const difference = value - (right?.above[at] ?? NaN);
    if (difference > 0) more += 1;
    if (difference < 0) less += 1;
  });
  return alternative === 'greater' ? { better: more, worse: less } : { better: less, worse: more };
}

/**
 * By how much the left side's share must be ahead in the claim's direction, as a difference of shares; if negative, how
 * far it may be behind.
 */
export function marginOf({ left, right, count }: ItemPairs, { alternative, factors, shift }: ItemOptions): number {
  const shareOf = (values: Float64Array): number => values.reduce((total, value) => total + value, 0) / count;
  const own = shift.of === 'left' ? -shareOf(left.above) : shareOf(right?.above ?? left.above);
  const ahead = shift.absolute / factors.left + shift.relative * own;
  return alternative === 'greater' ? ahead : -ahead;
}
