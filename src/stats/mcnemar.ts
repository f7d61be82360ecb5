import { binomialAtLeast } from './binomial.ts';

/**
 * McNemar's exact test of paired right/wrong answers (Psychometrika 12, 1947): of the items on which the two differ,
 * `better` are right only in the first. One-sided: the probability of at least that many by chance; two-sided: twice
 * the smaller tail. Undefined if they never differ.
 */
export function mcnemar(better: number, worse: number, alternative: 'greater' | 'two-sided'): number | undefined {
  const differing = better + worse;
  if (differing === 0) return undefined;
  const upper = binomialAtLeast(better, differing, 0.5);
  const lower = binomialAtLeast(worse, differing, 0.5);
  if (upper === undefined || lower === undefined) return undefined;
  return alternative === 'greater' ? upper : Math.min(1, 2 * Math.min(upper, lower));
}
