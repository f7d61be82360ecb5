import { normalUpper } from './normal.ts';
import { reaches } from './reaches.ts';

/**
 * Right/wrong answers of two systems to the same items: the number of items, and on how many only the first or only the
 * second is right.
 */
export type PairedAnswers = { readonly items: number; readonly better: number; readonly worse: number };

/**
 * The p of the one-sided score test that the first system's share of right answers exceeds the second's by more than
 * `margin` (if negative: falls short by less) (Tango, Statistics in Medicine 17, 1998, equations 5 to 9). It is valid
 * even if the two hardly differ, where resampled items would show no spread. Undefined for a margin that cannot be a
 * difference of two shares.
 */
export function pairedMarginP({ items, better, worse }: PairedAnswers, margin: number): number | undefined {
  if (!(items > 0) || !(Math.abs(margin) < 1)) return undefined;
  const half = 2 * items;
  const slope = -better - worse + (half - better + worse) * margin;
  const constant = -worse * margin * (1 - margin);
  const share = (Math.sqrt(Math.max(0, slope * slope - 4 * half * constant)) - slope) / (2 * half);
  const variance = items * (2 * share + margin * (1 - margin));
  if (!(variance > 0)) return undefined;
  return normalUpper((better - worse - items * margin) / Math.sqrt(variance));
}

const MOST_ITEMS = 1e9;

/** How many items the same test needs, if the two never differ, to show that neither falls short by the margin. */
export function itemsForMargin(margin: number, alpha: number): number | undefined {
  if (!(margin > 0 && margin < 1)) return undefined;
  const isEnough = (items: number): boolean =>
    reaches(pairedMarginP({ items, better: 0, worse: 0 }, -margin) ?? 1, alpha);
  let [few, enough] = [0, 1];
  while (!isEnough(enough) && enough < MOST_ITEMS) [few, enough] = [enough, enough * 2];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return isEnough(enough) ? enough : undefined;
}
