import { convert, dimensionOf } from './units.ts';
import type { NumberValue, Value } from './value.ts';

/** The numbers a value may be: equal ends for one number, infinite ends for a bound. */
export type Interval = {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/**
 * A value as the numbers it may be, in `unit` where one is given; a value without a unit is taken to be in it. Undefined
 * for what is not a number (pairs, lists, `±0.012` alone among them) and for units that do not convert.
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

/** The unit a value is printed in, where it has one. */
export function unitOf(value: Value): string | undefined {
  return 'unit' in value ? value.unit : undefined;
}

/** `104B` is 104 bytes, and `15M` 15 million of them, to whoever asks for bytes; to all others `104B` is 104 billions. */
function numberIn(value: NumberValue, unit: string | undefined): number {
  return value.number / billionOf(value, unit);
}

/** What a number was multiplied by for a `B` that means bytes where `unit` is asked for: 1e9, else 1. */
export function billionOf(value: NumberValue, unit: string | undefined): number {
  return value.suffix === 'B' && asksForBytes(value, unit) ? 1e9 : 1;
}

/** `15M` is 15 million of whatever is counted, also to whoever asks for millions. */
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
