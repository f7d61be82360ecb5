import type { Amount, Condition, Expression, Node } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import { scaleOf, walk } from '../language/walk.ts';
import { hasOneSize } from '../holding/common-unit.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { Operand } from '../numbers/operand.ts';
import { isOfRun } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import { runValue, wordsOf } from '../holding/run-value.ts';
import { rateLimit } from './rate-limit.ts';
import type { BareNumber } from './rate-limit.ts';
import { isPercentUnit } from '../numbers/units-of.ts';
import type { World } from '../world/world.ts';

/**
 * Why a condition cannot be determined: a bare number takes the unit of what it is compared with, and the runs have
 * that in several units. Each run would be compared with a different limit.
 */
export function openLimit(world: World, condition: Condition, runs: readonly RunRow[]): Judgement | undefined {
  for (const node of walk(condition)) {
    for (const { text, number, levels, against } of limitsOf(world, node)) {
      const rate = number === undefined ? undefined : rateLimit(world, { number, levels }, against);
      if (rate !== undefined) return unknown(rate.because, rate.settle);
      const found = mixedUnits(world, against, runs);
      if (found === undefined) continue;
      const [name, units] = found;
      const because = `${text} has no unit, and ${name} is given in ${units.join(' and ')}`;
      return unknown(because, `a unit behind the number: \`${text} ${units[0] ?? ''}\``);
    }
  }
  return undefined;
}

type Limit = Pick<BareNumber, 'levels'> & {
  readonly text: string;
  readonly number: number | undefined;
  readonly against: Expression;
};

/** Expressions without a unit that are compared with something, added to it or subtracted from it. */
function limitsOf(world: World, node: Node): readonly Limit[] {
  const added = (limit: Expression, against: Expression): readonly Limit[] => bareLimits(world, [limit], against);
  const held = (limits: readonly Expression[], against: Expression): readonly Limit[] =>
    asLevels(bareLimits(world, limits, against));
  switch (node.kind) {
    case 'compare':
      return [
        ...held([node.left], node.right),
        ...held([node.right], node.left),
        ...bareAmount(node.by ?? node.tolerance, node.right),
      ];
    case 'within':
      return [...held([node.right], node.left), ...bareAmount(node.amount, node.right)];
    case 'no-worse':
      return [...held([node.left], node.right), ...held([node.right], node.left), ...bareAmount(node.by, node.right)];
    case 'between':
      return held([node.low, node.high], node.of);
    case 'one-of':
      return held(node.options, node.of);
    case 'arithmetic':
      return node.operator === '+' || node.operator === '-'
        ? [...added(node.left, node.right), ...added(node.right, node.left)]
        : [];
    default:
      return [];
  }
}

/** Numbers that do not come from runs, however they are computed; zero is zero in every unit. */
const bareLimits = (world: World, limits: readonly Expression[], against: Expression): readonly Limit[] =>
  limits.flatMap((limit) => {
    if (scaleOf(limit, isOfRun(world)) !== 'none') return [];
    const value = valueIn(world, limit, []);
    const number = isBare(value) && value.literal ? value.low : undefined;
    return isBare(value) ? [{ text: value.text, number, levels: [], against }] : [];
  });

const asLevels = (limits: readonly Limit[]): readonly Limit[] => {
  const levels = limits.flatMap(({ number }) => number ?? []);
  return limits.map((limit) => ({ ...limit, levels }));
};

const isBare = (value: Operand): value is Extract<Operand, { kind: 'quantity' }> =>
  value.kind === 'quantity' && value.unit === undefined && (value.low !== 0 || value.high !== 0);

const bareAmount = (amount: Amount | undefined, against: Expression): readonly Limit[] =>
  amount?.kind === 'absolute' && amount.unit === undefined && amount.number !== 0
    ? [{ text: String(amount.number), number: amount.number, levels: [], against }]
    : [];

/** What runs give in more than one unit; percentages and rates are handled for each pair. */
function mixedUnits(
  world: World,
  against: Expression,
  runs: readonly RunRow[],
): readonly [name: string, units: readonly string[]] | undefined {
  const references = [...walk(against)].filter((node) => isReference(node)).filter(isOfRun(world));
  const [first] = references;
  if (first === undefined) return undefined;
  if (scaleOf(against, isOfRun(world)) === 'run') {
    const units = unitsIn(runs.map((run) => valueIn(world, against, [], run)));
    return units.length > 1 ? [wordsOf(first), units] : undefined;
  }
  // An aggregate is in the unit of its first value; a count or a ratio has no unit.
  if (unitsIn([valueIn(world, against, runs)]).length === 0) return undefined;
  for (const reference of references) {
    const units = unitsIn(runs.map((run) => runValue(world, run, reference)));
    if (units.length > 1) return [wordsOf(reference), units];
  }
  return undefined;
}

const valueIn = (world: World, of: Expression, selection: readonly RunRow[], run?: RunRow): Operand =>
  expressionValue({ world, run, selection, judge: judgeCondition }, of);

/** Beside a unit that has other sizes, no unit may be any of them. */
function unitsIn(values: readonly Operand[]): readonly string[] {
  const units = new Set(
    values.flatMap((value) =>
      value.kind === 'quantity' && value.unit !== undefined && !isRate(value.unit) ? [value.unit] : [],
    ),
  );
  const [unit] = units;
  if (unit === undefined || hasOneSize(unit) || !values.some(isBare)) return [...units];
  return [...units, WITHOUT];
}

const WITHOUT = 'without one';

const isRate = (unit: string): boolean => unit === 'ratio' || isPercentUnit(unit);
