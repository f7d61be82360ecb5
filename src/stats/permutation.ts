import { mean } from './descriptive.ts';
import type { ExactTest } from './sign-flip.ts';

export type PermutationOptions = {
  readonly alternative: 'less' | 'greater';
  /** Subtracted from the first sample: superiority by a margin, or non-inferiority. */
  readonly margin?: number;
  /** Computed for each side; the difference first - second is permuted. The mean unless given. */
  readonly statistic?: (values: readonly number[]) => number | undefined;
};

const MOST = 200_000;

/**
 * The exact one-sided permutation test of two samples (Pitman, Supplement to the Journal of the Royal Statistical
 * Society 4, 1937): the share of all splits of the pooled values whose difference is at least the observed one, ties
 * included. Undefined if a side is empty, if the statistic is undefined for a split, or if there are more than 200,000
 * splits.
 */
export function permutation(
  first: readonly number[],
  second: readonly number[],
  options: PermutationOptions,
): ExactTest | undefined {
  const total = splits(first.length + second.length, first.length);
  const pooled = [...first.map((value) => value - (options.margin ?? 0)), ...second];
  if (first.length === 0 || second.length === 0 || total > MOST || !pooled.every(Number.isFinite)) return undefined;
  const towards = options.alternative === 'greater' ? 1 : -1;
  const statistic = options.statistic ?? mean;
  const difference = (chosen: readonly number[], rest: readonly number[]): number =>
    towards * ((statistic(chosen) ?? NaN) - (statistic(rest) ?? NaN));
  const observed = difference(pooled.slice(0, first.length), pooled.slice(first.length));
  const scale = pooled.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let extreme = 0;
  for (const chosen of combinations(pooled.length, first.length)) {
    const reached = difference(...separate(pooled, chosen));
    if (Number.isNaN(reached)) return undefined;
    if (isAtLeast(reached, observed, scale)) extreme += 1;
  }
  return { p: extreme / total, extreme, total };
}

/** Whether an arrangement is at least as extreme as the observed one: numbers that differ only by rounding are ties. */
export const isAtLeast = (reached: number, observed: number, scale: number): boolean =>
  reached >= observed - 1e-12 * scale;

/** The number of ways to choose `chosen` of `all`; exact while it is below 2^53. */
export function splits(all: number, chosen: number): number {
  let count = 1;
  for (let at = 1; at <= Math.min(chosen, all - chosen); at += 1) count = Math.round((count * (all - at + 1)) / at);
  return count;
}

function* combinations(all: number, chosen: number): Generator<ReadonlySet<number>> {
  const places = Array.from({ length: chosen }, (_, at) => at);
  for (;;) {
    yield new Set(places);
    const movable = places.findLastIndex((place, at) => place < all - chosen + at);
    if (movable < 0) return;
    const start = (places[movable] ?? 0) + 1;
    for (let at = movable; at < chosen; at += 1) places[at] = start + at - movable;
  }
}

function separate(pooled: readonly number[], chosen: ReadonlySet<number>): [number[], number[]] {
  return [pooled.filter((_, at) => chosen.has(at)), pooled.filter((_, at) => !chosen.has(at))];
}
