import { dimensionOf } from '../../values/units.ts';
import type { StatementProblem } from '../language/statement-problem.ts';
import type { Expression, Node } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { hasOneSize } from '../holding/common-unit.ts';
import { openPercentages } from './open-percentages.ts';
import { rateLimits } from './rate-limit.ts';
import { unitOfSide } from '../holding/unit-of-side.ts';
import { meansBillions, measureTheSame } from '../numbers/units-of.ts';
import type { World } from '../world/world.ts';

/** Units that cannot be converted, words where numbers are needed, percentages that can be read in two ways. */
export function checkUnits(world: World, root: Node): readonly StatementProblem[] {
  return [...walk(root)].flatMap((node) => [
    ...unitsOfNode(world, node),
    ...openPercentages(world, node),
    ...unitMissing(node),
    ...rateLimits(world, node),
  ]);
}

function unitsOfNode(world: World, node: Node): readonly StatementProblem[] {
  switch (node.kind) {
    case 'compare':
      return [...sidesDiffer(world, node.left, node.right), ...ordersWords(node)];
    case 'within':
    case 'no-worse':
      return sidesDiffer(world, node.left, node.right);
    case 'between':
      return [node.low, node.high].flatMap((end) => sidesDiffer(world, node.of, end));
    case 'arithmetic':
      return [node.left, node.right]
        .filter(({ kind }) => kind === 'string')
        .map(({ span }) => ({
          severity: 'error',
          message: 'a string cannot be calculated with',
          span,
          hint: undefined,
        }));
    default:
      return [];
  }
}

function sidesDiffer(world: World, left: Expression, right: Expression): readonly StatementProblem[] {
  const [a, b] = [unitOfSide(world, left), unitOfSide(world, right)];
  if (a === undefined || b === undefined || measureTheSame(a, b)) return [];
  const isCount = (side: Expression, other: string): boolean =>
    side.kind === 'number' && meansBillions(side.unit, other);
  if (isCount(left, b) || isCount(right, a)) return [];
  return [
    {
      severity: 'error',
      message: `${a} cannot be compared with ${b}`,
      span: right.span,
      hint: 'compare values that measure the same thing',
    },
  ];
}

/**
 * Numbers in the statement itself, of which one has a unit that comes in other sizes and another has none: `80 < 1.2
 * s`.
 */
function unitMissing(node: Node): readonly StatementProblem[] {
  if (node.kind !== 'compare' && node.kind !== 'within' && node.kind !== 'no-worse' && node.kind !== 'between')
    return [];
  const sides = node.kind === 'between' ? [node.of, node.low, node.high] : [node.left, node.right];
  if (!sides.every(isMadeOfNumbers)) return [];
  const amounts =
    node.kind === 'compare' ? [node.by, node.tolerance] : [node.kind === 'within' ? node.amount : undefined];
  const numbers = sides.map((side) => [...walk(side)].flatMap((part) => (part.kind === 'number' ? [part] : [])));
  const united = [...numbers.flat(), ...amounts.flatMap((amount) => amount ?? [])].find(({ unit }) => isSized(unit));
  const bare = numbers.findIndex(
    (some) => some.every(({ unit }) => unit === undefined) && some.some(({ number }) => number !== 0),
  );
  const side = sides[bare];
  if (united === undefined || side === undefined) return [];
  return [
    {
      severity: 'error',
      message: `one number is in ${united.unit ?? ''}, and this one has no unit`,
      span: side.span,
      hint: 'write every number with its unit; a value of the runs goes by its name',
    },
  ];
}

const isSized = (unit: string | undefined): boolean =>
  unit !== undefined && !hasOneSize(unit) && dimensionOf(unit) !== 'ratio';

const isMadeOfNumbers = (side: Expression): boolean =>
  [...walk(side)].every(({ kind }) => kind === 'number' || kind === 'negative' || kind === 'arithmetic');

/** `<` between a name and a string can only be meant for dates. */
function ordersWords({ operator, left, right }: Extract<Node, { kind: 'compare' }>): readonly StatementProblem[] {
  if (operator === '==' || operator === '!=') return [];
  return [left, right]
    .filter((side) => side.kind === 'string' && !/^\d{4}-\d{2}-\d{2}/u.test(side.text))
    .map(({ span }) => ({
      severity: 'error',
      message: `\`${operator}\` cannot order a string`,
      span,
      hint: 'numbers and dates have an order',
    }));
}
