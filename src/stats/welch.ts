import { mean, variance } from './descriptive.ts';
import { tTest } from './t-test.ts';
import type { TTest, TTestOptions } from './t-test.ts';

/**
 * Welch's test for two samples with different variances (Biometrika 34, 1947), degrees of freedom after Satterthwaite
 * (1946); undefined with fewer than two values on a side or without any spread.
 */
export function welchT(first: readonly number[], second: readonly number[], options: TTestOptions): TTest | undefined {
  const [one, two] = [mean(first), mean(second)];
  const [spreadOne, spreadTwo] = [variance(first), variance(second)];
  if (one === undefined || two === undefined || spreadOne === undefined || spreadTwo === undefined) return undefined;
  const [a, b] = [spreadOne / first.length, spreadTwo / second.length];
  const freedom = (a + b) ** 2 / ((a * a) / (first.length - 1) + (b * b) / (second.length - 1));
  return tTest({ value: one - two, standardError: Math.sqrt(a + b), freedom }, options);
}
