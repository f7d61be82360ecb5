import { binomialAtMost } from '../../stats/binomial.ts';
import { worthInterval, worthOfAnswers, worthTest } from '../../stats/clustered-proportion.ts';
import { pairedMarginP } from '../../stats/paired-margin.ts';
import { reaches } from '../../stats/reaches.ts';
import { printNumber, shortNumber } from '../numbers/operand.ts';
import { unknown } from '../holding/judgement.ts';
import { intervalNote, moreNote } from './interval-note.ts';
import { LEAST_DIFFERING } from './hardly-varied-items.ts';
import type { ClusterAnswers } from '../../stats/clustered-proportion.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { Answer, ItemOptions } from './item-options.ts';
import type { ItemPairs } from './pair-items.ts';

/** Up to this many clusters with an answer against the claim do not show how such answers are correlated. */
const MOST_UNTOLD = 4;

/**
 * Tests right or wrong answers in clusters against a number, by the effective number of answers. A few wrong ones vary
 * too little to show their correlation: if the claim depends on that, and would not hold if each cluster were right or
 * wrong as a whole, it is left open. Undefined for anything that is not a share of answers.
 */
export function clusteredShare(pairs: ItemPairs, options: ItemOptions, worth: number): Answer | Judgement | undefined {
  const { alternative, alpha, factors, number, shift } = options;
  if (!pairs.isRightOrWrong || pairs.right !== undefined || shift.relative !== 0) return undefined;
  const limit = (number * factors.right + shift.absolute) / factors.left;
  const clusters = answersOf(pairs);
  const effective = worthOfAnswers(clusters, worth - 1);
  if (effective === undefined || !(limit > 0 && limit < 1)) return undefined;
  const p = worthTest(effective, limit, alternative);
  const against = clusters.filter(({ hits, size }) => (alternative === 'greater' ? hits < size : hits > 0)).length;
  const wholeP = (all: number) => binomialAtMost(against, all, alternative === 'greater' ? 1 - limit : limit) ?? 1;
  const open = untold({ p, wholeP, alpha, against, worth, clusters: clusters.length });
  if (open !== undefined) return open;
  const hits = clusters.reduce((total, each) => total + each.hits, 0);
  const notes = [
    `they are worth ${printNumber(Number(effective.trials.toPrecision(3)))} independent items`,
    ...intervalNote(worthInterval(effective, 1 - alpha), { alpha, how: 'Korn-Graubard', of: 'the proportion' }),
    ...moreNote(p, { alpha, size: clusters.length, of: 'clusters' }),
  ];
  return { p, how: `Korn-Graubard test of ${hits} of ${pairs.count} items in ${clusters.length} clusters`, notes };
}

/** Why a bootstrap answer with a margin is based on too few items against the claim; undefined if it is not. */
export function untoldMargin(
  pairs: ItemPairs,
  p: number,
  about: { options: ItemOptions; worth: number; margin: number },
): Judgement | undefined {
  const { options, worth, margin } = about;
  const { left, right, clusters } = pairs;
  if (!pairs.isRightOrWrong || right === undefined || clusters === undefined || margin >= 0) return undefined;
  const towards = options.alternative === 'greater' ? 1 : -1;
  const whose = (isOne: (difference: number) => boolean): number =>
    new Set(clusters.filter((_, at) => isOne(towards * ((left.above[at] ?? NaN) - (right.above[at] ?? NaN))))).size;
  const [better, worse] = [whose((difference) => difference > 0), whose((difference) => difference < 0)];
  if (better + worse >= LEAST_DIFFERING) return undefined;
  const wholeP = (all: number) => pairedMarginP({ items: all, better, worse }, margin) ?? 1;
  return untold({ p, wholeP, alpha: options.alpha, against: worse, worth, clusters: new Set(clusters).size });
}

type Untold = {
  readonly p: number;
  /** The p if each of that many clusters were right or wrong as a whole. */
  readonly wholeP: (clusters: number) => number;
  readonly alpha: number;
  readonly against: number;
  readonly worth: number;
  readonly clusters: number;
};

function untold({ p, wholeP, alpha, against, worth, clusters }: Untold): Judgement | undefined {
  const asWhole = wholeP(Math.floor(worth));
  if (against > MOST_UNTOLD || !reaches(p, alpha) || reaches(asWhole, alpha)) return undefined;
  return unknown(
    `${against === 0 ? 'none' : `only ${against}`} of ${clusters} clusters ${against === 1 ? 'has' : 'have'} an item that speaks against it, too few to tell how such items hang together: p = ${shortNumber(p)} if they do not, ${shortNumber(asWhole)} if they do`,
    wantedWords(wholeP, alpha),
  );
}

const MOST_CLUSTERS = 10_000;

function wantedWords(wholeP: (clusters: number) => number, alpha: number): string {
  let wanted = 10;
  while (wanted < MOST_CLUSTERS && !reaches(wholeP(wanted), alpha)) wanted += Math.max(1, Math.floor(wanted / 50));
  return wanted < MOST_CLUSTERS
    ? `needs about ${wanted} clusters, or items that are independent`
    : 'items that are independent';
}

function answersOf({ left, clusters = [] }: ItemPairs): readonly ClusterAnswers[] {
  const found = new Map<string, { hits: number; size: number }>();
  clusters.forEach((cluster, at) => {
    const answers = found.get(cluster) ?? { hits: 0, size: 0 };
    answers.hits += left.above[at] ?? NaN;
    answers.size += 1;
    found.set(cluster, answers);
  });
  return [...found.values()];
}
