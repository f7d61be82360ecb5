import { asInterval } from '../../values/as-interval.ts';
import { maybePercentages } from '../../values/rate-name.ts';
import { convert, unitSymbol } from '../../values/units.ts';
import type { Value } from '../../values/value.ts';
import { printNumber, withUnit } from '../numbers/operand.ts';
import type { Change } from './baseline-ask.ts';

/** A baseline's number, in its unit, and in the notation of the criteria language. */
export type Baseline = { readonly number: number; readonly unit: string | undefined; readonly text: string };

type Changed = {
  readonly baseline: Baseline;
  readonly change: Change;
  readonly label: string;
  readonly operator: string;
  /** The measured values, with the units of their columns. */
  readonly values: readonly { readonly value: Value; readonly unit: string | undefined }[];
};

/**
 * The limits that result from changing a baseline, with its unit. Two if a percentage of a rate may be relative or in
 * points, and the measured value lies between the two or cannot be compared with them; undefined if baseline and change
 * have different units.
 */
export function changedLimits(changed: Changed): readonly [string, string?] | undefined {
  const { baseline, operator, values } = changed;
  const numbers = limitsOf(changed);
  const [first, other] = numbers;
  if (first === undefined) return undefined;
  const print = (number: number): string => withUnit(printNumber(number), baseline.unit);
  if (other === undefined) return [print(first)];
  const [low, high] = [Math.min(first, other), Math.max(first, other)];
  const numbersMeasured = values.map(({ value, unit }) => numberIn(baseline, value, unit));
  if (numbersMeasured.some((number) => number === undefined || (number >= low && number <= high)))
    return [print(first), print(other)];
  const isLow = operator.startsWith('<') || operator === '≤';
  const isFailed = values.length > 0 && numbersMeasured.every((number = NaN) => (isLow ? number > high : number < low));
  return [print(isLow === isFailed ? high : low)];
}

/** The readings of a change, the relative one first. */
function limitsOf({ baseline: { number, unit }, change, label }: Changed): readonly number[] {
  const by = change.sign * change.amount;
  const changeUnit = change.unit === undefined ? undefined : (unitSymbol(change.unit) ?? change.unit);
  const isRate = unit === 'ratio' || (unit === undefined && Math.abs(number) <= 1);
  const points = tidy(number + (isRate ? by / 100 : by));
  if (changeUnit === '%') {
    const relative = tidy(number * (1 + by / 100));
    if (change.isRelative !== undefined) return [change.isRelative ? relative : points];
    const mayBePoints = unit === '%' || isRate || (unit === undefined && maybePercentages(label));
    return mayBePoints ? [relative, points] : [relative];
  }
  if (changeUnit === 'pp') return unit === undefined || unit === '%' || isRate ? [points] : [];
  if (changeUnit === undefined) return unit === '%' && change.amount <= 1 ? [] : [tidy(number + by)];
  const told = unit === undefined ? undefined : convert(by, changeUnit, unit);
  return told === undefined ? [] : [tidy(number + told)];
}

/** Removes the error of binary arithmetic. */
const tidy = (number: number): number => Number(number.toPrecision(12));

/** A measured number in the baseline's unit: 83% of 0.80 is 0.83. */
function numberIn({ unit, number }: Baseline, value: Value, columnUnit: string | undefined): number | undefined {
  const own = ('unit' in value ? value.unit : undefined) ?? columnUnit;
  const isRate = unit === undefined && Math.abs(number) <= 1;
  const interval = asInterval(value, own);
  if (interval === undefined || interval.low !== interval.high) return undefined;
  if (own === undefined) return unit === '%' && Math.abs(interval.low) <= 1 ? interval.low * 100 : interval.low;
  return unit === undefined && !isRate ? interval.low : convert(interval.low, own, unit ?? 'ratio');
}
