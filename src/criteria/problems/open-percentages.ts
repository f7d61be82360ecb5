import { convert } from '../../values/units.ts';
import type { StatementProblem } from '../language/statement-problem.ts';
import { printAmount } from '../language/print-statement.ts';
import type { Amount, Expression, Node, NumberNode, Reference } from '../language/syntax.ts';
import { isOther, isReference } from '../language/syntax.ts';
import { printNumber } from '../numbers/operand.ts';
import type { Quantity } from '../numbers/operand.ts';
import { runValue, wordsOf } from '../holding/run-value.ts';
import { unitOfSide } from '../holding/unit-of-side.ts';
import { isPercentUnit, twoPoints, twoWays } from '../numbers/units-of.ts';
import type { World } from '../world/world.ts';

/** Percentages and bare numbers beside them that can be read in two ways: both readings are shown. */
export function openPercentages(world: World, node: Node): readonly StatementProblem[] {
  switch (node.kind) {
    case 'compare':
      return [...bareNumbers(world, [node.left, node.right]), ...openAmount(world, node, node.by ?? node.tolerance)];
    case 'within':
      return openAmount(world, node, node.amount);
    case 'no-worse':
      return [...bareNumbers(world, [node.left, node.right]), ...openAmount(world, node, node.by)];
    case 'between':
      return bareNumbers(world, [node.of, node.low, node.high]);
    case 'one-of':
      return bareNumbers(world, [node.of, ...node.options]);
    case 'arithmetic':
      return node.operator === '+' || node.operator === '-' ? bareNumbers(world, [node.left, node.right]) : [];
    case 'call':
      return node.arguments.length > 1 && node.name !== 'quantile' ? bareNumbers(world, node.arguments) : [];
    default:
      return [];
  }
}

type Sides = { readonly left: Expression; readonly right: Expression };

function openAmount(world: World, { left, right }: Sides, amount: Amount | undefined): readonly StatementProblem[] {
  if (amount?.kind === 'relative') return relativeAmount(world, right, amount);
  if (amount?.kind !== 'absolute') return [];
  const percentages = [right, left].flatMap((side) => percentagesOf(world, side) ?? [])[0];
  return percentages === undefined ? [] : bareNumber(amount, percentages, twoPoints(amount.number, percentages.unit));
}

/** `by 2%` of a rate could mean two points: both readings are shown, with the first available value. */
function relativeAmount(world: World, right: Expression, amount: Amount): readonly StatementProblem[] {
  if (!isReference(right)) return [];
  const value = firstValue(world, right);
  if (value === undefined || value.low === 0 || !Number.isFinite(value.low)) return [];
  const isRate = value.unit === '%' || value.unit === 'ratio' || (value.unit === undefined && Math.abs(value.low) <= 1);
  if (!isRate) return [];
  const relative = printNumber((Math.abs(value.low) * amount.number) / 100);
  const points = printNumber(value.unit === '%' ? amount.number : amount.number / 100);
  const message = `${printAmount(amount)} is relative: of ${value.text} (${wordsOf(right)}) it is ${relative}, not ${points}`;
  return [{ severity: 'warning', message, span: amount.span, hint: `write \`${amount.number} points\` for ${points}` }];
}

/** The bare numbers among expressions, if another one has percentages. */
export function bareNumbers(world: World, sides: readonly Expression[]): readonly StatementProblem[] {
  const numbers = sides.flatMap(numberIn);
  if (numbers.length === 0) return [];
  const [percentages] = sides.flatMap((side) => percentagesOf(world, side) ?? []);
  if (percentages === undefined) return [];
  return numbers.flatMap((number) => bareNumber(number, percentages, twoWays(number.text, percentages.unit)));
}

const numberIn = (side: Expression): readonly NumberNode[] =>
  side.kind === 'number' ? [side] : side.kind === 'negative' ? numberIn(side.of) : [];

type Percentages = { readonly unit: string; readonly name: string };

function bareNumber(
  { number, unit, span }: Pick<NumberNode, 'number' | 'unit' | 'span'>,
  percentages: Percentages,
  hint: string,
): readonly StatementProblem[] {
  const asRate = convert(number, 'ratio', percentages.unit);
  if (unit !== undefined || number === 0 || Math.abs(number) > 1 || asRate === undefined) return [];
  const readings = [number, asRate].map((each) => `${printNumber(each)}${percentages.unit}`);
  const message = `${printNumber(number)} beside the percentages of ${percentages.name} can be read as ${readings.join(' or as ')}`;
  return [{ severity: 'warning', message, span, hint }];
}

/** The unit of percentages that a side certainly has, or that its first value has, and their name. */
function percentagesOf(world: World, side: Expression): Percentages | undefined {
  if (!isReference(side)) return partsInUnit(side).flatMap((part) => percentagesOf(world, part) ?? [])[0];
  const unit = unitOfSide(world, side) ?? firstValue(world, side)?.unit;
  return unit === undefined || !isPercentUnit(unit) ? undefined : { unit, name: wordsOf(side) };
}

/** The parts that give an expression its unit: none in a quotient of two percentages. */
function partsInUnit(side: Exclude<Expression, Reference>): readonly Expression[] {
  switch (side.kind) {
    case 'negative':
      return [side.of];
    case 'call':
      return side.name === 'count' ? [] : side.arguments;
    case 'arithmetic': {
      const { operator, left, right } = side;
      if (operator === '+' || operator === '-') return [left, right];
      if (numberIn(right).length > 0) return [left];
      return operator === '*' && numberIn(left).length > 0 ? [right] : [];
    }
    default:
      return [];
  }
}

function firstValue(world: World, reference: Reference): Quantity | undefined {
  if (isOther(reference)) return undefined;
  for (const run of world.runs) {
    const value = runValue(world, run, reference);
    if (value.kind === 'quantity') return value;
  }
  return undefined;
}
