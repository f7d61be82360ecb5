import type { Value } from '../../src/values/value.ts';

/** The value without its text and without undefined properties, for tables of expectations. */
export function essence(value: Value): object {
  return Object.fromEntries(Object.entries(value).filter(([key, part]) => key !== 'text' && part !== undefined));
}

/** The essence of a plain number and half a unit of its last printed digit. */
export function number(value: number, precision: number, rest: object = {}): object {
  return { kind: 'number', number: value, precision, signed: false, ...rest };
}

/** The essence of a range, closed by default. */
export function range(low: number, high: number, rest: object = {}): object {
  return { kind: 'range', low, high, lowOpen: false, highOpen: false, ...rest };
}
