import type { Aim } from './detectable.ts';
import { MOST_SIMULATED, normalSamples } from './detectable.ts';
import { signFlip } from './sign-flip.ts';
import { studentCdf, studentQuantile } from './student-t.ts';
import type { Random } from './random.ts';
import { reaches } from './reaches.ts';

/** A margin in standard deviations of a single difference, and the level of each of the two one-sided tests. */
export type Within = { readonly margin: number; readonly alpha: number };

/**
 * The power of two one-sided t tests of n differences (Schuirmann 1987) to show them within a margin if there is no
 * true difference: 2 T(margin sqrt(n) - t) - 1 of Student's t with n - 1 degrees of freedom (Chow, Shao, Wang and
 * Lokhnygina, Sample Size Calculations in Clinical Research, 2018, section 3.1, with t in place of its normal
 * deviates). Undefined for fewer than two.
 */
export function withinPower(size: number, { margin, alpha }: Within): number | undefined {
  const level = studentQuantile(1 - alpha, size - 1);
  if (level === undefined) return undefined;
  return Math.max(0, 2 * studentCdf(margin * Math.sqrt(size) - level, size - 1) - 1);
}

/**
 * The smallest margin that the same tests show with this power: (t + t') / sqrt(n), where t' leaves half of the
 * remaining probability on each side.
 */
export function leastMargin(size: number, { alpha, power }: Aim): number | undefined {
  const [level, found] = [studentQuantile(1 - alpha, size - 1), studentQuantile((1 + power) / 2, size - 1)];
  return level === undefined || found === undefined ? undefined : (level + found) / Math.sqrt(size);
}

/**
 * The same power by simulation of the exact sign-flip test itself, with normal differences; for more than 16 of them by
 * the formula.
 */
export function withinPowerBySignFlip(size: number, { margin, alpha }: Within, random: Random): number | undefined {
  if (!reaches(0.5 ** size, alpha)) return undefined;
  if (size > MOST_SIMULATED) return withinPower(size, { margin, alpha });
  return shareWithin(normalSamples(size, random), { margin, alpha });
}

/** The smallest margin by simulation of the exact sign-flip test; for more than 16 differences by the formula. */
export function leastMarginBySignFlip(size: number, aim: Aim, random: Random): number | undefined {
  if (!reaches(0.5 ** size, aim.alpha)) return undefined;
  if (size > MOST_SIMULATED) return leastMargin(size, aim);
  const samples = normalSamples(size, random);
  let [low, high] = [0, 8];
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    if (shareWithin(samples, { margin: middle, alpha: aim.alpha }) < aim.power) low = middle;
    else high = middle;
  }
  return high;
}

function shareWithin(samples: readonly (readonly number[])[], { margin, alpha }: Within): number {
  const isShown = (values: readonly number[], alternative: 'less' | 'greater'): boolean => {
    const test = signFlip(values, { alternative, margin: alternative === 'less' ? margin : -margin });
    return reaches(test?.p ?? 1, alpha);
  };
  return samples.filter((values) => isShown(values, 'greater') && isShown(values, 'less')).length / samples.length;
}
