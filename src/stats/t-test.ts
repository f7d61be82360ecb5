import { mean, variance } from './descriptive.ts';
import { studentCdf, studentQuantile, studentUpper } from './student-t.ts';

/**
 * The direction of the alternative: the mean (or the first sample's mean minus the second's) is `less` or `greater`.
 */
export type Alternative = 'less' | 'greater' | 'two-sided';

export type TTest = {
  readonly t: number;
  readonly freedom: number;
  readonly p: number;
  readonly estimate: number;
  readonly standardError: number;
};

export type TTestOptions = {
  readonly alternative: Alternative;
  /** The difference under the null hypothesis; 0 unless given. */
  readonly margin?: number;
};

/** The t statistic of an estimate (Student 1908) and its p; undefined if the estimate has no spread. */
export function tTest(
  estimate: { value: number; standardError: number; freedom: number },
  options: TTestOptions,
): TTest | undefined {
  const { value, standardError, freedom } = estimate;
  const t = (value - (options.margin ?? 0)) / standardError;
  if (!Number.isFinite(t) || !(standardError > 0) || !(freedom > 0)) return undefined;
  return { t, freedom, p: tailOf(t, freedom, options.alternative), estimate: value, standardError };
}

function tailOf(t: number, freedom: number, alternative: Alternative): number {
  if (alternative === 'less') return studentCdf(t, freedom);
  if (alternative === 'greater') return studentUpper(t, freedom);
  return Math.min(1, 2 * studentUpper(Math.abs(t), freedom));
}

/** The two-sided interval of a t test at `confidence` (0.95), in the values' unit. */
export function tInterval(
  test: TTest,
  confidence: number,
): { readonly low: number; readonly high: number } | undefined {
  const t = studentQuantile(0.5 + confidence / 2, test.freedom);
  if (t === undefined) return undefined;
  return { low: test.estimate - t * test.standardError, high: test.estimate + t * test.standardError };
}

/**
 * Student's test of whether the mean equals the margin, with n - 1 degrees of freedom; undefined for fewer than two
 * values or without spread.
 */
export function oneSampleT(values: readonly number[], options: TTestOptions): TTest | undefined {
  const [value, spread] = [mean(values), variance(values)];
  if (value === undefined || spread === undefined) return undefined;
  return tTest({ value, standardError: Math.sqrt(spread / values.length), freedom: values.length - 1 }, options);
}
