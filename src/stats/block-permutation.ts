import { mean } from './descriptive.ts';
import { isAtLeast } from './permutation.ts';
import type { Random } from './random.ts';

/** Values compared with one shared value: a pair if there is only one of them. */
export type Block = { readonly own: readonly number[]; readonly against: number };

/** `sampled`: there were too many arrangements to count, so some were drawn, and the observed one was added. */
export type PermutationTest = {
  readonly p: number;
  readonly extreme: number;
  readonly total: number;
  readonly sampled: boolean;
};

export type BlockOptions = {
  readonly alternative: 'less' | 'greater';
  /** Computed for each side (the shared value appears once for each of its own values); the mean unless given. */
  readonly statistic?: (values: readonly number[]) => number | undefined;
  /** Draws the arrangements if there are too many to count. */
  readonly random: Random;
};

const MOST_COUNTED = 65_536;
const DRAWN = 9_999;

/**
 * The one-sided permutation within blocks (Edgington and Onghena, Randomization Tests, 2007, chapter 6): if nothing
 * changed, each of a block's k + 1 values is equally likely to be the one that the others are compared with. For pairs
 * it is the sign-flip test; for k runs against one baseline, p is at least 1/(k+1). Up to 65,536 arrangements are all
 * counted; beyond, 9,999 are drawn and the observed one is added (Phipson and Smyth 2010). Undefined if the statistic
 * is undefined in any arrangement.
 */
export function blockPermutation(blocks: readonly Block[], options: BlockOptions): PermutationTest | undefined {
  const sizes = blocks.map(({ own }) => own.length + 1);
  const total = arrangementsOf(blocks);
  const values = blocks.flatMap(({ own, against }) => [...own, against]);
  if (blocks.length === 0 || sizes.includes(1) || !values.every(Number.isFinite)) return undefined;
  const statistic = options.statistic ?? mean;
  const towards = options.alternative === 'greater' ? 1 : -1;
  const differenceAt = (places: readonly number[]): number => {
    const { own, against } = arranged(blocks, places);
    return towards * ((statistic(own) ?? NaN) - (statistic(against) ?? NaN));
  };
  const observed = differenceAt(blocks.map(() => 0));
  if (Number.isNaN(observed)) return undefined;
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const sampled = total > MOST_COUNTED;
  let extreme = sampled ? 1 : 0;
  for (const places of sampled ? drawn(sizes, options.random) : counted(sizes)) {
    const reached = differenceAt(places);
    if (Number.isNaN(reached)) return undefined;
    if (isAtLeast(reached, observed, scale)) extreme += 1;
  }
  const among = sampled ? DRAWN + 1 : total;
  return { p: extreme / among, extreme, total: among, sampled };
}

/** The number of arrangements of the blocks; the smallest p that a test of them can give is one divided by it. */
export const arrangementsOf = (blocks: readonly Block[]): number =>
  blocks.reduce((product, { own }) => product * (own.length + 1), 1);

/** Place 0 leaves a block as observed; place i exchanges the shared value with its own value i - 1. */
function arranged(blocks: readonly Block[], places: readonly number[]): { own: number[]; against: number[] } {
  const [own, against]: [number[], number[]] = [[], []];
  blocks.forEach((block, at) => {
    const chosen = (places[at] ?? 0) - 1;
    const shared = block.own[chosen] ?? block.against;
    block.own.forEach((value, index) => {
      own.push(index === chosen ? block.against : value);
      against.push(shared);
    });
  });
  return { own, against };
}

function* counted(sizes: readonly number[]): Generator<readonly number[]> {
  const places = sizes.map(() => 0);
  for (;;) {
    yield places;
    const at = places.findIndex((place, index) => place + 1 < (sizes[index] ?? 0));
    if (at < 0) return;
    places.fill(0, 0, at);
    places[at] = (places[at] ?? 0) + 1;
  }
}

function* drawn(sizes: readonly number[], random: Random): Generator<readonly number[]> {
  for (let turn = 0; turn < DRAWN; turn += 1) yield sizes.map((size) => random.below(size));
}
