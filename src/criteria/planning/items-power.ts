import { detectableByMcnemar, detectableMean, detectableProportion } from '../../stats/detectable.ts';
import { trialsForProportion } from '../../stats/proportion-test.ts';
import { valuesWanted } from '../confidence/attainable.ts';
import { LEAST_CLUSTERS } from '../confidence/bootstrap-items.ts';
import { printNumber } from '../evaluate/operand.ts';
import type { Planned, Power } from './claim-power.ts';
import { POWER } from './seeds-power.ts';

const short = (number: number): string => printNumber(Number(number.toPrecision(2)));

/** Shares of the items on which two systems differ that are shown for example. */
const DIFFERING = [0.1, 0.3] as const;

/** What the items of a run can tell: how many are wanted at all, and which difference the planned ones show. */
export function itemsPower(about: Planned): Power {
  const { left, right, alpha, planned } = about;
  const measured = left.kind === 'measured' ? left : right.kind === 'measured' ? right : undefined;
  if (measured === undefined) return { canBeMet: false, says: ['two known numbers need no confidence'] };
  const { items, clusters, sd } = planned;
  const wanted = Math.max(LEAST_CLUSTERS, valuesWanted(measured.name, measured.share, alpha));
  const wants = `it wants the items of each run (docs/items.md), ${wanted} at least, or ${LEAST_CLUSTERS} clusters of them`;
  if (items === undefined) return { canBeMet: undefined, says: [`${wants}; \`--items N\` tells what they detect`] };
  if (items < wanted) return { canBeMet: false, says: [`${wants}: needs ${wanted - items} more items`] };
  if (clusters !== undefined && clusters < LEAST_CLUSTERS)
    return { canBeMet: false, says: [`${wants}: needs ${LEAST_CLUSTERS - clusters} more clusters`] };
  const aim = { alpha, power: POWER };
  const units = clusters ?? items;
  const gap = detectableMean(units, aim);
  const of = clusters === undefined ? "an item's difference" : "a cluster's difference";
  const size =
    sd === undefined
      ? `${short(gap ?? NaN)} standard deviations of ${of}`
      : `${short((gap ?? NaN) * sd)} (sd of ${of}: ${short(sd)})`;
  const over = clusters === undefined ? `${items} items` : `${items} items in ${clusters} clusters`;
  const shown = `${over} show a difference of ${size} with 80% power (formula of the t test)`;
  if (clusters !== undefined) return { canBeMet: true, says: [shown] };
  return { canBeMet: true, says: [shown, ...rightOrWrong(about, items)] };
}

/** Where answers are right or wrong, their number alone tells what can be shown. */
function rightOrWrong({ asked, left, right, alpha }: Planned, items: number): readonly string[] {
  const aim = { alpha, power: POWER };
  const number = left.kind === 'number' ? left.value.low : right.kind === 'number' ? right.value.low : undefined;
  if (number === undefined) {
    const gaps = DIFFERING.map((differing) => {
      const gap = detectableByMcnemar(items, differing, aim);
      const points = gap === undefined ? 'nothing' : `${short(100 * gap)} points`;
      return `${points} where they differ on ${100 * differing}%`;
    });
    return [`where answers are right or wrong: ${gaps.join(', ')} (McNemar's test)`];
  }
  const alternative = left.kind === 'number' ? (asked.alternative === 'less' ? 'greater' : 'less') : asked.alternative;
  const wanted = trialsForProportion(number, alternative, 1 - alpha);
  if (wanted === undefined) return [];
  const share = detectableProportion(items, { constant: number, alternative }, aim);
  const wants = `where answers are right or wrong it wants ${wanted} items`;
  return [
    share === undefined
      ? wants
      : `${wants}; a true ${printNumber(Number(share.toPrecision(3)))} is shown with 80% power (Wilson's score test)`,
  ];
}
