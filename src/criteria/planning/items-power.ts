import { detectableByMcnemar } from '../../stats/detectable-by-mcnemar.ts';
import { detectableInClusters } from '../../stats/detectable-in-clusters.ts';
import { detectableMean, detectableProportion } from '../../stats/detectable.ts';
import { itemsForMargin } from '../../stats/paired-margin.ts';
import { trialsForProportion } from '../../stats/proportion-test.ts';
import { leastMargin, withinPower } from '../../stats/detectable-equivalence.ts';
import { valuesWanted } from '../confidence/attainable.ts';
import { LEAST_CLUSTERS } from '../confidence/bootstrap-items.ts';
import { POWER } from '../confidence/interval-note.ts';
import { printNumber, shortNumber } from '../numbers/operand.ts';
import { gapWords } from './gap-words.ts';
import { againstNumber } from './goal.ts';
import type { Direction } from '../confidence/attainable.ts';
import type { Planned, Power } from './claim-power.ts';
import type { Goal } from './goal.ts';

/** Example shares of the items on which two systems differ. */
const DIFFERING = [0.1, 0.3] as const;

/** What the items of a run can show: how many are needed at all, and which difference the planned ones detect. */
export function itemsPower(about: Planned): Power {
  const { questions, goal, left, right, alpha, planned } = about;
  const measured = left.kind === 'measured' ? left : right.kind === 'measured' ? right : undefined;
  if (measured === undefined) return { canBeMet: false, says: ['two known numbers need no confidence'] };
  const { items, clusters, sd } = planned;
  const directions: readonly Direction[] = againstNumber(questions, left, right)?.alternatives ?? ['of two samples'];
  const values = directions.map((direction) => valuesWanted({ ...measured, alpha }, direction));
  const wanted = Math.max(LEAST_CLUSTERS, ...values);
  const wants = `it needs the items of each run (docs/items.md), ${wanted} at least, or ${LEAST_CLUSTERS} clusters of them`;
  if (items === undefined) return { canBeMet: undefined, says: [`${wants}; \`--items N\` shows what they detect`] };
  if (items < wanted) return { canBeMet: false, says: [`${wants}: needs ${wanted - items} more items`] };
  if (clusters !== undefined && clusters < LEAST_CLUSTERS)
    return { canBeMet: false, says: [`${wants}: needs ${LEAST_CLUSTERS - clusters} more clusters`] };
  const aim = { alpha, power: POWER };
  const units = clusters ?? items;
  const shown = gapWords(goal, {
    who: clusters === undefined ? `${items} items` : `${items} items in ${clusters} clusters`,
    of: clusters === undefined ? "an item's difference" : "a cluster's difference",
    sd,
    how: 'formula of the t test',
    gap: () => detectableMean(units, aim),
    leastMargin: () => leastMargin(units, aim),
    withinPower: (margin) => withinPower(units, { margin, alpha }),
  });
  const answers = clusters === undefined ? rightOrWrong(about, items) : inClusters(about, { items, clusters });
  return {
    canBeMet: true,
    says: [shown, ...answers, ...neverDiffering(about, clusters === undefined ? 'items' : 'clusters')],
  };
}

/**
 * Answers in clusters against a number: the test treats their share as binomial with the effective number of answers.
 */
function inClusters(
  { questions, goal, left, right, alpha, planned }: Planned,
  { items, clusters }: { readonly items: number; readonly clusters: number },
): readonly string[] {
  const [alternative, other] = againstNumber(questions, left, right)?.alternatives ?? [];
  const constant = limitOf(againstNumber(questions, left, right)?.number ?? NaN, goal, alternative ?? 'less');
  if (alternative === undefined || other !== undefined || planned.sd === undefined || !(constant > 0 && constant < 1))
    return [];
  const share = detectableInClusters({ items, clusters, deviation: planned.sd }, { constant, alternative }, { alpha, power: POWER }); // prettier-ignore
  const found = share === undefined ? 'no share' : `a true ${printNumber(Number(share.toPrecision(3)))}`;
  return [`where answers are right or wrong ${found} is shown with 80% power (Korn-Graubard test)`];
}

/** Answers of two systems that never differ show no spread: how many of them a margin needs at all. */
function neverDiffering({ questions, goal, left, right, alpha }: Planned, of: 'items' | 'clusters'): readonly string[] {
  if (againstNumber(questions, left, right) !== undefined || (goal.kind !== 'less' && goal.kind !== 'within'))
    return [];
  const wanted = itemsForMargin(goal.size ?? NaN, alpha);
  return wanted === undefined
    ? []
    : [`where answers are right or wrong and never differ it needs ${wanted} ${of} (score test of Tango)`];
}

/**
 * If answers are right or wrong, their number alone determines what can be shown. A margin between two systems is
 * resampled.
 */
function rightOrWrong({ questions, goal, left, right, alpha }: Planned, items: number): readonly string[] {
  const aim = { alpha, power: POWER };
  const held = againstNumber(questions, left, right);
  if (held === undefined) {
    if (goal.kind !== 'difference') return [];
    const gaps = DIFFERING.map((differing) => {
      const gap = detectableByMcnemar(items, differing, aim);
      const points = gap === undefined ? 'nothing' : `${shortNumber(100 * gap)} points`;
      return `${points} where they differ on ${100 * differing}%`;
    });
    return [`where answers are right or wrong: ${gaps.join(', ')} (exact McNemar test)`];
  }
  const claims = held.alternatives.map((alternative) => ({
    alternative,
    constant: limitOf(held.number, goal, alternative),
  }));
  const wanted = claims.map(({ constant, alternative }) => trialsForProportion(constant, alternative, 1 - alpha));
  if (!wanted.every((trials) => trials !== undefined)) return [];
  const wants = `where answers are right or wrong it needs ${Math.max(...wanted)} items`;
  const [claim, other] = claims;
  const share = claim === undefined || other !== undefined ? undefined : detectableProportion(items, claim, aim);
  return [
    share === undefined
      ? wants
      : `${wants}; a true ${printNumber(Number(share.toPrecision(3)))} is shown with 80% power (exact binomial test)`,
  ];
}

/** The number to test against, shifted by the margin; undefined if that is not known yet. */
function limitOf(number: number, goal: Goal, alternative: 'less' | 'greater'): number {
  if (goal.kind === 'difference') return number;
  const towards = (alternative === 'less') === (goal.kind === 'more') ? -1 : 1;
  return number + towards * (goal.size ?? NaN);
}
