import { bootstrap, percentileInterval } from '../../stats/bootstrap.ts';
import type { PlaceStatistic } from '../../stats/bootstrap.ts';
import { bootstrapTest, effectiveClusters } from '../../stats/bootstrap-test.ts';
import { clopperPearson } from '../../stats/clopper-pearson.ts';
import { mcnemar } from '../../stats/mcnemar.ts';
import { proportionTest, trialsForProportion } from '../../stats/proportion-test.ts';
import { quantileOfPlaces } from '../../stats/quantile-of-places.ts';
import { quantileTest } from '../../stats/quantile-test.ts';
import { randomFrom } from '../../stats/random.ts';
import { clusterPortions, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import { wilson } from '../../stats/wilson.ts';
import type { AggregateName } from '../language/syntax.ts';
import { unknown } from '../evaluate/judgement.ts';
import type { Judgement } from '../evaluate/judgement.ts';
import { pairsWanted, tooFew, valuesWanted } from './attainable.ts';
import { shifted } from './in-common-unit.ts';
import type { Shift } from './in-common-unit.ts';
import { intervalNote, moreNote } from './interval-note.ts';
import type { Test } from './judge-tested.ts';
import type { ItemPairs, Numbers } from './pair-items.ts';

export type ItemOptions = {
  readonly alternative: 'less' | 'greater';
  readonly orEqual: boolean;
  readonly alpha: number;
  readonly seed: string;
  readonly name: AggregateName;
  readonly share: number | undefined;
  /** How the margin moves the right side. */
  readonly shift: Shift;
  /** Items times these are numbers of one unit. */
  readonly factors: { readonly left: number; readonly right: number };
  /** The right side's number, where it has no items. */
  readonly number: number;
};

type Answer = Omit<Test, 'left' | 'right'>;

/**
 * The fewest clusters that are resampled: below it tests over clusters reject far too often whatever is done (Cameron,
 * Gelbach and Miller, Review of Economics and Statistics 90, 2008: from 5 on; the project's own simulation of two equal
 * systems holds its level from 10 on).
 */
export const LEAST_CLUSTERS = 10;
/** What they must be worth where they are uneven. */
const LEAST_WORTH = 5;
const RESAMPLES = 10_000;

/** Answers a question by items: exact tests of right and wrong where there are no clusters, else the paired bootstrap. */
export function testItems(pairs: ItemPairs, options: ItemOptions): Answer | Judgement {
  const { name, share, alpha } = options;
  const wanted = valuesWanted(name, share, alpha);
  if (pairs.count < wanted)
    return tooFew(pairs.count, wanted, { of: 'items', alpha, ...(share === undefined ? {} : { what: name }) });
  const isPlain = pairs.clusters === undefined && !hasShift(options.shift) && options.factors.left > 0;
  const isAlike = options.factors.left === options.factors.right;
  if (share !== undefined)
    return pairs.right === undefined && pairs.clusters === undefined
      ? quantileAnswer(pairs, options, share)
      : bootstrapped(pairs, options);
  if (isPlain && pairs.isRightOrWrong && pairs.right !== undefined && isAlike)
    return mcnemarAnswer(pairs.left, pairs.right, options);
  if (pairs.isRightOrWrong && pairs.right === undefined && pairs.clusters === undefined)
    return proportionAnswer(pairs, options);
  return bootstrapped(pairs, options);
}

const hasShift = ({ relative, absolute }: Shift): boolean => relative !== 0 || absolute !== 0;

function mcnemarAnswer(left: Numbers, right: Numbers, { alternative, alpha }: ItemOptions): Answer {
  let [better, worse] = [0, 0];
  left.above.forEach((value, at) => {
    const difference = value - (right.above[at] ?? NaN);
    if (difference === 0) return;
    if (difference < 0 === (alternative === 'less')) better += 1;
    else worse += 1;
  });
  const count = left.above.length;
  const p = mcnemar(better, worse, 'greater') ?? 1;
  const share = clopperPearson(better, better + worse, 1 - alpha);
  const notes = [
    `they differ on ${better + worse} of ${count} items, ${better} of them for the claim`,
    ...intervalNote(share, { alpha, how: 'Clopper-Pearson', of: 'that share' }),
    ...moreNote(p, { alpha, size: count, of: 'items' }),
  ];
  return { p, how: `exact McNemar test of ${count} items`, notes };
}

function proportionAnswer({ left, count }: ItemPairs, options: ItemOptions): Answer | Judgement {
  const { alternative, alpha, factors, number, shift } = options;
  const constant = shifted(number * factors.right, shift) / factors.left;
  const successes = left.above.reduce((total, value) => total + value, 0);
  const wanted = trialsForProportion(constant, alternative, 1 - alpha);
  if (wanted === undefined)
    return unknown('a proportion is held against a number between 0 and 1', 'a number between 0 and 1');
  if (count < wanted) return tooFew(count, wanted, { of: 'items', alpha });
  const p = proportionTest({ successes, trials: count }, constant, alternative);
  if (p === undefined) return unknown('these items have no proportion', 'items that are right or wrong');
  const notes = [
    ...intervalNote(wilson(successes, count, 1 - alpha), { alpha, how: 'Wilson', of: 'the proportion' }),
    ...moreNote(p, { alpha, size: count, of: 'items' }),
  ];
  return { p, how: `Wilson's score test of ${successes} of ${count} items`, notes };
}

function quantileAnswer({ left, count }: ItemPairs, options: ItemOptions, share: number): Answer | Judgement {
  const { factors, number, shift } = options;
  const values = valuesOf(left).map((value) => value * factors.left);
  const p = quantileTest(values, { ...options, share, limit: shifted(number * factors.right, shift) });
  if (p === undefined) return unknown(`${options.name} cannot be told of these items`, 'a value for each item');
  return { p, how: `exact binomial test of the ${options.name} of ${count} items`, notes: [] };
}

const valuesOf = ({ above, below }: Numbers): readonly number[] =>
  Array.from(above, (value, at) => value / (below[at] ?? NaN));

/** Resamples clusters whole; the sums of each are taken once, so that a resample draws one place for each cluster. */
function bootstrapped(pairs: ItemPairs, options: ItemOptions): Answer | Judgement {
  const { alternative, alpha, seed, share, shift } = options;
  const places = placesOf(pairs.clusters);
  const groups = places?.length ?? pairs.count;
  if (groups < LEAST_CLUSTERS) return tooFewClusters(groups, pairs);
  const worth = effectiveClusters(sizesOf(pairs, places));
  if (worth < LEAST_WORTH) return unevenClusters(groups, worth);
  const statistic = share === undefined ? sumsStatistic(pairs, options) : quantileStatistic(pairs, options, share);
  const result = bootstrap(share === undefined ? groups : pairs.count, statistic, {
    random: randomFrom(seed),
    resamples: RESAMPLES,
    ...(share === undefined || places === undefined ? {} : { clusters: places }),
  });
  if (result === undefined) return unknown('a resample of these items comes to no number', 'items with lengths above zero'); // prettier-ignore
  const p = bootstrapTest(result, { alternative, clusters: worth });
  const interval = shift.relative === 0 ? percentileInterval(result, 1 - alpha) : undefined;
  const back = (end: number): number => end + shift.absolute;
  const over = places === undefined ? `${pairs.count} items` : `${pairs.count} items in ${groups} clusters`;
  const how = `${pairs.right === undefined ? 'bootstrap' : 'paired bootstrap'} of ${over}`;
  const shown = interval && { low: back(interval.low), high: back(interval.high) };
  const notes = [
    ...intervalNote(shown, { alpha, how: 'percentile' }),
    ...moreNote(p, { alpha, size: pairs.count, of: 'items' }),
    `${RESAMPLES} resamples, seed "${seed}"`,
  ];
  return { p, how, notes };
}

function placesOf(clusters: readonly string[] | undefined): readonly (readonly number[])[] | undefined {
  if (clusters === undefined) return undefined;
  const places = new Map<string, number[]>();
  clusters.forEach((cluster, at) => {
    const known = places.get(cluster);
    if (known === undefined) places.set(cluster, [at]);
    else known.push(at);
  });
  return [...places.values()];
}

/** How much of all items, or of all words, is in each cluster. */
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

function sumsStatistic({ left, right, clusters }: ItemPairs, options: ItemOptions): PlaceStatistic {
  const { factors, number, shift } = options;
  const portionsOf = ({ above, below }: Numbers) => {
    const portions = Array.from(above, (value, at) => ({
      above: value,
      below: below[at] ?? NaN,
      cluster: clusters?.[at] ?? '',
    }));
    return clusters === undefined ? portions : clusterPortions(portions);
  };
  const first = ratioOfSums(portionsOf(left));
  const second = right === undefined ? undefined : ratioOfSums(portionsOf(right));
  return (places) => {
    const one = first(places);
    const other = second === undefined ? number : second(places);
    if (one === undefined || other === undefined) return undefined;
    return one * factors.left - shifted(other * factors.right, shift);
  };
}

function quantileStatistic({ left, right }: ItemPairs, options: ItemOptions, share: number): PlaceStatistic {
  const { factors, number, shift } = options;
  const first = quantileOfPlaces(valuesOf(left), share);
  const second = right === undefined ? undefined : quantileOfPlaces(valuesOf(right), share);
  return (places) => {
    const one = first(places);
    const other = second === undefined ? number : second(places);
    if (one === undefined || other === undefined) return undefined;
    return one * factors.left - shifted(other * factors.right, shift);
  };
}

/** How many items or pairs the tests of right and wrong want at a level. */
export const itemsWanted = (alpha: number): number => Math.max(LEAST_CLUSTERS, pairsWanted(alpha));
