import { binomialAtLeast } from './binomial.ts';

export type QuantileClaim = {
  readonly share: number;
  readonly limit: number;
  readonly alternative: 'less' | 'greater';
  /** `<=` and `>=`: a value equal to the limit supports the claim. */
  readonly orEqual: boolean;
};

/**
 * The exact one-sided test that a quantile lies below (above) a limit (Conover, Practical Nonparametric Statistics,
 * 1999, section 3.2): if it did not, each value would lie there with at most the quantile's share as its probability.
 * At least 59 values below the limit are needed to show a p95 at 95%. Undefined for no values.
 */
export function quantileTest(values: readonly number[], claim: QuantileClaim): number | undefined {
  const { share, limit, alternative, orEqual } = claim;
  if (values.length === 0 || !values.every(Number.isFinite) || !(share > 0 && share < 1)) return undefined;
  const speaks = (value: number): boolean =>
    (orEqual && value === limit) || (alternative === 'less' ? value < limit : value > limit);
  const speaking = values.filter(speaks).length;
  return binomialAtLeast(speaking, values.length, alternative === 'less' ? share : 1 - share);
}
