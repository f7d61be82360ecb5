import { chanceOverOwnBaselines, chanceOverSharedBaseline } from '../../stats/chance.ts';
import { isOfRun } from '../world/resolve.ts';
import type { World } from '../world/world.ts';
import { isReference } from '../language/syntax.ts';
import type { Claim, Expression, Quantifier } from '../language/syntax.ts';

/** How likely a claim without confidence is met when nothing changed, with so many runs planned. */
export function luckOf(world: World, { condition, quantifier }: Claim, seeds: number | undefined): readonly string[] {
  if (condition.kind !== 'compare' || condition.operator === '==' || condition.operator === '!=') return [];
  if (!isMetric(world, condition.left) || !isMetric(world, condition.right)) return [];
  if (seeds === undefined) return ['`--seeds N` tells how often it would be met if nothing changed'];
  const better = neededOf(quantifier, seeds);
  if (better === undefined) return [];
  const own = chanceOverOwnBaselines({ runs: seeds, better }) ?? 1;
  const shared = chanceOverSharedBaseline({ runs: seeds, better });
  const most = condition.by === undefined ? '' : 'at most ';
  return [
    `with ${seeds} ${seeds === 1 ? 'run' : 'runs'} it would be met if nothing changed ${most}${percent(shared)} of the time against one baseline, ` +
      `${most}${percent(own)} where each run has its own`,
  ];
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(2))}%`;

const isMetric = (world: World, side: Expression): boolean =>
  isReference(side) &&
  side.kind !== 'flag' &&
  (isOfRun(world)(side) || side.kind === 'baseline' || side.kind === 'row' || side.kind === 'document');

function neededOf(quantifier: Quantifier | undefined, seeds: number): number | undefined {
  if (quantifier === undefined || quantifier.kind === 'every') return seeds;
  if (quantifier.kind === 'some') return 1;
  if (quantifier.kind !== 'at-least') return undefined;
  const { kind, number } = quantifier.count;
  return Math.min(seeds, kind === 'percent' ? Math.ceil((number * seeds) / 100) : number);
}
