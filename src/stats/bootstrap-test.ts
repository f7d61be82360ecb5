import type { Bootstrap } from './bootstrap.ts';
import { normalQuantile } from './normal.ts';
import { studentUpper } from './student-t.ts';

/**
 * The one-sided p of a bootstrap distribution: the share of resamples that are zero or on the wrong side of it, with
 * the observed sample counted as one of them (Davison and Hinkley 1997, section 4.2), widened for few clusters like
 * Hesterberg's expanded percentile interval (The American Statistician 69, 2015, section 3.2). `clusters` is the
 * effective number of clusters.
 */
export function bootstrapTest(
  { values, observed }: Bootstrap,
  { alternative, clusters }: { readonly alternative: 'less' | 'greater'; readonly clusters: number },
): number {
  const allowance = 1e-12 * Math.abs(observed);
  let against = 1;
  for (const value of values) if (alternative === 'less' ? value >= -allowance : value <= allowance) against += 1;
  return expandedShare(against / (values.length + 1), clusters);
}

/**
 * The expanded tail share of a percentile bootstrap: a normal deviate z over n clusters corresponds to z·sqrt((n-1)/n)
 * of Student's t with n - 1 degrees of freedom.
 */
export function expandedShare(share: number, clusters: number): number {
  const z = normalQuantile(1 - share);
  if (z === undefined) return share <= 0 ? 0 : 1;
  return studentUpper(z * Math.sqrt((clusters - 1) / clusters), clusters - 1);
}

/**
 * The effective number of clusters of unequal size: (sum of sizes)² / (sum of squared sizes) (Kish, Survey Sampling,
 * 1965). A test that resamples clusters has as many degrees of freedom as that (Carter, Schnepel and Steigerwald,
 * Review of Economics and Statistics 99, 2017).
 */
export function effectiveClusters(sizes: readonly number[]): number {
  let [sum, squares] = [0, 0];
  for (const size of sizes) [sum, squares] = [sum + size, squares + size * size];
  return squares === 0 ? 0 : (sum * sum) / squares;
}
