import { mean, sum, variance } from './descriptive.ts';
import { studentCdf, studentUpper } from './student-t.ts';

/**
 * A t statistic with the skewness taken out of it, t + a t²/3 + a² t³/27 + a/6, where a is that of what it is a t of (Hall,
 * Journal of the Royal Statistical Society B 54, 1992).
 */
export const withoutSkew = (t: number, skew: number): number =>
  t + (skew * t * t) / 3 + (skew * skew * t ** 3) / 27 + skew / 6;

/** An estimate with the parts of its error, one for each item or cluster, which come to about zero together. */
export type Estimated = {
  readonly estimate: number;
  readonly parts: readonly number[];
  /** Of Student's t. */
  readonly freedom: number;
};

/**
 * The one-sided test that an estimate lies beyond zero, its t without the skewness that the parts show, which is sum(z³) over
 * sum(z²) to the power of 1.5: of a mean the skewness of the values over the root of their number. Undefined where nothing varies.
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

/** Whether a skewness is beyond what so many normal values show: two standard errors, sqrt(6/n) each. */
export const isClearlySkewed = (skewness: number, size: number): boolean =>
  Math.abs(skewness) > 2 * Math.sqrt(6 / size);

/** The third moment about the mean over the 1.5th power of the second (Fisher 1929), neither corrected; undefined without spread. */
export function skewnessOf(values: readonly number[]): number | undefined {
  const [centre, spread] = [mean(values), variance(values)];
  if (centre === undefined || spread === undefined || !(spread > 0)) return undefined;
  const third = sum(values.map((value) => (value - centre) ** 3)) / values.length;
  return third / ((spread * (values.length - 1)) / values.length) ** 1.5;
}
