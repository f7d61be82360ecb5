import { mean, sum, variance } from './descriptive.ts';
import { studentCdf, studentUpper } from './student-t.ts';

/**
 * A t statistic corrected for skewness: t + a t²/3 + a² t³/27 + a/6, where a is the skewness of the estimate that t
 * belongs to (Hall, Journal of the Royal Statistical Society B 54, 1992).
 */
export const withoutSkew = (t: number, skew: number): number =>
  t + (skew * t * t) / 3 + (skew * skew * t ** 3) / 27 + skew / 6;

/** An estimate with the contributions to its error, one for each item or cluster, which add up to about zero. */
export type Estimated = {
  readonly estimate: number;
  readonly parts: readonly number[];
  /** Degrees of freedom of Student's t. */
  readonly freedom: number;
};

/**
 * The one-sided test that an estimate lies beyond zero, with its t corrected for the skewness of the parts, which is
 * sum(z³) over sum(z²) to the power of 1.5: for a mean, the skewness of the values divided by the root of their number.
 * Undefined if there is no variation.
 */
export function testWithoutSkew(
  { estimate, parts, freedom }: Estimated,
  alternative: 'less' | 'greater',
): number | undefined {
  const squares = sum(parts.map((part) => part * part));
  const cubes = sum(parts.map((part) => part ** 3));
  if (!(squares > 0) || !(freedom > 0)) return undefined;
  const t = withoutSkew(estimate / Math.sqrt((parts.length / (parts.length - 1)) * squares), cubes / squares ** 1.5);
  return alternative === 'less' ? studentCdf(t, freedom) : studentUpper(t, freedom);
}

/** Whether a skewness is larger than `size` normal values would show: beyond two standard errors, sqrt(6/n) each. */
export const isClearlySkewed = (skewness: number, size: number): boolean =>
  Math.abs(skewness) > 2 * Math.sqrt(6 / size);

/**
 * The third central moment divided by the 1.5th power of the second (Fisher 1929), both without bias correction;
 * undefined without spread.
 */
export function skewnessOf(values: readonly number[]): number | undefined {
  const [centre, spread] = [mean(values), variance(values)];
  if (centre === undefined || spread === undefined || !(spread > 0)) return undefined;
  const third = sum(values.map((value) => (value - centre) ** 3)) / values.length;
  return third / ((spread * (values.length - 1)) / values.length) ** 1.5;
}
