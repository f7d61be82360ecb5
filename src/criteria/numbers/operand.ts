import { asInterval } from '../../values/as-interval.ts';
import { isCountedName } from '../../values/counted-name.ts';
import { readValue } from '../../values/read-value.ts';
import { isOfOtherPart, signsBeside, spreadBeside, wordsBeside } from './beside-number.ts';
import { holdsNumber } from '../../values/number-kinds.ts';
import type { Interval } from '../../values/as-interval.ts';
import type { Value } from '../../values/value.ts';
import type { Beside } from './beside-number.ts';

/** The value of an expression: a number that may be known only within an interval, a word, a date, or nothing. */
export type Operand = Quantity | Word | Calendar | Lacking | Misfit;

/**
 * A number. `slack` is a bound for the error of binary arithmetic; `precision` is half a unit of the last printed digit
 * (0 if compared in full). `literal`: computed from the statement's own numbers only, so that it takes the other side's
 * unit.
 */
export type Quantity = Interval & {
  readonly kind: 'quantity';
  readonly unit: string | undefined;
  readonly slack: number;
  readonly precision: number;
  readonly literal: boolean;
  /** How far `0.049 ± 0.01` goes below and above the number, in the value's unit: it is shown, but decides nothing. */
  readonly spread?: readonly [below: number, above: number];
  /** Words in the cell that are not part of the number. */
  readonly beside?: Beside;
  /** For people: the cell as written, with the full number if that is what is compared. */
  readonly text: string;
  /** The text of the cell without emphasis, for comparison with a string. */
  readonly plain: string;
  /** The name of the measured thing; undefined if the number was computed or written in the statement. */
  readonly of?: string | undefined;
  /** The result if a bare number in it, beside a percentage, is read the other way. */
  readonly otherwise: OtherReading | undefined;
};

/** `hint`: how to write each of the two readings. */
export type OtherReading = { readonly number: Quantity; readonly hint: string };

/** `mark`: a check mark or a yes or no, which have many spellings. */
export type Word = {
  readonly kind: 'word';
  readonly plain: string;
  readonly text: string;
  readonly mark: string | undefined;
};

export type Calendar = { readonly kind: 'date'; readonly iso: string; readonly text: string; readonly plain: string };

/** There is no value: why, and what would settle it. */
export type Lacking = { readonly kind: 'lacking'; readonly because: string; readonly settle: string | undefined };

/** A value that cannot be used here at all: a pair where one number is needed. */
export type Misfit = { readonly kind: 'misfit'; readonly message: string; readonly hint: string | undefined };

/** Half the distance to the next number: the greatest error of one rounding, relative to the number. */
export const ROUNDING = Number.EPSILON / 2;

/** How to write a word that is meant as a number, since `34,21` may be two of them. Undefined for all other words. */
export function asDecimal(text: string): string | undefined {
  const [, whole = '', decimals] = /^([-+\u2212]?\d+),(\d+)$/u.exec(text) ?? [];
  return decimals === undefined
    ? undefined
    : `a decimal point, where \`${text}\` is one number: \`${whole}.${decimals}\``;
}

/** Makes a missing value, with the reason. */
export const lacking = (because: string, settle?: string): Lacking => ({ kind: 'lacking', because, settle });

/** A known number that was computed or written in the statement. */
export const quantityOf = (number: number, given: Partial<Quantity> = {}): Quantity => ({
  kind: 'quantity',
  low: number,
  high: number,
  lowOpen: false,
  highOpen: false,
  unit: undefined,
  slack: 0,
  precision: 0,
  literal: false,
  text: printNumber(number),
  plain: '',
  otherwise: undefined,
  ...given,
});

/** A number as text for people: at most six significant digits, without exponent if it is readable that way. */
export function printNumber(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return String(number);
  return String(Number(number.toPrecision(6)));
}

/** A number with few significant digits, as is enough for a p-value or a spread. */
export const shortNumber = (number: number, digits = 2): string => printNumber(Number(number.toPrecision(digits)));

/** Whether a quantity is one number. */
export const isPoint = (quantity: Quantity): boolean => quantity.low === quantity.high;

/** A number as printed, with its unit: `95 ms`, `8.00%`. */
export const withUnit = (number: string, unit: string | undefined): string =>
  unit === undefined ? number : unit === '%' ? `${number}%` : `${number} ${unit}`;

