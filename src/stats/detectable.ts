import { binomialAtLeast } from './binomial.ts';
import { findRoot } from './find-root.ts';
import { normalQuantile } from './normal.ts';
import { proportionTest } from './proportion-test.ts';
import { reaches } from './reaches.ts';
import { signFlip } from './sign-flip.ts';
import { studentQuantile } from './student-t.ts';
import type { Random } from './random.ts';

/** A one-sided level, and the probability with which a true difference is to be found. */
export type Aim = { readonly alpha: number; readonly power: number };

/**
 * The mean difference, in standard deviations of a single difference, that n of them detect with this power: (t + t') /
 * sqrt(n) of Student's t with n - 1 degrees of freedom (Chow, Shao, Wang and Lokhnygina, Sample Size Calculations in
 * Clinical Research, 2018, section 3.1, with t in place of its normal deviates). Undefined for fewer than two.
 */
export function detectableMean(size: number, { alpha, power }: Aim): number | undefined {
  const [level, found] = [studentQuantile(1 - alpha, size - 1), studentQuantile(power, size - 1)];
  return level === undefined || found === undefined ? undefined : (level + found) / Math.sqrt(size);
}

/**
 * How many differences are needed to detect a mean difference of `effect` standard deviations with this power, by the
 * same formula.
 */
export function sizeForMean(effect: number, aim: Aim): number | undefined {
  if (!(effect > 0) || effect === Infinity) return undefined;
  const isEnough = (size: number): boolean => (detectableMean(size, aim) ?? Infinity) <= effect;
  let [few, enough] = [1, 2];
  while (!isEnough(enough) && enough < 1e9) [few, enough] = [enough, enough * 2];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return isEnough(enough) ? enough : undefined;
}

const TURNS = 600;
/** For more differences than this a formula is used, because simulation would take too long. */
export const MOST_SIMULATED = 16;

/**
 * The same by simulation of the exact sign-flip test itself, with normal differences: the smallest shift that enough of
 * 600 simulated samples show. For more than 16 differences the formula of `detectableMean`. Undefined if the test
 * cannot reach its level.
 */
export function detectableBySignFlip(size: number, aim: Aim, random: Random): number | undefined {
  if (!reaches(0.5 ** size, aim.alpha)) return undefined;
  if (size > MOST_SIMULATED) return detectableMean(size, aim);
  const samples = normalSamples(size, random);
  const missing = (shift: number): number => {
    const found = samples.filter((values) => {
      const test = signFlip(values, { alternative: 'greater', margin: -shift });
      return reaches(test?.p ?? 1, aim.alpha);
    });
    return found.length / TURNS - aim.power;
  };
  let [low, high] = [0, 8];
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    if (missing(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

/** Simulated samples of `size` standard normal differences each. */
export const normalSamples = (size: number, random: Random): readonly (readonly number[])[] =>
  Array.from({ length: TURNS }, () => Array.from({ length: size }, () => normalFrom(random)));

const normalFrom = (random: Random): number => normalQuantile((random.uint32() + 0.5) / 4_294_967_296) ?? 0;

/**
 * The true proportion that n right or wrong answers show to lie beyond a constant with this power, using the limit of
 * the test itself.
 */
export function detectableProportion(
  size: number,
  { constant, alternative }: { readonly constant: number; readonly alternative: 'less' | 'greater' },
  { alpha, power }: Aim,
): number | undefined {
  const isMet = (successes: number): boolean =>
    reaches(proportionTest({ successes, trials: size }, constant, alternative) ?? 1, alpha);
  const [best, worst] = alternative === 'greater' ? [size, 0] : [0, size];
  if (!isMet(best)) return undefined;
  let [met, unmet] = [best, worst];
  while (Math.abs(met - unmet) > 1) {
    const middle = Math.floor((met + unmet) / 2);
    if (isMet(middle)) met = middle;
    else unmet = middle;
  }
  if (alternative === 'greater') return findRoot((p) => (binomialAtLeast(met, size, p) ?? 0) - power, constant, 1);
  return 1 - findRoot((q) => (binomialAtLeast(size - met, size, q) ?? 0) - power, 1 - constant, 1);
}
