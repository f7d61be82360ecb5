import { regularisedBeta } from './beta.ts';
import { findRoot } from './find-root.ts';

export type ProportionInterval = { readonly low: number; readonly high: number };

/**
 * The exact two-sided confidence interval for a proportion (Clopper and Pearson, Biometrika 26, 1934); `confidence` is
 * for example 0.95.
 */
export function clopperPearson(successes: number, trials: number, confidence: number): ProportionInterval | undefined {
  if (!isProportion(successes, trials) || !(confidence > 0 && confidence < 1)) return undefined;
  const tail = (1 - confidence) / 2;
  const failures = trials - successes;
  const low = successes === 0 ? 0 : findRoot((p) => regularisedBeta(p, successes, failures + 1).lower - tail, 0, 1);
  const high = failures === 0 ? 1 : findRoot((p) => tail - regularisedBeta(p, successes + 1, failures).upper, 0, 1);
  return { low, high };
}

/** Whether `successes` out of `trials` is a valid proportion. */
export function isProportion(successes: number, trials: number): boolean {
  return Number.isInteger(successes) && Number.isInteger(trials) && trials > 0 && successes >= 0 && successes <= trials;
}
