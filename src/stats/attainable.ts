import { splits } from './permutation.ts';
import { reaches } from './reaches.ts';

/**
 * The smallest p that a one-sided sign-flip test of `pairs` pairs can give: three seeds cannot reach 0.05, five can.
 */
export function smallestSignFlipP(pairs: number): number {
  return 0.5 ** pairs;
}

/**
 * The smallest p that a one-sided permutation test of two samples can give; the arguments are the sizes of the samples.
 */
export function smallestPermutationP(first: number, second: number): number {
  return 1 / splits(first + second, first);
}

/** How many pairs a sign-flip test needs before it can reach `confidence` (5 for 0.95). */
export function pairsFor(confidence: number): number | undefined {
  if (!(confidence > 0 && confidence < 1)) return undefined;
  let pairs = 1;
  while (!reaches(smallestSignFlipP(pairs), 1 - confidence)) pairs += 1;
  return pairs;
}

/**
 * How many values a quantile needs before its one-sided upper bound can exist (Wilks, Annals of Mathematical Statistics
 * 12, 1941): the least n with 1 - share^n >= confidence, 59 for p95 at 95%.
 */
export function valuesForQuantile(share: number, confidence: number): number | undefined {
  if (!(share > 0 && share < 1) || !(confidence > 0 && confidence < 1)) return undefined;
  return Math.ceil(Math.log(1 - confidence) / Math.log(share) - 1e-9);
}
