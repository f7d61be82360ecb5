import { isProportion } from './clopper-pearson.ts';
import { normalCdf } from './normal.ts';

/**
 * The one-sided score test of a proportion against a constant: whether Wilson's bound (1927) lies on its right side, with
 * Yates's continuity correction (1934), as R's prop.test has it. Undefined unless the constant lies between 0 and 1.
 */
export function proportionTest(
  { successes, trials }: { readonly successes: number; readonly trials: number },
  constant: number,
  alternative: 'less' | 'greater',
): number | undefined {
  if (!isProportion(successes, trials) || !(constant > 0 && constant < 1)) return undefined;
  const surplus = successes - trials * constant;
  const corrected = Math.sign(surplus) * (Math.abs(surplus) - Math.min(0.5, Math.abs(surplus)));
  const z = corrected / Math.sqrt(trials * constant * (1 - constant));
  return normalCdf(alternative === 'less' ? z : -z);
}

/** How many right or wrong answers there must be before all of one kind can show a proportion at `confidence`. */
export function trialsForProportion(
  constant: number,
  alternative: 'less' | 'greater',
  confidence: number,
): number | undefined {
  if (!(constant > 0 && constant < 1) || !(confidence > 0 && confidence < 1)) return undefined;
  const reaches = (trials: number): boolean => {
    const best = { successes: alternative === 'less' ? 0 : trials, trials };
    return (proportionTest(best, constant, alternative) ?? 1) <= 1 - confidence + 1e-12;
  };
  let [none, enough] = [0, 1];
  while (!reaches(enough) && enough < 1e9) [none, enough] = [enough, enough * 2];
  while (enough - none > 1) {
    const middle = Math.floor((none + enough) / 2);
    if (reaches(middle)) enough = middle;
    else none = middle;
  }
  return enough;
}
