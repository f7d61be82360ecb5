import { bootstrap, percentileInterval } from '../../stats/bootstrap.ts';
import { addToGroup } from '../../text/group-by.ts';
import type { PlaceStatistic } from '../../stats/bootstrap.ts';
import { bootstrapTest, effectiveClusters } from '../../stats/bootstrap-test.ts';
import { quantileOfPlaces } from '../../stats/quantile-of-places.ts';
import { randomFrom } from '../../stats/random.ts';
import { clusterPortions, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { valuesOf } from './exact-item-tests.ts';
import { movedLeft, movedRight } from './in-common-unit.ts';
import { clusteredShare, untoldMargin } from './clustered-share.ts';
import { fewDiffering } from './few-differing.ts';
import { guarded } from './guarded.ts';
import { marginOf } from './hardly-varied-items.ts';
import { intervalNote, moreNote } from './interval-note.ts';
import type { Answer, ItemOptions } from './item-options.ts';
import type { ItemPairs, Numbers } from './pair-items.ts';

/**
 * The smallest number of clusters that are resampled: with fewer, tests over clusters reject far too often whatever is
 * done (Cameron, Gelbach and Miller, Review of Economics and Statistics 90, 2008: from 5 on; in the project's own
 * simulation of two equal systems the level holds from 10 on).
 */
export const LEAST_CLUSTERS = 10;
/** The smallest effective number of clusters, if they are of unequal size. */
const LEAST_WORTH = 5;
const RESAMPLES = 10_000;

/** Resamples whole clusters; their sums are computed once, so that a resample draws one index for each cluster. */
export function bootstrapped(pairs: ItemPairs, options: ItemOptions): Answer | Judgement {
  const { alternative, alpha, seed, share, shift } = options;
  const places = placesOf(pairs.clusters);
  const groups = places?.length ?? pairs.count;
  if (groups < LEAST_CLUSTERS) return tooFewClusters(groups, pairs);
  const worth = effectiveClusters(sizesOf(pairs, places));
  if (worth < LEAST_WORTH) return unevenClusters(groups, worth);
  const known =
    (places === undefined ? undefined : clusteredShare(pairs, options, worth)) ?? fewDiffering(pairs, options);
  if (known !== undefined) return known;
  const statistic = share === undefined ? sumsStatistic(pairs, options) : quantileStatistic(pairs, options, share);
  const result = bootstrap(share === undefined ? groups : pairs.count, statistic, {
    random: randomFrom(seed),
    resamples: RESAMPLES,
    ...(share === undefined || places === undefined ? {} : { clusters: places }),
  });
  if (result === undefined) return unknown('a resample of these items comes to no number', 'items with lengths above zero'); // prettier-ignore
  const over = places === undefined ? `${pairs.count} items` : `${pairs.count} items in ${groups} clusters`;
  const how = `${pairs.right === undefined ? 'bootstrap' : 'paired bootstrap'} of ${over}`;
  const resampled: Answer = { p: bootstrapTest(result, { alternative, clusters: worth }), how, notes: [] };
  const held = share === undefined ? guarded(pairs, resampled, { options, about: { places, worth } }) : resampled;
  if ('truth' in held) return held;
  const open = untoldMargin(pairs, held.p, { options, worth, margin: marginOf(pairs, options) });
  if (open !== undefined) return open;
  const interval = shift.relative === 0 ? percentileInterval(result, 1 - alpha) : undefined;
  const back = (end: number): number => end + shift.absolute;
  const shown = interval && { low: back(interval.low), high: back(interval.high) };
  const notes = [
    ...held.notes,
    ...intervalNote(shown, { alpha, how: 'percentile' }),
    ...moreNote(held.p, { alpha, size: groups, of: places === undefined ? 'items' : 'clusters' }),
    `${RESAMPLES} resamples, seed "${seed}"`,
  ];
  return { ...held, notes };
}

function placesOf(clusters: readonly string[] | undefined): readonly (readonly number[])[] | undefined {
  if (clusters === undefined) return undefined;
  const places = new Map<string, number[]>();
  clusters.forEach((cluster, at) => {
    addToGroup(places, cluster, at);
  });
  return [...places.values()];
}

/** The share of all items, or of all words, in each cluster. */
function sizesOf({ left, count }: ItemPairs, places: readonly (readonly number[])[] | undefined): readonly number[] {
  const sizeAt = (place: number): number => left.below[place] ?? 0;
  if (places === undefined) return Array.from({ length: count }, (_, place) => sizeAt(place));
  return places.map((cluster) => cluster.reduce((total, place) => total + sizeAt(place), 0));
}

const unevenClusters = (groups: number, worth: number): Judgement =>
  unknown(
    `${groups} clusters of so uneven size are worth ${worth.toFixed(1)}, ${LEAST_WORTH} are the least`,
    'items that are spread over more clusters',
  );

function tooFewClusters(groups: number, { clusters, count }: ItemPairs): Judgement {
  const what = clusters === undefined ? 'items' : 'clusters';
  return unknown(
    `${groups} ${what} are too few to be resampled, ${LEAST_CLUSTERS} are the least`,
    `needs about ${Math.ceil((count / Math.max(1, groups)) * LEAST_CLUSTERS)} items${clusters === undefined ? '' : ` in ${LEAST_CLUSTERS} clusters`}`,
  );
}

const sumsStatistic = (pairs: ItemPairs, options: ItemOptions): PlaceStatistic =>
  differenceOf(pairs, options, ({ above, below }) => {
    const { clusters } = pairs;
    const portions = Array.from(above, (value, at) => ({
      above: value,
      below: below[at] ?? NaN,
      cluster: clusters?.[at] ?? '',
    }));
    return ratioOfSums(clusters === undefined ? portions : clusterPortions(portions));
  });

const quantileStatistic = (pairs: ItemPairs, options: ItemOptions, share: number): PlaceStatistic =>
  differenceOf(pairs, options, (side) => quantileOfPlaces(valuesOf(side), share));

/** What a statistic of the left side is above that of the right one, or above a number. */
function differenceOf(
  { left, right }: ItemPairs,
  { factors, number, shift }: ItemOptions,
  of: (side: Numbers) => PlaceStatistic,
): PlaceStatistic {
  const first = of(left);
  const second = right === undefined ? undefined : of(right);
  return (places) => {
    const one = first(places);
    const other = second === undefined ? number : second(places);
    if (one === undefined || other === undefined) return undefined;
    return movedLeft(one * factors.left, shift) - movedRight(other * factors.right, shift);
  };
}
