import type { Condition, Expression, Node, NumberNode } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { isPercentUnit } from './units-of.ts';
import { unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { isOfRun } from './resolve.ts';
import type { RunRow } from './run-row.ts';
import { runValue, wordsOf } from './run-value.ts';
import type { World } from './world.ts';

/**
 * Why a condition cannot be told: a bare number takes the unit of what it is held against, and the runs tell that in several.
 * Each run would be held against a limit of its own.
 */
export function openLimit(world: World, condition: Condition, runs: readonly RunRow[]): Judgement | undefined {
  for (const node of walk(condition)) {
    for (const { limit, against } of limitsOf(node)) {
      const found = mixedUnits(world, against, runs);
      if (found === undefined) continue;
      const [name, units] = found;
      const because = `${limit.text} has no unit, and ${name} is told in ${units.join(' and ')}`;
      return unknown(because, `a unit behind the number: \`${limit.text} ${units[0] ?? ''}\``);
    }
  }
  return undefined;
}

type Limit = { readonly limit: NumberNode; readonly against: Expression };

/** The bare numbers of a comparison; zero is zero in every unit. */
function limitsOf(node: Node): readonly Limit[] {
  if (node.kind === 'compare')
    return [
      [node.left, node.right],
      [node.right, node.left],
    ].flatMap(([limit, against]) => limitFor(limit, against));
  if (node.kind !== 'between') return [];
  return [...limitFor(node.low, node.of), ...limitFor(node.high, node.of)];
}

const limitFor = (limit: Expression | undefined, against: Expression | undefined): readonly Limit[] =>
  limit?.kind === 'number' && limit.unit === undefined && limit.number !== 0 && against !== undefined
    ? [{ limit, against }]
    : [];

/** What is told by each run in more than one unit; how percentages and rates go together is settled by each pair. */
function mixedUnits(
  world: World,
  against: Expression,
  runs: readonly RunRow[],
): readonly [name: string, units: readonly string[]] | undefined {
  for (const node of walk(against)) {
    if (!isReference(node) || !isOfRun(world)(node)) continue;
    const units = new Set<string>();
    for (const run of runs) {
      const value = runValue(world, run, node);
      if (value.kind === 'quantity' && value.unit !== undefined && !isRate(value.unit)) units.add(value.unit);
    }
    if (units.size > 1) return [wordsOf(node), [...units]];
  }
  return undefined;
}

const isRate = (unit: string): boolean => unit === 'ratio' || isPercentUnit(unit);
