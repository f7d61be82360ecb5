import { isProportion } from './clopper-pearson.ts';
import { normalQuantile } from './normal.ts';
import type { ProportionInterval } from './clopper-pearson.ts';

/** The score interval of a proportion (Wilson, Journal of the American Statistical Association 22, 1927), two-sided. */
export function wilson(successes: number, trials: number, confidence: number): ProportionInterval | undefined {
  const z = normalQuantile(0.5 + confidence / 2);
  if (z === undefined || !isProportion(successes, trials)) return undefined;
  const share = successes / trials;
  const square = (z * z) / trials;
  const centre = (share + square / 2) / (1 + square);
  const reach = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials));
  return { low: successes === 0 ? 0 : centre - reach, high: successes === trials ? 1 : centre + reach };
}
