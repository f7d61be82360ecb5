import { chanceOverOwnBaselines, chanceOverSharedBaseline } from '../../stats/chance.ts';
import { isMetric } from '../claim/chance.ts';
import { percentOf } from '../claim/chance-over.ts';
import type { Claim } from '../language/syntax.ts';
import { wantedOf } from '../language/wanted-runs.ts';
import type { World } from '../world/world.ts';

/** The probability that a claim without confidence is met if nothing changed, with the planned number of runs. */
export function luckOf(world: World, { condition, quantifier }: Claim, seeds: number | undefined): readonly string[] {
  if (condition.kind !== 'compare' || condition.operator === '==' || condition.operator === '!=') return [];
  if (!isMetric(world, condition.left) || !isMetric(world, condition.right)) return [];
  if (seeds === undefined) return ['`--seeds N` shows how often it would be met if nothing changed'];
  const better = quantifier === undefined ? seeds : wantedOf(quantifier, seeds);
  if (better === undefined || better > seeds) return [];
  const own = chanceOverOwnBaselines({ runs: seeds, better }) ?? 1;
  const shared = chanceOverSharedBaseline({ runs: seeds, better });
  const most = condition.by === undefined ? '' : 'at most ';
  return [
    `with ${seeds} ${seeds === 1 ? 'run' : 'runs'} it would be met if nothing changed ${most}${percentOf(shared)} of the time against one baseline, ` +
      `${most}${percentOf(own)} where each run has its own`,
  ];
}
