import type { PermutationTest } from './block-permutation.ts';
import { isAtLeast } from './permutation.ts';
import type { Random } from './random.ts';

const DRAWN = 9_999;

/**
 * The one-sided permutation of two samples whose splits are too many to count: 9,999 are drawn and the observed one is
 * added, so that p is valid as it stands (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9,
 * 2010). Undefined when a side is empty, or the statistic in any of them is.
 */
export function sampledPermutation(
  first: readonly number[],
  second: readonly number[],
  options: {
    readonly alternative: 'less' | 'greater';
    readonly statistic: (values: readonly number[]) => number | undefined;
    readonly random: Random;
  },
): PermutationTest | undefined {
  const pooled = [...first, ...second];
  if (first.length === 0 || second.length === 0 || !pooled.every(Number.isFinite)) return undefined;
  const towards = options.alternative === 'greater' ? 1 : -1;
  const difference = (): number =>
    towards *
    ((options.statistic(pooled.slice(0, first.length)) ?? NaN) -
      (options.statistic(pooled.slice(first.length)) ?? NaN));
  const observed = difference();
  if (Number.isNaN(observed)) return undefined;
  const scale = pooled.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let extreme = 1;
  for (let turn = 0; turn < DRAWN; turn += 1) {
    shuffle(pooled, options.random);
    const reached = difference();
    if (Number.isNaN(reached)) return undefined;
    if (isAtLeast(reached, observed, scale)) extreme += 1;
  }
  return { p: extreme / (DRAWN + 1), extreme, total: DRAWN + 1, sampled: true };
}

/** Fisher and Yates, as Durstenfeld does it in place. */
function shuffle(values: number[], random: Random): void {
  for (let at = values.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [values[at], values[other]] = [values[other] ?? 0, values[at] ?? 0];
  }
}
