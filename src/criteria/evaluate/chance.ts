import { chanceOverBaselines, chanceOverOwnBaselines } from '../../stats/chance.ts';
import { sum } from '../../stats/descriptive.ts';
import type { Claim, Compare, Condition, Expression, Quantifier } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import type { ClaimResult } from './claim-result.ts';
import { expressionValue } from './expression-value.ts';
import { judgeCondition } from './judge-condition.ts';
import { isOfRun } from './resolve.ts';
import type { SelectedRun } from './selected-runs.ts';
import { wordsOf } from './run-value.ts';
import type { World } from './world.ts';

/** The chance that a claim would be met if the change did nothing, and how it was found. */
export type Chance = { readonly probability: number; readonly because: string };

/**
 * Where one metric is compared with another, run by run: runs that share one baseline measurement are exchangeable with
 * it, so k of k have 1/(k+1) and at least one has k/(k+1); independent baselines multiply.
 */
export function chanceOf(world: World, claim: Claim, result: ClaimResult): Chance | undefined {
  const compared = comparedMetrics(world, claim.condition);
  if (compared === undefined || claim.per !== undefined || result.scale !== 'run' || result.selection.length === 0)
    return undefined;
  const baselines = sizesByBaseline(world, compared.baseline, result.selection);
  const wanted = baselines && wantedOf(result.quantifier, result.selection.length);
  if (baselines === undefined || wanted === undefined) return undefined;
  const chance = chanceOver(baselines, wanted);
  if (chance === undefined) return undefined;
  return compared.atMost ? { ...chance, because: atMost(chance.because) } : chance;
}

/** With a margin asked for, the chance is smaller than without. */
const atMost = (because: string): string =>
  because.startsWith('at least ') ? because.replace(/[\d.e+-]+%/u, 'at most $&') : `at most ${because}`;

type Compared = { readonly baseline: Expression; readonly atMost: boolean };

/** The side that is measured once for several runs: the one called baseline, else the right one. */
function comparedMetrics(world: World, condition: Condition): Compared | undefined {
  if (condition.kind !== 'compare' || !isOrdered(condition)) return undefined;
  const { left, right, by } = condition;
  if (!isMetric(world, left) || !isMetric(world, right)) return undefined;
  const leftIsBaseline =
    isReference(left) && isCalledBaseline(wordsOf(left)) && !(isReference(right) && isCalledBaseline(wordsOf(right)));
  return { baseline: leftIsBaseline ? left : right, atMost: by !== undefined };
}

const isOrdered = ({ operator, tolerance }: Compare): boolean =>
  tolerance === undefined && operator !== '==' && operator !== '!=';

const isMetric = (world: World, side: Expression): boolean =>
  isReference(side) &&
  side.kind !== 'flag' &&
  (isOfRun(world)(side) || side.kind === 'baseline' || side.kind === 'row');

/** Whether a metric is that of a baseline, by its name. */
export const isCalledBaseline = (name: string): boolean =>
  /(?:^|_)(?:baseline|base|reference|control|before)(?:_|$)/u.test(name);

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

/** How many of the runs must hold. */
function wantedOf(quantifier: Quantifier, runs: number): number | undefined {
  if (quantifier.kind === 'every') return runs;
  if (quantifier.kind === 'some') return 1;
  if (quantifier.kind !== 'at-least' || quantifier.of === 'seeds') return undefined;
  const { kind, number } = quantifier.count;
  const wanted = kind === 'percent' ? Math.ceil((number * runs) / 100) : number;
  return wanted <= runs ? wanted : undefined;
}

const percentOf = (probability: number): string => `${Number((probability * 100).toPrecision(2))}%`;

/** The tail over several baselines costs the square of the runs. */
const MOST_RUNS = 2000;

function chanceOver(baselines: readonly number[], wanted: number): Chance | undefined {
  const runs = baselines.reduce((total, size) => total + size, 0);
  if (baselines.length > 1 && baselines.every((size) => size === 1)) {
    const probability = chanceOverOwnBaselines({ runs, better: wanted });
    return probability === undefined ? undefined : { probability, because: ownWords(wanted, runs, probability) };
  }
  if (wanted === runs) return allOf(baselines);
  if (runs > MOST_RUNS) return undefined;
  const probability = tailOf(baselines, wanted);
  const shared = baselines.length === 1 ? 'one baseline' : `${baselines.length} baselines`;
  return { probability, because: `at least ${wanted} of ${runs} runs against ${shared}: ${percentOf(probability)}` };
}

function ownWords(wanted: number, runs: number, probability: number): string {
  const how = wanted === runs ? `0.5^${runs}` : `at least ${wanted} of ${runs} at one half each`;
  return `${how} = ${percentOf(probability)}, for every run has a baseline of its own`;
}

/** `1/5 x 1/6 = 3.3%`. */
function allOf(baselines: readonly number[]): Chance {
  const probability = chanceOverBaselines(baselines.map((size) => ({ runs: size, better: size })));
  const factors = baselines.map((size) => `1/${size + 1}`).join(' x ');
  const runs = baselines.reduce((total, size) => total + size, 0);
  const shared =
    runs === 1
      ? 'for there is one run'
      : `for the ${runs} runs share ${baselines.length === 1 ? 'one baseline' : `${baselines.length} baselines`}`;
  return { probability, because: `${factors} = ${percentOf(probability)}, ${shared}` };
}

/**
 * At least so many over several baselines: the number of runs that beat one baseline is uniform over 0 to k, and the
 * numbers of independent baselines add up.
 */
function tailOf(baselines: readonly number[], wanted: number): number {
  let chances: readonly number[] = [1];
  for (const size of baselines) {
    const next = Array.from<number>({ length: chances.length + size }).fill(0);
    chances.forEach((chance, at) => {
      for (let more = 0; more <= size; more++) next[at + more] = (next[at + more] ?? 0) + chance / (size + 1);
    });
    chances = next;
  }
  return sum(chances.slice(wanted));
}
