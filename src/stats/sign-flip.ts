import { binomialAtLeast } from './binomial.ts';
import { sum } from './descriptive.ts';

/** The result of an exact test: `p` is `extreme` divided by `total` equally likely arrangements. */
export type ExactTest = { readonly p: number; readonly extreme: number; readonly total: number };

export type SignFlipOptions = {
  readonly alternative: 'less' | 'greater';
  /** Subtracted from each difference first: superiority by a margin, or non-inferiority. */
  readonly margin?: number;
  /** The statistic that is permuted; the mean unless given. */
  readonly statistic?: (differences: readonly number[]) => number;
};

const MOST_FOR_MEAN = 40;
const MOST_FOR_OTHERS = 18;

/**
 * The exact one-sided sign-flip permutation of paired differences (Fisher, The Design of Experiments, 1935, section
 * 21): the share of all 2^n sign patterns whose statistic is at least as extreme as the observed one, ties included.
 * For the mean, all patterns are counted by a meet-in-the-middle method up to 40 pairs (any number if all differences
 * have the same size); for any other statistic one by one up to 18; undefined beyond that.
 */
export function signFlip(differences: readonly number[], options: SignFlipOptions): ExactTest | undefined {
  const towards = options.alternative === 'greater' ? 1 : -1;
  const shifted = differences.map((difference) => difference - (options.margin ?? 0));
  if (shifted.length === 0 || !shifted.every(Number.isFinite)) return undefined;
  const { statistic } = options;
  if (statistic === undefined) return flipMean(shifted.map((difference) => towards * difference));
  return shifted.length > MOST_FOR_OTHERS ? undefined : flipAny(shifted, (values) => towards * statistic(values));
}

/** Sums that differ only by rounding are ties: the tolerance is relative to the sum of the sizes. */
function flipMean(values: readonly number[]): ExactTest | undefined {
  if (values.length > MOST_FOR_MEAN) return flipAlike(values);
  const threshold = sum(values) - 1e-12 * sum(values.map(Math.abs));
  const half = Math.floor(values.length / 2);
  const extreme = countPairsAtLeast(signedSums(values.slice(0, half)), signedSums(values.slice(half)), threshold);
  return { p: extreme / 2 ** values.length, extreme, total: 2 ** values.length };
}

/**
 * For differences of equal size the sum determines how many are positive: this is the sign test, for any number of
 * them.
 */
function flipAlike(values: readonly number[]): ExactTest | undefined {
  const [most, least] = [Math.max(...values.map(Math.abs)), Math.min(...values.map(Math.abs))];
  if (most - least > 1e-12 * most) return undefined;
  const positive = most === 0 ? 0 : values.filter((value) => value > 0).length;
  const p = binomialAtLeast(positive, values.length, 0.5);
  return p === undefined ? undefined : { p, extreme: p * 2 ** values.length, total: 2 ** values.length };
}

function signedSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(2 ** values.length);
  let filled = 1;
  for (const value of values) {
    for (let at = 0; at < filled; at += 1) {
      const before = sums[at] ?? 0;
      sums[at] = before - value;
      sums[filled + at] = before + value;
    }
    filled *= 2;
  }
  return sums.sort();
}

/**
 * The number of pairs of one sum from each sorted side that reach the threshold: one walk up the first and down the
 * second.
 */
function countPairsAtLeast(first: Float64Array, second: Float64Array, threshold: number): number {
  let count = 0;
  let other = second.length;
  for (const value of first) {
    while (other > 0 && value + (second[other - 1] ?? 0) >= threshold) other -= 1;
    count += second.length - other;
  }
  return count;
}

function flipAny(values: readonly number[], statistic: (values: readonly number[]) => number): ExactTest | undefined {
  const observed = statistic(values);
  const total = 2 ** values.length;
  const threshold = observed - 1e-12 * Math.abs(observed);
  let extreme = 0;
  for (let pattern = 0; pattern < total; pattern += 1) {
    const flipped = values.map((value, at) => ((pattern >> at) & 1 ? -value : value));
    const reached = statistic(flipped);
    if (Number.isNaN(reached)) return undefined;
    if (reached >= threshold) extreme += 1;
  }
  return { p: extreme / total, extreme, total };
}
