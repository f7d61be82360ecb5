import type { PermutationTest } from './block-permutation.ts';
import { sum } from './descriptive.ts';
import { isAtLeast } from './permutation.ts';
import type { Random } from './random.ts';

const DRAWN = 9_999;

export type SampledOptions = {
  readonly alternative: 'less' | 'greater';
  /** Computed for each side; the mean unless given. */
  readonly statistic?: (values: readonly number[]) => number | undefined;
  readonly random: Random;
};

/**
 * The one-sided permutation test of two samples with too many splits to count: 9,999 are drawn and the observed one is
 * added, which makes p valid (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).
 * Undefined if a side is empty, or if the statistic is undefined in any of them.
 */
export function sampledPermutation(
  first: readonly number[],
  second: readonly number[],
  options: SampledOptions,
): PermutationTest | undefined {
  const pooled = [...first, ...second];
  if (first.length === 0 || second.length === 0 || !pooled.every(Number.isFinite)) return undefined;
  const { alternative, statistic, random } = options;
  const towards = alternative === 'greater' ? 1 : -1;
  const draw = statistic === undefined ? meanDraws(pooled, first.length) : draws(pooled, first.length, statistic);
  const observed = towards * draw.difference();
  if (Number.isNaN(observed)) return undefined;
  const scale = pooled.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let extreme = 1;
  for (let turn = 0; turn < DRAWN; turn += 1) {
    draw.shuffle(random);
    const reached = towards * draw.difference();
    if (Number.isNaN(reached)) return undefined;
    if (isAtLeast(reached, observed, scale)) extreme += 1;
  }
  return { p: extreme / (DRAWN + 1), extreme, total: DRAWN + 1, sampled: true };
}

/** An arrangement of the pooled values: the difference of its sides, and a step to the next one. */
type Draws = { readonly difference: () => number; readonly shuffle: (random: Random) => void };

function draws(pooled: number[], size: number, statistic: (values: readonly number[]) => number | undefined): Draws {
  return {
    difference: () => (statistic(pooled.slice(0, size)) ?? NaN) - (statistic(pooled.slice(size)) ?? NaN),
    shuffle: (random) => {
      shuffle(pooled, random);
    },
  };
}

/** For means the sum of the smaller side determines both sides, so that only its values are drawn. */
function meanDraws(values: readonly number[], size: number): Draws {
  const isFirstFewer = 2 * size <= values.length;
  const pooled = Float64Array.from(isFirstFewer ? values : [...values.slice(size), ...values.slice(0, size)]);
  const [few, many] = isFirstFewer ? [size, values.length - size] : [values.length - size, size];
  const total = sum(values);
  return {
    difference: () => {
      let chosen = 0;
      for (let at = 0; at < few; at += 1) chosen += pooled[at] ?? NaN;
      const ahead = chosen / few - (total - chosen) / many;
      return isFirstFewer ? ahead : -ahead;
    },
    shuffle: (random) => {
      for (let at = 0; at < few; at += 1) swap(pooled, at, at + random.below(pooled.length - at));
    },
  };
}

/** The shuffle of Fisher and Yates, in place as by Durstenfeld. */
function shuffle(values: number[], random: Random): void {
  for (let at = values.length - 1; at > 0; at -= 1) swap(values, at, random.below(at + 1));
}

function swap(values: number[] | Float64Array, at: number, other: number): void {
  const value = values[at] ?? 0;
  values[at] = values[other] ?? 0;
  values[other] = value;
}
