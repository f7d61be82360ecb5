import { signFlip } from '../../stats/sign-flip.ts';
import { LEAST_DIFFERING } from './hardly-varied-items.ts';
import { moreNote } from './interval-note.ts';
import type { Answer, ItemOptions } from './item-options.ts';
import type { ItemPairs } from './pair-items.ts';

/**
 * Two systems that differ on fewer than ten items, or clusters: resamples without any of these are frequent by chance
 * alone, so three out of three would be significant at 5%, though a coin gives that one time in eight. Undefined in all
 * other cases, and if more than a difference is to be shown.
 */
export function fewDiffering(pairs: ItemPairs, options: ItemOptions): Answer | undefined {
  const differing = differingIn(pairs, options);
  return differing === undefined || differing.differences.length >= LEAST_DIFFERING
    ? undefined
    : flipped(pairs, differing, options);
}

/** Up to this many are counted quickly: 65,536 sums for each half. */
const MOST_FLIPPED = 32;

/**
 * The same with up to 32 differing items: two equal systems are equally likely to change places on each, so the test
 * holds its level whatever the sizes of the clusters.
 */
export function allDiffering(pairs: ItemPairs, options: ItemOptions): Answer | undefined {
  const differing = differingIn(pairs, options);
  return differing === undefined || differing.differences.length > MOST_FLIPPED
    ? undefined
    : flipped(pairs, differing, options);
}

type Differing = { readonly differences: readonly number[]; readonly groups: number };

function differingIn({ left, right, clusters }: ItemPairs, options: ItemOptions): Differing | undefined {
  const { factors, shift, share } = options;
  const isShifted = shift.relative !== 0 || shift.absolute !== 0 || factors.left !== factors.right;
  if (right === undefined || share !== undefined || isShifted) return undefined;
  if (left.below.some((below, at) => below !== right.below[at])) return undefined;
  const sums = new Map<string | number, number>();
  left.above.forEach((above, at) => {
    const group = clusters?.[at] ?? at;
    sums.set(group, (sums.get(group) ?? 0) + above - (right.above[at] ?? NaN));
  });
  const differences = [...sums.values()].filter((difference) => difference !== 0);
  return differences.length === 0 ? undefined : { differences, groups: sums.size };
}

function flipped(
  { count, clusters }: ItemPairs,
  { differences, groups }: Differing,
  { alternative, alpha }: ItemOptions,
): Answer | undefined {
  const p = signFlip(differences, { alternative })?.p;
  if (p === undefined) return undefined;
  const of = clusters === undefined ? 'items' : 'clusters';
  return {
    p,
    how: `exact sign-flip permutation of the ${differences.length} of ${groups} ${of} that differ, of ${count} items`,
    notes: [...moreNote(p, { alpha, size: groups, of })],
  };
}
