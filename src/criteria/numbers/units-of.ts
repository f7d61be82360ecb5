import { isCountedName, isNameOfBytes } from '../../values/counted-name.ts';
import { maybePercentages } from '../../values/rate-name.ts';
import { conversion, dimensionOf } from '../../values/units.ts';
import { lacking, printNumber, ROUNDING } from './operand.ts';
import type { Lacking, Misfit, Quantity } from './operand.ts';

/** Two numbers in one unit, with notes on how they were read; or why they cannot be converted. */
export type SameUnit =
  | {
      readonly kind: 'pair';
      readonly left: Quantity;
      readonly right: Quantity;
      readonly other: SecondReading | undefined;
      readonly note: string | undefined;
    }
  | OpenUnit
  | Misfit;

/** `readings`: the pair in each unit that a bare number may be in. */
export type OpenUnit = Lacking & { readonly readings?: readonly PairOf[] };

/** If a percentage can be read in two ways: the pair in the other reading. */
export type SecondReading = { readonly left: Quantity; readonly right: Quantity; readonly hint: string };

/**
 * Converts both numbers to the left one's unit: for `0.9 s` and `500 ms` the right one becomes 0.5 s. A bare number in
 * the statement takes the other side's unit; compared with numbers without a unit, a percentage is divided by a hundred
 * if those are rates (at most 1).
 */
export function inOneUnit(left: Quantity, right: Quantity): SameUnit {
  const first = asReadFirst(left, right);
  const hint = (left.otherwise ?? right.otherwise)?.hint;
  if (hint === undefined || first.kind !== 'pair') return first;
  const second = asReadFirst(left.otherwise?.number ?? left, right.otherwise?.number ?? right);
  return second.kind === 'pair' ? { ...first, other: { ...(second.other ?? second), hint } } : second;
}

function asReadFirst(left: Quantity, right: Quantity): SameUnit {
  if (left.unit === right.unit) return pairOf(left, right);
  if (left.unit !== undefined && right.unit !== undefined) return converted(left, right, left.unit, right.unit);
  if (right.unit !== undefined) return against(left, right, (bare, other) => pairOf(bare, other));
  return against(right, left, (bare, other) => pairOf(other, bare));
}

type Order = (bare: Quantity, other: Quantity) => PairOf;
export type PairOf = Extract<SameUnit, { kind: 'pair' }>;

const pairOf = (left: Quantity, right: Quantity): PairOf => ({
  kind: 'pair',
  left,
  right,
  other: undefined,
  note: undefined,
});

function converted(left: Quantity, right: Quantity, to: string, from: string): SameUnit {
  const [billions, more] = [billionsBeside(left, from), billionsBeside(right, to)];
  if (billions !== undefined) return converted(billions, right, billions.unit ?? from, from);
  if (more !== undefined) return converted(left, more, to, more.unit ?? to);
  if (measureTheSame(from, to)) {
    const like = to === 'pp' ? asPercentage(left) : left;
    const told = inUnit(asPercentage(right), percentFor(from), percentFor(to));
    if (told !== undefined) return pairOf(like, told);
  }
  return {
    kind: 'misfit',
    message: `${from} cannot be converted to ${to}`,
    hint: 'compare values that measure the same thing',
  };
}

const BILLIONS = 'bn';

/**
 * Whether the `B` in a statement's number means billions given the other unit, because something other than bytes is
 * counted.
 */
export const meansBillions = (unit: string | undefined, other: string): boolean =>
  unit === 'B' && (dimensionOf(other) === 'count' || dimensionOf(other) === 'name');

function billionsBeside(quantity: Quantity, other: string): Quantity | undefined {
  if (!quantity.literal || !meansBillions(quantity.unit, other)) return undefined;
  return dimensionOf(other) === 'count' ? { ...quantity, unit: BILLIONS } : billionsIn(quantity, other);
}

/** `7B` as seven thousand million of something. */
const billionsIn = (quantity: Quantity, unit: string | undefined): Quantity => ({
  ...(inUnit(quantity, BILLIONS, 'count') ?? quantity),
  unit,
});

/**
 * The same beside a bare number whose name, or whose own multiple, shows that something is counted: `350M` for a size.
 */
function billionsBesideBare(quantity: Quantity, { of = '', text }: Quantity): Quantity | undefined {
  if (!quantity.literal || quantity.unit !== 'B' || isNameOfBytes(of)) return undefined;
  return isCountedName(of) || /\d\s*(?:[MBTG]|bn)$/u.test(text) ? billionsIn(quantity, undefined) : undefined;
}

/** Whether numbers in two units can be converted to one: points are percentages of a difference. */
export const measureTheSame = (a: string, b: string): boolean => conversion(percentFor(a), percentFor(b)) !== undefined;

