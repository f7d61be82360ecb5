import { conversion, convert, dimensionOf } from '../../values/units.ts';
import type { Arithmetic } from '../language/syntax.ts';
import { inBothReadings, withOther } from './both-readings.ts';
import { asDecimal, lacking, printQuantity, quantityOf, ROUNDING } from './operand.ts';
import type { Lacking, Misfit, Operand, Quantity } from './operand.ts';
import { inOneUnit } from './units-of.ts';

type Operator = Arithmetic['operator'];

/** `left operator right` over intervals; missing and unsuitable values are passed on. */
export function calculate(operator: Operator, left: Operand, right: Operand): Operand {
  const a = asNumber(left);
  const b = asNumber(right);
  if (a.kind !== 'quantity') return a;
  if (b.kind !== 'quantity') return b;
  if (operator === '+' || operator === '-') return added(operator, a, b);
  return inBothReadings([a, b], (reading) => multiplied(operator, reading(a), reading(b)));
}

/** The number with the opposite sign. */
export function negatedNumber(operand: Operand): Operand {
  const number = asNumber(operand);
  if (number.kind !== 'quantity') return number;
  return inBothReadings([number], (reading) => {
    const read = reading(number);
    return { ...turned(read), text: `-${read.text}`, plain: '' };
  });
}

/** The number without its sign. */
export function absolute(operand: Operand): Operand {
  const number = asNumber(operand);
  if (number.kind !== 'quantity') return number;
  return inBothReadings([number], (reading) => sizeOf(reading(number)));
}

function sizeOf(number: Quantity): Quantity {
  if (number.low >= 0) return number;
  const { low, high, lowOpen, highOpen } = number;
  const ends = [
    { at: Math.abs(low), open: lowOpen },
    { at: Math.abs(high), open: highOpen },
  ] as const;
  const [top, bottom] = ends[0].at >= ends[1].at ? ends : [ends[1], ends[0]];
  const zeroWithin = high > 0 || (high === 0 && !highOpen);
  const least = zeroWithin ? { at: 0, open: false } : bottom;
  return computed(number, {
    low: least.at,
    high: top.at,
    lowOpen: least.open,
    highOpen: top.open,
    slack: number.slack,
  });
}

/** The operand if it is a number; otherwise what is missing or wrong. */
export function asNumber(operand: Operand): Quantity | Lacking | Misfit {
  if (operand.kind === 'word' || operand.kind === 'date')
    return lacking(`\`${operand.text}\` is not a number`, asDecimal(operand.text));
  return operand;
}

function added(operator: '+' | '-', a: Quantity, b: Quantity): Operand {
  const same = inOneUnit(a, b);
  if (same.kind !== 'pair') return same;
  const sum = sumOf(operator, same);
  if (same.other === undefined) return sum;
  return withOther(sum, { number: sumOf(operator, same.other), hint: same.other.hint });
}

type Sides = { readonly left: Quantity; readonly right: Quantity };

function sumOf(operator: '+' | '-', sides: Sides): Quantity {
  const [left, right] = [sides.left, operator === '-' ? turned(sides.right) : sides.right];
  const low = left.low + right.low;
  const high = left.high + right.high;
  // Each decimal is only a nearby binary number: the error of large ones is noticeable in a small difference.
  const slack = left.slack + right.slack + ROUNDING * (sizeIn(left) + sizeIn(right) + 2 * sizeIn({ low, high }));
  const literal = left.literal && right.literal;
  return computed(
    { ...left, literal },
    { low, high, lowOpen: left.lowOpen || right.lowOpen, highOpen: left.highOpen || right.highOpen, slack },
  );
}

const turned = (b: Quantity): Quantity => ({
  ...b,
  low: -b.high,
  high: -b.low,
  lowOpen: b.highOpen,
  highOpen: b.lowOpen,
});

function multiplied(operator: '*' | '/', a: Quantity, b: Quantity): Operand {
  if (operator === '/' && b.low <= 0 && b.high >= 0) return lacking('a division by zero', 'a divisor that is not zero');
  const unit = unitOfProduct(operator, a, b);
  if (unit.kind === 'misfit') return unit;
  const combine = (x: number, y: number) => (operator === '*' ? product(x, y) : x / y);
  const corners = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => combine(x, y) * unit.factor));
  if (corners.some(Number.isNaN)) return lacking('a product without bounds');
  const [low, high] = [Math.min(...corners), Math.max(...corners)];
  const slack = sizeIn({ low, high }) * (relativeSlack(a) + relativeSlack(b) + (unit.factor === 1 ? 4 : 6) * ROUNDING);
  const open = a.lowOpen || a.highOpen || b.lowOpen || b.highOpen;
  const made = { low, high, lowOpen: open && low < high, highOpen: open && low < high, slack };
  return computed({ ...a, unit: unit.unit, literal: a.literal && b.literal }, made);
}

/** Zero times an unknown bound is still zero. */
const product = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);

const finite = (number: number): number => (Number.isFinite(number) ? Math.abs(number) : 0);

const sizeIn = ({ low, high }: Pick<Quantity, 'low' | 'high'>): number => Math.max(finite(low), finite(high));

function relativeSlack(number: Quantity): number {
  const size = sizeIn(number);
  return size === 0 ? 0 : number.slack / size;
}

type ProductUnit = { readonly kind: 'unit'; readonly unit: string | undefined; readonly factor: number } | Misfit;

/**
 * In a multiplication a percentage is just a number, except that twice a percentage is one; equal dimensions cancel in
 * a quotient; a product of two units is refused.
 */
function unitOfProduct(operator: '*' | '/', a: Quantity, b: Quantity): ProductUnit {
  const unit = (symbol: string | undefined, factor = 1): ProductUnit => ({ kind: 'unit', unit: symbol, factor });
  if (b.unit === undefined) return unit(a.unit);
  if (operator === '*' && a.unit === undefined && a.literal) return unit(b.unit);
  if (operator === '/') {
    const quotient = a.unit === undefined ? undefined : conversion(a.unit, b.unit);
    if (quotient !== undefined) return unit(undefined, quotient.above / quotient.below);
    if (isPlain(b.unit)) return unit(a.unit, 1 / plainFactor(b.unit));
    return unit(`${a.unit ?? '1'}/${b.unit}`);
  }
  if (isPlain(b.unit)) return unit(a.unit, plainFactor(b.unit));
  if (a.unit === undefined) return unit(b.unit);
  if (isPlain(a.unit)) return unit(b.unit, plainFactor(a.unit));
  return { kind: 'misfit', message: `${a.unit} times ${b.unit} has no unit here`, hint: undefined };
}

const isPlain = (unit: string): boolean => ['ratio', 'factor', 'count'].includes(dimensionOf(unit));
const plainFactor = (unit: string): number => convert(1, unit, 'ratio') ?? convert(1, unit, 'count') ?? 1;

function computed(like: Quantity, made: Pick<Quantity, 'low' | 'high' | 'lowOpen' | 'highOpen' | 'slack'>): Quantity {
  const quantity = { ...like, ...made, precision: 0, plain: '', otherwise: undefined };
  return { ...quantity, text: printQuantity(quantity) };
}

/** A number of the statement as an operand. */
export const literalQuantity = (number: number, unit: string | undefined, text: string): Quantity =>
  quantityOf(number, { unit, literal: true, text, plain: text });
