import { regularisedBeta } from './beta.ts';

/** P(X <= k): exact, through I_{1-p}(n - k, k + 1) (DLMF 8.17.5). */
export function binomialAtMost(k: number, n: number, p: number): number | undefined {
  if (!isCount(k, n) || !(p >= 0 && p <= 1)) return undefined;
  return k === n ? 1 : regularisedBeta(p, k + 1, n - k).upper;
}

/**
 * P(X >= k): the probability of k or more successes in n trials by chance; exact, through I_p(k, n - k + 1) (DLMF
 * 8.17.5).
 */
export function binomialAtLeast(k: number, n: number, p: number): number | undefined {
  if (!isCount(k, n) || !(p >= 0 && p <= 1)) return undefined;
  return k === 0 ? 1 : regularisedBeta(p, k, n - k + 1).lower;
}

function isCount(k: number, n: number): boolean {
  return Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n;
}