const percentFor = (unit: string): string => (unit === 'pp' ? '%' : unit);

const asPercentage = (quantity: Quantity): Quantity => (quantity.unit === 'pp' ? { ...quantity, unit: '%' } : quantity);

/** The number in another unit; undefined if the two do not measure the same thing. */
export function inUnit(quantity: Quantity, from: string, to: string): Quantity | undefined {
  const quotient = conversion(from, to);
  if (quotient === undefined) return undefined;
  if (quotient.above === quotient.below) return { ...quantity, unit: to };
  const tell = (number: number) => (number * quotient.above) / quotient.below;
  const [low, high] = [tell(quantity.low), tell(quantity.high)];
  const size = Math.max(...[low, high].map((end) => (Number.isFinite(end) ? Math.abs(end) : 0)));
  const slack = tell(quantity.slack) + 4 * ROUNDING * size;
  return { ...quantity, low, high, slack, precision: tell(quantity.precision), unit: to };
}

/** Whether a unit is `%`, `‰` or the like, in which the number given for a rate is not the rate itself. */
export const isPercentUnit = (unit: string): boolean => dimensionOf(unit) === 'ratio' && unit !== 'ratio';

/** How to write each of the two readings of a bare number beside percentages. */
export const twoWays = (text: string, unit: string): string => `write ${text}${unit} or ${text} ratio`;

/** The same for an amount, where a percentage would be a relative one. */
export const twoPoints = (number: number, unit: string): string =>
  unit === '%'
    ? `write ${printNumber(number)} points or ${printNumber(number * 100)} points`
    : twoWays(String(number), unit);

/** Handles one side with a unit and the other without. */
function against(bare: Quantity, other: Quantity, order: Order): SameUnit {
  const unit = other.unit ?? '';
  const billions = billionsBesideBare(other, bare);
  if (billions !== undefined) return order(bare, billions);
  if (isPercentUnit(unit)) return percentAgainst(bare, other, order);
  if (unit === 'pp' && other.literal && !bare.literal && isRate(bare)) return pointsAgainst(bare, other, order);
  if (bare.literal) return order(multipleIn(bare, unit) ?? { ...bare, unit }, other);
  if (!other.literal || ['name', 'factor', 'points', 'ratio', 'count'].includes(dimensionOf(unit)))
    return order({ ...bare, unit }, other);
  return lacking(
    `${bare.text} has no unit, and is compared with ${other.text}`,
    `a unit in its column's header: \`(${unit})\``,
  );
}

/**
 * `150M` beside a column in millions is 150 of them; undefined if the number is not such a multiple, or nothing is
 * counted.
 */
function multipleIn(bare: Quantity, unit: string): Quantity | undefined {
  const isMultiple = dimensionOf(unit) === 'count' && /\d\s*[A-Za-z]+$/u.test(bare.text);
  return isMultiple ? inUnit(bare, 'count', unit) : undefined;
}

function percentAgainst(bare: Quantity, other: Quantity, order: Order): SameUnit {
  const unit = other.unit ?? '%';
  const percent = order({ ...bare, unit }, other);
  if (bare.literal && !isRate(bare)) return percent;
  if (bare.literal) {
    const ratio = order(inUnit(bare, 'ratio', unit) ?? bare, other);
    return bare.low === 0 && bare.high === 0
      ? percent
      : { ...ratio, other: { ...percent, hint: twoWays(bare.text, unit) } };
  }
  const asRatio = inUnit(other, unit, 'ratio') ?? other;
  const ratio = order({ ...bare, unit: 'ratio' }, asRatio);
  if (!isRate(bare)) {
    const because = `${bare.text} has no unit and is compared with the percentage ${other.text}`;
    const why = lacking(because, 'a declared unit: `unit=%` or `unit=ratio`');
    return isPercentageOf(bare) ? { ...why, readings: [percent, ratio] } : why;
  }
  return { ...ratio, note: `${other.text} is read as ${asRatio.low}` };
}

/** Whether a bare number is a percentage: 85 for an accuracy is; 85 for tests may be a count. */
const isPercentageOf = ({ of = '', low, high }: Quantity): boolean => low >= 0 && high <= 100 && maybePercentages(of);

const isRate = ({ low, high }: Quantity): boolean => Math.abs(low) <= 1 && Math.abs(high) <= 1;

/** 0.8 without a unit against 2 points: a difference of rates, or 0.8 points. */
function pointsAgainst(bare: Quantity, other: Quantity, order: Order): SameUnit {
  const rate = inUnit(bare, 'ratio', '%') ?? bare;
  const points = order({ ...bare, unit: 'pp' }, other);
  return {
    ...order(rate, asPercentage(other)),
    other: { ...points, hint: "a unit in its column's header: `(points)` or `(%)`, or the number as a rate" },
  };
}
