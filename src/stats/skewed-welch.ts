import { standardDeviation } from './descriptive.ts';
import { studentCdf, studentUpper } from './student-t.ts';
import { welchT } from './welch.ts';
import { isClearlySkewed, skewnessOf, withoutSkew } from './without-skew.ts';

/** Welch's test corrected for skewness. */
export type SkewedWelch = {
  readonly p: number;
  /**
   * The skewness of the values of both sides together, each taken about its side's mean and in its side's standard
   * deviations.
   */
  readonly skewness: number;
  readonly isClear: boolean;
};

type Side = { readonly size: number; readonly deviation: number; readonly skewness: number };

/**
 * Welch's t corrected for the skewness of the difference of the two means (for two samples Zhou and Dinh, Biostatistics
 * 6, 2005), with Welch's degrees of freedom. Few values do not show their skewness, so both sides are given that of all
 * values together, each in its own scale. Undefined if Welch's test is, or if one side has no variation.
 */
export function skewedWelch(
  first: readonly number[],
  second: readonly number[],
  alternative: 'less' | 'greater',
): SkewedWelch | undefined {
  const welch = welchT(first, second, { alternative });
  const [one, two] = [sideOf(first), sideOf(second)];
  if (welch === undefined || one === undefined || two === undefined) return undefined;
  const size = one.size + two.size;
  const skewness = (one.size * one.skewness + two.size * two.skewness) / size;
  const cubes = one.deviation ** 3 / one.size ** 2 - two.deviation ** 3 / two.size ** 2;
  const t = withoutSkew(welch.t, (skewness * cubes) / welch.standardError ** 3);
  const p = alternative === 'less' ? studentCdf(t, welch.freedom) : studentUpper(t, welch.freedom);
  return { p, skewness, isClear: isClearlySkewed(skewness, size) };
}

function sideOf(values: readonly number[]): Side | undefined {
  const [deviation, skewness] = [standardDeviation(values), skewnessOf(values)];
  return deviation === undefined || skewness === undefined ? undefined : { size: values.length, deviation, skewness };
}
