import { conversion } from '../../values/units.ts';
import type { StatementProblem } from '../language/statement-problem.ts';
import { printAmount } from '../language/print-statement.ts';
import type { Amount, Expression, Node } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import { isAggregate, walk } from '../language/walk.ts';
import { meaningOf } from './resolve.ts';
import { runValue, wordsOf } from './run-value.ts';
import { printNumber } from './operand.ts';
import type { World } from './world.ts';

/** Units that do not convert, words where numbers are wanted, percentages that can be read in two ways. */
export function checkUnits(world: World, root: Node): readonly StatementProblem[] {
  return [...walk(root)].flatMap((node) => {
    switch (node.kind) {
      case 'compare':
        return [
          ...sidesDiffer(world, node.left, node.right),
          ...ordersWords(node),
          ...openPercentage(world, node.right, node.by ?? node.tolerance),
        ];
      case 'within':
        return [...sidesDiffer(world, node.left, node.right), ...openPercentage(world, node.right, node.amount)];
      case 'no-worse':
        return [...sidesDiffer(world, node.left, node.right), ...openPercentage(world, node.right, node.by)];
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
  });
}

/** The unit that a side certainly has: written, or of its column. */
function unitOfSide(world: World, side: Expression): string | undefined {
  if (side.kind === 'number') return side.unit;
  if (side.kind === 'negative') return unitOfSide(world, side.of);
  if (
    side.kind === 'call' &&
    (isAggregate(side) || side.name === 'abs') &&
    side.name !== 'count' &&
    side.arguments[0] !== undefined
  )
    return unitOfSide(world, side.arguments[0]);
  if (!isReference(side)) return undefined;
  const meaning = meaningOf(
    world,
    side.kind === 'row' || side.kind === 'baseline' || side.kind === 'document' ? side.of : side,
  );
  if (meaning?.kind === 'column') return meaning.column.unit ?? world.metrics.get(meaning.column.name)?.unit;
  if (meaning?.kind === 'metric') return world.metrics.get(meaning.name)?.unit;
  return meaning?.kind === 'labelled' ? meaning.cell.column.unit : undefined;
}

function sidesDiffer(world: World, left: Expression, right: Expression): readonly StatementProblem[] {
  const [a, b] = [unitOfSide(world, left), unitOfSide(world, right)];
  if (a === undefined || b === undefined || conversion(a, b) !== undefined) return [];
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

/** `by 2%` of a rate could mean two points: both are shown, with the first value there is. */
function openPercentage(world: World, right: Expression, amount: Amount | undefined): readonly StatementProblem[] {
  if (
    amount?.kind !== 'relative' ||
    !isReference(right) ||
    right.kind === 'row' ||
    right.kind === 'baseline' ||
    right.kind === 'document'
  )
    return [];
  const value = world.runs.map((run) => runValue(world, run, right)).find(({ kind }) => kind === 'quantity');
  if (value?.kind !== 'quantity' || value.low === 0 || !Number.isFinite(value.low)) return [];
  const isRate = value.unit === '%' || value.unit === 'ratio' || (value.unit === undefined && Math.abs(value.low) <= 1);
  if (!isRate) return [];
  const relative = printNumber((Math.abs(value.low) * amount.number) / 100);
  const points = printNumber(value.unit === '%' ? amount.number : amount.number / 100);
  const message = `${printAmount(amount)} is relative: of ${value.text} (${wordsOf(right)}) it is ${relative}, not ${points}`;
  return [{ severity: 'warning', message, span: amount.span, hint: `write \`${amount.number} points\` for ${points}` }];
}
