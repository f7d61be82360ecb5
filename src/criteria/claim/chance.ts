import { chanceOfBest } from '../../stats/chance.ts';
import { isCalledBaseline } from '../world/called.ts';
import type { Claim, Compare, Condition, Expression, Quantifier } from '../language/syntax.ts';
import { isOther, isReference } from '../language/syntax.ts';
import { wantedOf } from '../language/wanted-runs.ts';
import { counted } from '../../text/counted.ts';
import { directionOf } from '../holding/direction.ts';
import { seedOf } from '../holding/seed-of.ts';
import { chanceOver, percentOf } from './chance-over.ts';
import type { Chance } from './chance-over.ts';
import type { ClaimResult } from './claim-result.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { isOfRun } from '../world/resolve.ts';
import type { SelectedRun } from './selected-runs.ts';
import { wordsOf } from '../holding/run-value.ts';
import type { World } from '../world/world.ts';

/**
 * The probability that a claim is met by chance, where one metric is compared with another run by run. Runs that share
 * one baseline measurement are exchangeable with it, so for k of k it is 1/(k+1) and for at least one k/(k+1);
 * independent baselines multiply.
 */
export function chanceOf(world: World, claim: Claim, result: ClaimResult): Chance | undefined {
  const compared = comparedMetrics(world, claim.condition);
  if (compared === undefined || claim.per !== undefined || result.scale !== 'run' || result.selection.length === 0)
    return undefined;
  const { quantifier, selection } = result;
  const chance =
    quantifier.kind === 'latest' || quantifier.kind === 'best'
      ? chanceOfPicked(world, compared, result)
      : quantifier.kind === 'at-least' && quantifier.of === 'seeds'
        ? chanceOfSeeds(world, compared, { quantifier, selection })
        : chanceOfRuns(world, compared, { quantifier, selection });
  return chance && (compared.atMost ? atMost(chance) : chance);
}

type Asking<Of> = { readonly quantifier: Of; readonly selection: readonly SelectedRun[] };

function chanceOfRuns(
  world: World,
  { baseline }: Compared,
  { quantifier, selection }: Asking<Quantifier>,
): Chance | undefined {
  const baselines = sizesByBaseline(world, baseline, selection);
  const wanted = wantedOf(quantifier, selection.length) ?? Infinity;
  return baselines === undefined || wanted > selection.length ? undefined : chanceOver(baselines, wanted, 'run');
}

/** The same with one run of each seed: if a seed has several runs, all of them must hold, which is harder. */
function chanceOfSeeds(
  world: World,
  { baseline }: Compared,
  { quantifier, selection }: Asking<Extract<Quantifier, { kind: 'at-least' }>>,
): Chance | undefined {
  const seeds = new Map<string, SelectedRun>();
  let isRepeated = false;
  for (const selected of selection) {
    const seed = seedOf(world, selected.run);
    if (seed === undefined) continue;
    isRepeated ||= seeds.has(seed);
    if (!seeds.has(seed)) seeds.set(seed, selected);
  }
  const first = [...seeds.values()];
  const baselines = first.length === 0 ? undefined : sizesByBaseline(world, baseline, first);
  const wanted = wantedOf(quantifier, first.length) ?? Infinity;
  const chance = baselines === undefined || wanted > first.length ? undefined : chanceOver(baselines, wanted, 'seed');
  return chance && isRepeated ? atMost(chance) : chance;
}

/**
 * The same for one picked run. If it was picked by its date, it is as good as any; the best of k loses to its baseline
 * only if the baseline is the best of k + 1. With several baselines, or if it was picked by another metric, that is an
 * upper limit.
 */
function chanceOfPicked(
  world: World,
  { baseline, other, isUpward }: Compared,
  { quantifier, selection }: ClaimResult,
): Chance | undefined {
  const baselines = sizesByBaseline(world, baseline, selection);
  if (baselines === undefined) return undefined;
  if (quantifier.kind !== 'best') return { probability: 0.5, because: '1/2 = 50%, because one run is looked at' };
  const runs = selection.length;
  const direction = directionOf(world, quantifier.by);
  const isSame = isReference(other) && wordsOf(other) === wordsOf(quantifier.by);
  if (isSame && (direction === 'higher') !== isUpward) return undefined;
  const probability = chanceOfBest(runs);
  const because = `${runs}/${runs + 1} = ${percentOf(probability)}, because the best of ${counted(runs, 'run')} is compared with one baseline`;
  return isSame && baselines.length === 1 ? { probability, because } : atMost({ probability, because });
}

/** If a margin is required, the probability is smaller than without. */
const atMost = ({ probability, because }: Chance): Chance => ({
  probability,
  because: because.startsWith('at least ') ? because.replace(/[\d.e+-]+%/u, 'at most $&') : `at most ${because}`,
});

type Compared = {
  readonly baseline: Expression;
  readonly other: Expression;
  /** Whether the other side has to be the greater one. */
  readonly isUpward: boolean;
  readonly atMost: boolean;
};

/** Which side is measured once for several runs: the one named baseline, else the right one. */
function comparedMetrics(world: World, condition: Condition): Compared | undefined {
  if (condition.kind !== 'compare' || !isOrdered(condition)) return undefined;
  const { left, right, by } = condition;
  if (!isMetric(world, left) || !isMetric(world, right)) return undefined;
  const leftIsBaseline =
    isReference(left) && isCalledBaseline(wordsOf(left)) && !(isReference(right) && isCalledBaseline(wordsOf(right)));
  const [baseline, other] = leftIsBaseline ? [left, right] : [right, left];
  return { baseline, other, isUpward: condition.operator.startsWith('>') !== leftIsBaseline, atMost: by !== undefined };
}

const isOrdered = ({ operator, tolerance }: Compare): boolean =>
  tolerance === undefined && operator !== '==' && operator !== '!=';

/** Whether a side is a single measured value: of the run, or of another row. */
export const isMetric = (world: World, side: Expression): boolean =>
  isReference(side) && side.kind !== 'flag' && (isOfRun(world)(side) || isOther(side));

/** How many runs share each baseline measurement: equal numbers are one measurement. */
function sizesByBaseline(
  world: World,
  baseline: Expression,
  runs: readonly SelectedRun[],
): readonly number[] | undefined {
  const sizes = new Map<string, number>();
  for (const { run, selected } of runs) {
    const value = expressionValue({ world, run, selection: [], judge: judgeCondition }, baseline);
    if (selected !== 'yes' || value.kind !== 'quantity') return undefined;
    const key = `${value.low} ${value.high} ${value.unit ?? ''}`;
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...sizes.values()];
}
