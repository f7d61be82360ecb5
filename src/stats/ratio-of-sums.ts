import type { PlaceStatistic } from './bootstrap.ts';

/**
 * What one item, or one whole cluster, adds to the numerator (`above`) and the denominator: errors and words, or the
 * sum of a score and its count.
 */
export type Portion = { readonly above: number; readonly below: number };

/** Adds up the portions of each cluster, so that the bootstrap draws one index for each instead of all its items. */
export function clusterPortions(items: readonly (Portion & { readonly cluster: string })[]): Portion[] {
  const sums = new Map<string, { above: number; below: number }>();
  for (const { cluster, above, below } of items) {
    const sum = sums.get(cluster) ?? { above: 0, below: 0 };
    sum.above += above;
    sum.below += below;
    sums.set(cluster, sum);
  }
  return [...sums.values()];
}

/**
 * The statistic (sum above) / (sum below), such as a corpus WER; a mean if each item has 1 below. Undefined if the
 * denominator is zero.
 */
export function ratioOfSums(portions: readonly Portion[]): PlaceStatistic {
  const tops = Float64Array.from(portions, (portion) => portion.above);
  const bottoms = Float64Array.from(portions, (portion) => portion.below);
  return (places) => {
    let above = 0;
    let below = 0;
    for (const place of places) {
      above += tops[place] ?? NaN;
      below += bottoms[place] ?? NaN;
    }
    return below === 0 ? undefined : above / below;
  };
}
