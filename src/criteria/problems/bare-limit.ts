import type { Amount, Condition, Expression, Node } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import { scaleOf, walk } from '../language/walk.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { Operand } from '../numbers/operand.ts';
import { isOfRun } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import { runValue, wordsOf } from '../holding/run-value.ts';
import { rateLimit } from './rate-limit.ts';
import { isPercentUnit } from '../numbers/units-of.ts';
import type { World } from '../world/world.ts';

/**
 * Why a condition cannot be told: a bare number takes the unit of what it is held against, and the runs tell that in several.
 * Each run would be held against a limit of its own.
 */
export function openLimit(world: World, condition: Condition, runs: readonly RunRow[]): Judgement | undefined {
  for (const node of walk(condition)) {
    for (const { text, number, against } of limitsOf(world, node)) {
      const rate = number === undefined ? undefined : rateLimit(world, number, against);
      if (rate !== undefined) return unknown(rate.because, rate.settle);
      const found = mixedUnits(world, against, runs);
      if (found === undefined) continue;
      const [name, units] = found;
      const because = `${text} has no unit, and ${name} is told in ${units.join(' and ')}`;
      return unknown(because, `a unit behind the number: \`${text} ${units[0] ?? ''}\``);
    }
  }
  return undefined;
}

type Limit = { readonly text: string; readonly number: number | undefined; readonly against: Expression };

/** What has no unit and is held against something, added to it or taken from it. */
function limitsOf(world: World, node: Node): readonly Limit[] {
  const bare = (limit: Expression, against: Expression): readonly Limit[] => bareLimit(world, limit, against);
  switch (node.kind) {
    case 'compare':
      return [
        ...bare(node.left, node.right),
        ...bare(node.right, node.left),
        ...bareAmount(node.by ?? node.tolerance, node.right),
      ];
    case 'within':
      return [...bare(node.right, node.left), ...bareAmount(node.amount, node.right)];
    case 'no-worse':
      return [...bare(node.left, node.right), ...bare(node.right, node.left), ...bareAmount(node.by, node.right)];
    case 'between':
      return [node.low, node.high].flatMap((end) => bare(end, node.of));
    case 'one-of':
      return node.options.flatMap((option) => bare(option, node.of));
    case 'arithmetic':
      return node.operator === '+' || node.operator === '-'
        ? [...bare(node.left, node.right), ...bare(node.right, node.left)]
        : [];
    default:
      return [];
  }
}

/** A number that no run tells, whatever it is computed from; zero is zero in every unit. */
function bareLimit(world: World, limit: Expression, against: Expression): readonly Limit[] {
  if (scaleOf(limit, isOfRun(world)) !== 'none') return [];
  const value = valueIn(world, limit, []);
  return isBare(value) ? [{ text: value.text, number: value.literal ? value.low : undefined, against }] : [];
}

const isBare = (value: Operand): value is Extract<Operand, { kind: 'quantity' }> =>
  value.kind === 'quantity' && value.unit === undefined && (value.low !== 0 || value.high !== 0);

const bareAmount = (amount: Amount | undefined, against: Expression): readonly Limit[] =>
  amount?.kind === 'absolute' && amount.unit === undefined && amount.number !== 0
    ? [{ text: String(amount.number), number: amount.number, against }]
    : [];

/** What runs tell in more than one unit; how percentages and rates go together is settled by each pair. */
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
  // An aggregate is told in the unit of its first value, and a count or a ratio in none.
  if (unitsIn([valueIn(world, against, runs)]).length === 0) return undefined;
  for (const reference of references) {
    const units = unitsIn(runs.map((run) => runValue(world, run, reference)));
    if (units.length > 1) return [wordsOf(reference), units];
  }
  return undefined;
}

const valueIn = (world: World, of: Expression, selection: readonly RunRow[], run?: RunRow): Operand =>
  expressionValue({ world, run, selection, judge: judgeCondition }, of);

const unitsIn = (values: readonly Operand[]): readonly string[] => [
  ...new Set(
    values.flatMap((value) =>
      value.kind === 'quantity' && value.unit !== undefined && !isRate(value.unit) ? [value.unit] : [],
    ),
  ),
];

const isRate = (unit: string): boolean => unit === 'ratio' || isPercentUnit(unit);
