import { signFlip } from '../../stats/sign-flip.ts';
import { LEAST_DIFFERING } from './hardly-varied-items.ts';
import { moreNote } from './interval-note.ts';
import type { Answer, ItemOptions } from './item-options.ts';
import type { ItemPairs } from './pair-items.ts';

/**
 * Two systems that differ on fewer than ten items, or clusters: resamples without any of these are frequent by chance alone, and
 * three of three that differ would be shown at 5% where a coin shows them one time in eight. Undefined for all others, and where
 * more is asked than a difference.
 */
export function fewDiffering(pairs: ItemPairs, options: ItemOptions): Answer | undefined {
  const differing = differingIn(pairs, options);
  return differing === undefined || differing.differences.length >= LEAST_DIFFERING
    ? undefined
    : flipped(pairs, differing, options);
}

/** So many are told in no time: 65,536 sums of each half. */
const MOST_FLIPPED = 32;

/**
 * The same of up to 32 that differ: two systems that are equal are as likely to change places on each, so that it holds its
 * level whatever the sizes of clusters.
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