/** A computed number as text for people. */
export function printQuantity(quantity: Quantity): string {
  const unit = withUnit('', quantity.unit);
  if (isPoint(quantity)) return `${printNumber(quantity.low)}${unit}`;
  if (quantity.low === -Infinity) return `${quantity.highOpen ? '<' : '≤'} ${printNumber(quantity.high)}${unit}`;
  if (quantity.high === Infinity) return `${quantity.lowOpen ? '>' : '≥'} ${printNumber(quantity.low)}${unit}`;
  return `${printNumber(quantity.low)} to ${printNumber(quantity.high)}${unit}`;
}

export type OperandPlace = {
  /** Its name in messages: `tuned_wer of h1-20260218`. */
  readonly name: string;
  /** The name of what is measured, if that differs: `tuned_wer`. */
  readonly of?: string;
  /** The unit of its column or field, for a value without a unit. */
  readonly unit: string | undefined;
};

/** A value in a column of type text, or of no type, read by its content: a number in it is still a number. */
export const untyped = (value: Value): Value =>
  value.kind === 'text' && value.readings === undefined ? readValue(value.text) : value;

/** Whether a value is a number, a pair of them (`4/5`), or still missing: prose is not a measurement. */
export function isMeasurable(value: Value): boolean {
  const { kind } = untyped(value);
  return holdsNumber(kind) || kind === 'missing';
}

/** A cell's or field's value as an operand. */
export function operandOf(typed: Value, { name, unit, of = name }: OperandPlace): Operand {
  const value = untyped(typed);
  const text = plainOf(value);
  if (value.kind === 'text' && value.readings !== undefined)
    return lacking(`${name} says \`${text}\`, which is ${value.readings.join(' or ')}`, `one reading of ${text}`);
  switch (value.kind) {
    case 'missing':
      return lacking(`${name} is missing`, `a value of ${name}`);
    case 'pair':
      return {
        kind: 'misfit',
        message: `${name} is a pair, \`${text}\``,
        hint: 'write `.first` or `.second` behind it',
      };
    case 'list':
      return { kind: 'word', plain: text, text, mark: undefined };
    case 'mark':
      return { kind: 'word', plain: text, text, mark: value.mark };
    case 'boolean':
      return { kind: 'word', plain: text, text, mark: value.value ? 'pass' : 'fail' };
    case 'date':
      return { kind: 'date', iso: value.iso, text, plain: text };
    case 'commit':
    case 'uri':
    case 'text':
      return { kind: 'word', plain: value.kind === 'text' ? value.plain.trim() : text, text, mark: undefined };
    default:
      return numberOperand(value, { name, unit, of });
  }
}

type Numeric = Extract<Value, { kind: 'number' | 'uncertain' | 'range' | 'change' }>;

function numberOperand(value: Numeric, { name, unit, of = name }: OperandPlace): Operand {
  const own = value.unit ?? unit;
  // A column of bytes says so itself.
  if (value.unit === 'B' && unit === undefined && value.kind === 'number' && isCountedName(of))
    return numberOperand({ ...value, number: value.number * 1e9, precision: value.precision * 1e9, unit: undefined }, { name, unit, of }); // prettier-ignore
  const interval = asInterval(value, own);
  const text = plainOf(value);
  if (interval === undefined)
    return lacking(`${name} says \`${text}\`, which is not a number by itself`, `a number for ${name}`);
  const precision = value.kind === 'range' ? 0 : (value.precision ?? 0);
  const beside = wordsBeside(text) ?? signsBeside(value.text);
  if (beside !== undefined && isOfOtherPart(of, beside))
    return lacking(`${name} says \`${text}\`, which is of another part of the data`, `a value of ${name}`);
  const spread = spreadOf(value, text);
  return {
    kind: 'quantity',
    ...interval,
    unit: own,
    slack: 0,
    precision,
    literal: false,
    ...(spread === undefined ? {} : { spread }),
    ...(beside === undefined ? {} : { beside }),
    text,
    plain: text,
    of,
    otherwise: undefined,
  };
}

function spreadOf(value: Numeric, text: string): Quantity['spread'] {
  if (value.kind === 'uncertain') return [-value.halfWidth, value.halfWidth];
  return value.kind === 'number' ? spreadBeside(text, value.number) : undefined;
}

/** A cell's text without emphasis and code ticks. */
export const plainOf = (value: Value): string =>
  value.kind === 'text' ? value.plain : value.text.replace(/^[*_`\s]+|[*_`\s]+$/gu, '');
