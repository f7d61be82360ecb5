import type { StatementProblem } from '../language/statement-problem.ts';
import type { Expression, Node } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { openPercentages } from './open-percentages.ts';
import { unitOfSide } from './unit-of-side.ts';
import { measureTheSame } from './units-of.ts';
import type { World } from './world.ts';

/** Units that do not convert, words where numbers are wanted, percentages that can be read in two ways. */
export function checkUnits(world: World, root: Node): readonly StatementProblem[] {
  return [...walk(root)].flatMap((node) => [...unitsOfNode(world, node), ...openPercentages(world, node)]);
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
  return [
    {
      severity: 'error',
      message: `${a} cannot be compared with ${b}`,
      span: right.span,
      hint: 'compare values that measure the same thing',
    },
  ];
}

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
