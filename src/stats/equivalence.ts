import type { TTest, TTestOptions } from './t-test.ts';

export type Equivalence = { readonly p: number; readonly above: TTest; readonly below: TTest };

/**
 * Two one-sided tests (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987): the difference lies within
 * `margin` of zero when it is significantly above -margin and below +margin; p is the greater of the two.
 */
export function equivalence(
  test: (options: TTestOptions) => TTest | undefined,
  margin: number,
): Equivalence | undefined {
  if (!(margin > 0)) return undefined;
  const above = test({ alternative: 'greater', margin: -margin });
  const below = test({ alternative: 'less', margin });
  return above === undefined || below === undefined ? undefined : { p: Math.max(above.p, below.p), above, below };
}
