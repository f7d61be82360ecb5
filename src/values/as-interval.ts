import { convert, dimensionOf } from './units.ts';
import type { NumberValue, Value } from './value.ts';

/** The range of numbers that a value may be: equal ends for one number, infinite ends for a bound. */
export type Interval = {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/**
 * A value as the range of numbers that it may be, in `unit` if given; a value without a unit is taken to be in that
 * unit. Undefined for what is not a number (such as pairs, lists, `±0.012` alone) and for units that cannot be
 * converted.
 */
export function asInterval(value: Value, unit?: string): Interval | undefined {
  switch (value.kind) {
    case 'number':
      return convertedInterval(point(numberIn(value, unit)), unitIn(value, unit), unit);
    case 'change':
      return convertedInterval(point(value.number), value.unit, unit);
    case 'uncertain':
      return value.number === undefined ? undefined : convertedInterval(point(value.number), value.unit, unit);
    case 'range':
      return convertedInterval(value, value.unit, unit);
    default:
      return undefined;
  }
}

/** The unit that a value is printed with, if it has one. */
export function unitOf(value: Value): string | undefined {
  return 'unit' in value ? value.unit : undefined;
}

/** If bytes are requested, `104B` is 104 bytes and `15M` is 15 million bytes; otherwise `104B` is 104 billion. */
function numberIn(value: NumberValue, unit: string | undefined): number {
  return value.number / billionOf(value, unit);
}

/** The factor by which a number was multiplied for a `B` that means bytes if `unit` is requested: 1e9, else 1. */
export function billionOf(value: NumberValue, unit: string | undefined): number {
  return value.suffix === 'B' && asksForBytes(value, unit) ? 1e9 : 1;
}

/** `15M` is 15 million of whatever is counted, even if the requested unit is millions. */
function unitIn(value: NumberValue, unit: string | undefined): string | undefined {
  if (value.suffix === undefined || value.unit !== undefined || unit === undefined) return value.unit;
  const dimension = dimensionOf(unit);
  return dimension === 'bytes' ? 'B' : dimension === 'count' ? 'count' : undefined;
}

function asksForBytes(value: NumberValue, unit: string | undefined): boolean {
  return value.unit === undefined && unit !== undefined && dimensionOf(unit) === 'bytes';
}

function point(number: number): Interval {
  return { low: number, high: number, lowOpen: false, highOpen: false };
}

function convertedInterval(interval: Interval, from: string | undefined, to: string | undefined): Interval | undefined {
  const { lowOpen, highOpen } = interval;
  if (from === undefined || to === undefined) return { low: interval.low, high: interval.high, lowOpen, highOpen };
  const low = convert(interval.low, from, to);
  const high = convert(interval.high, from, to);
  return low === undefined || high === undefined ? undefined : { low, high, lowOpen, highOpen };
}
