import { billionOf } from './as-interval.ts';
import { convert } from './units.ts';
import type { RangeValue, Value } from './value.ts';

export type PrintUnits = {
  /** The unit of the cell's column, for a cell without a unit. */
  readonly cell?: string | undefined;
  /** The declared unit of the full-precision number; if not given, the cell's unit is assumed. */
  readonly exact?: string | undefined;
};

/**
 * Whether a cell agrees with its full-precision number: within half a unit of the last printed digit, with a tie
 * rounded either way. A percentage and a ratio agree only if the units are declared.
 */
export function sameWithinPrint(value: Value, exact: number, units: PrintUnits = {}): boolean {
  if (!Number.isFinite(exact)) return value.kind === 'missing';
  if (value.kind !== 'number' && value.kind !== 'change' && value.kind !== 'uncertain' && value.kind !== 'range')
    return false;
  const cellUnit = value.unit ?? units.cell;
  const told = cellUnit === undefined || units.exact === undefined ? exact : convert(exact, units.exact, cellUnit);
  if (told === undefined) return false;
  if (value.kind === 'range') return isInside(value, told);
  const billion = value.kind === 'number' ? billionOf(value, cellUnit) : 1;
  return value.number !== undefined && isNear(value.number / billion, told, (value.precision ?? 0) / billion);
}

/** An open end does not belong to its range: `< 0.1` does not include 0.1. */
function isInside({ low, high, lowOpen, highOpen }: RangeValue, number: number): boolean {
  return (lowOpen ? low < number : low <= number) && (highOpen ? number < high : number <= high);
}

/** The tolerance is for the binary form of the two numbers, not for the printed precision. */
function isNear(printed: number, exact: number, precision: number): boolean {
  const allowance = 4 * Number.EPSILON * Math.max(Math.abs(printed), Math.abs(exact)) + precision * 1e-9;
  return Math.abs(printed - exact) <= precision + allowance;
}
