import { dimensionOf } from '../../values/units.ts';
import type { Amount } from '../language/syntax.ts';
import { absolute, calculate, literalQuantity } from './arithmetic.ts';
import { lacking } from './operand.ts';
import type { Lacking, Operand, Quantity } from './operand.ts';
import { inUnit, isPercentUnit, twoPoints } from './units-of.ts';

/**
 * An amount as a number in the unit of what it is subtracted from; a relative amount is a share of the right side, and
 * zero if that is zero.
 */
export function amountOf(amount: Amount, left: Operand, right: Operand): Quantity | Lacking {
  if (right.kind !== 'quantity') return notANumber(right);
  if (amount.kind === 'relative') return relative(amount, right);
  if (amount.kind === 'points')
    return points(amount, left.kind === 'quantity' && left.unit !== undefined ? left : right);
  const number = literalQuantity(
    amount.number,
    amount.unit,
    amount.unit === undefined ? amount.text : String(amount.number),
  );
  const percentage = [right, left].find(isPercentage);
  return percentage === undefined ? number : besidePercentage(number, percentage.unit ?? '%');
}

const isPercentage = (operand: Operand): operand is Quantity =>
  operand.kind === 'quantity' && operand.unit !== undefined && isPercentUnit(operand.unit);

/** `by 0.5` beside percentages may mean half a point or 50 points. */
function besidePercentage(number: Quantity, unit: string): Quantity {
  const { low } = number;
  const asRatio = inUnit(number, 'ratio', unit);
  if (number.unit !== undefined || low === 0 || Math.abs(low) > 1 || asRatio === undefined) return number;
  return { ...asRatio, otherwise: { number: { ...number, unit }, hint: twoPoints(low, unit) } };
}

function notANumber(operand: Exclude<Operand, Quantity>): Lacking {
  if (operand.kind === 'lacking') return operand;
  return operand.kind === 'misfit'
    ? lacking(operand.message, operand.hint)
    : lacking(`\`${operand.text}\` is not a number`, 'a number');
}

function relative({ number }: Amount, right: Quantity): Quantity | Lacking {
  if (right.low <= 0 && right.high >= 0)
    return lacking(`${number}% of ${right.text} is nothing`, 'an absolute amount: `by 0.002`');
  const size = absolute(right);
  const share = calculate(
    '*',
    calculate('/', literalQuantity(number, undefined, ''), literalQuantity(100, undefined, '')),
    size,
  );
  return share.kind === 'quantity' ? share : lacking('an amount without bounds');
}

/** Two points are 2 if percentages are compared, and 0.02 if rates are. */
function points({ number }: Amount, of: Quantity): Quantity | Lacking {
  if (of.unit === '%' || of.unit === 'pp') return literalQuantity(number, of.unit, `${number} points`);
  const isRate = Math.abs(of.low) <= 1 && Math.abs(of.high) <= 1;
  const isBare = of.unit === undefined || dimensionOf(of.unit) === 'ratio';
  if (isBare && isRate) {
    const rate = calculate('/', literalQuantity(number, undefined, ''), literalQuantity(100, undefined, ''));
    return rate.kind === 'quantity' ? { ...rate, unit: of.unit } : lacking('no points');
  }
  return lacking(
    `${of.text} is neither a percentage nor a rate, so it has no points`,
    'a unit in its column: `(%)` or `unit=ratio`',
  );
}
