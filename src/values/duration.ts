import { parseDecimal, printDecimal, roundDecimal } from './decimal-text.ts';
import { convert, unitSymbol } from './units.ts';
import { execAt } from '../text/exec-at.ts';
import type { Decimal } from './decimal-text.ts';

/** A time in several units: `7h52m`, `1 day, 3 hours`, `2 min 30.5 s`. */
export type Duration = {
  /** Offset after its last character. */
  readonly end: number;
  /** The whole time in its smallest unit, as decimal text: 472 for `7h52m`. */
  readonly digits: string;
  readonly unit: string;
  /** From the largest unit to the smallest; at least two. */
  readonly parts: readonly DurationPart[];
};

/** One number of a duration as printed: the text before its digits (`, `) and after them (` hours`). */
type DurationPart = {
  readonly unit: string;
  readonly digits: string;
  readonly before: string;
  readonly behind: string;
};

/** How the durations of a column are written. */
export type DurationStyle = {
  readonly parts: readonly Pick<DurationPart, 'unit' | 'before' | 'behind'>[];
  /** Whether all parts except the first have at least two digits: `7h04m`. */
  readonly isPadded: boolean;
  /** Digits after the point of the last part. */
  readonly decimals: number;
};

/** The units of a duration, the largest first. */
const UNITS: readonly string[] = ['d', 'h', 'min', 's', 'ms'];

/** Whether a unit of time may follow a number: checked before anything else, because it hardly ever does. */
const BEGINS = /\s?[dhms]/iy;
const UNIT_WORD = /(\s?)([a-z]{1,7})(?![a-z/])/iy;
const NEXT_NUMBER = /(,\s|\s?)(\d{1,9}(?:\.\d{1,9})?)/y;

/**
 * The duration whose first number, an integer, ends at `at` and has the digits `first`; undefined if no second unit
 * follows.
 */
export function scanDuration(text: string, first: string, at: number): Duration | undefined {
  BEGINS.lastIndex = at;
  if (!BEGINS.test(text)) return undefined;
  const parts: DurationPart[] = [];
  let end = at;
  for (let part = partAt(text, { before: '', digits: first, end: at }); part !== undefined;) {
    const { unit, digits } = part;
    if (!follows(parts.at(-1), digits, unit)) break;
    parts.push(part);
    end = part.end;
    const next = digits.includes('.') ? undefined : execAt(NEXT_NUMBER, text, end);
    part = next && partAt(text, { before: next[1] ?? '', digits: next[2] ?? '', end: end + next[0].length });
  }
  const last = parts.at(-1);
  if (last === undefined || parts.length < 2) return undefined;
  return { end, unit: last.unit, digits: totalDigits(parts, last), parts };
}

type Digits = { readonly before: string; readonly digits: string; readonly end: number };

/** A number that ends here, with the unit of time after it. */
function partAt(text: string, { before, digits, end }: Digits): (DurationPart & { readonly end: number }) | undefined {
  const word = execAt(UNIT_WORD, text, end);
  const unit = unitOfPart(word?.[2] ?? '');
  if (word === undefined || unit === undefined) return undefined;
  return { unit, digits, before, behind: word[0], end: end + word[0].length };
}

/** `m` means minutes after hours or before seconds; alone it may mean metres, and makes no duration. */
function unitOfPart(word: string): string | undefined {
  const unit = word === 'm' ? 'min' : unitSymbol(word);
  return unit !== undefined && UNITS.includes(unit) ? unit : undefined;
}

/** A part must follow one with a larger unit, and be less than one of that unit. */
function follows(before: DurationPart | undefined, digits: string, unit: string): boolean {
  if (before === undefined) return true;
  if (UNITS.indexOf(unit) <= UNITS.indexOf(before.unit)) return false;
  return Number(digits) < (convert(1, before.unit, unit) ?? 0);
}

/** The sum in the last part's unit; its fraction is kept as printed. */
function totalDigits(parts: readonly DurationPart[], last: DurationPart): string {
  const whole = parts.reduce(
    (sum, { digits, unit }) => sum + (convert(Math.trunc(Number(digits)), unit, last.unit) ?? 0),
    0,
  );
  const point = last.digits.indexOf('.');
  return `${String(whole)}${point < 0 ? '' : last.digits.slice(point)}`;
}

/** The common style of a column's durations, with the last taking precedence; undefined if there are none. */
export function durationStyle(durations: readonly Duration[]): DurationStyle | undefined {
  const last = durations.at(-1);
  if (last === undefined) return undefined;
  return {
    parts: last.parts,
    isPadded: durations.some(({ parts }) => parts.slice(1).some(({ digits }) => /^0\d/.test(digits))),
    decimals: last.digits.split('.')[1]?.length ?? 0,
  };
}

/**
 * Prints a time of `unit` in the units of a style, rounded to its last; undefined if `unit` is not a time, or the
 * result would be zero.
 */
export function printDuration(time: Decimal, unit: string, style: DurationStyle): string | undefined {
  const smallest = style.parts.at(-1)?.unit ?? unit;
  const told = convert(Number(printDecimal(time)), unit, smallest);
  const exact = told === undefined || told < 0 ? undefined : parseDecimal(String(told));
  if (exact === undefined) return undefined;
  const rounded = printDecimal(roundDecimal(exact, style.decimals), style.decimals);
  if (Number(rounded) === 0 && told !== 0) return undefined;
  const [whole, fraction] = rounded.split('.');
  let left = Number(whole);
  const parts = style.parts.map((part, at) => {
    const size = convert(1, part.unit, smallest) ?? 1;
    const count = Math.floor(left / size);
    left -= count * size;
    return part.before + String(count).padStart(at > 0 && style.isPadded ? 2 : 1, '0') + part.behind;
  });
  const { behind = '' } = style.parts.at(-1) ?? {};
  const text = parts.join('');
  return fraction === undefined ? text : `${text.slice(0, text.length - behind.length)}.${fraction}${behind}`;
}
