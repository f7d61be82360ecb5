import { printDuration } from './duration.ts';
import { magnitudeOf, parseDecimal, printDecimal, roundDecimal, shiftDecimal, trimDecimal } from './decimal-text.ts';
import { readMarks, swapMarks } from './number-marks.ts';
import { conversion, dimensionOf } from './units.ts';
import type { ColumnStyle } from './column-style.ts';
import type { Decimal } from './decimal-text.ts';

export type FormatOptions = {
  /**
   * The unit of the number; if the column prints another one, the number is converted. If not known, the column's unit
   * is assumed.
   */
  readonly unit?: string | undefined;
  /** For parameters: no digit is rounded away, whatever the column's style. */
  readonly exact?: boolean;
};

/**
 * Prints a number, given as full-precision decimal text, in its column's style. Ties round to the even digit. Decimals
 * are rounded only if the column itself has decimals: integers, and numbers that would become zero, keep their digits.
 * What is not a decimal number (NaN, words) is returned unchanged.
 */
export function formatValue(decimalText: string, style: ColumnStyle, options: FormatOptions = {}): string {
  const given = parseDecimal(decimalText.trim());
  if (given === undefined) return decimalText.trim();
  if (style.duration !== undefined) return durationText(given, style, options);
  const converted = inColumnUnit(given, style, options);
  // A point with nothing after it would be read as the number of an item.
  if (converted === undefined || (converted.number === given && style.notation === 'none'))
    return marked(decimalText.trim().replace(/\.$/u, ''), style);
  const { number, most } = converted;
  if (style.notation === 'none') return marked(printDecimal(atMost(trimDecimal(number), most)), style);
  const keeping = { exact: options.exact === true, most };
  const suffix = chooseSuffix(number, style);
  const scaled = shiftDecimal(number, -suffix.scale);
  const digits = style.notation === 'scientific' ? scientific(scaled, style, keeping) : plain(scaled, style, keeping);
  const printed = signed(digits, style) + suffix.text + style.unitText;
  const isOpen = style.separator !== '' && readMarks(printed, style.marks, false).kind === 'open';
  if (isOpen) return formatValue(decimalText, { ...style, separator: '' }, options);
  return style.wrap + marked(printed, style) + style.wrap;
}

/**
 * A number without a unit may be in any of them, so it is returned unchanged; so is one that would be zero in the
 * column's units.
 */
function durationText(number: Decimal, { duration, wrap }: ColumnStyle, { unit }: FormatOptions): string {
  const printed = unit === undefined || duration === undefined ? undefined : printDuration(number, unit, duration);
  if (printed !== undefined) return wrap + printed + wrap;
  const isTime = unit !== undefined && dimensionOf(unit) === 'time';
  return isTime ? `${printDecimal(number)} ${unit}` : printDecimal(number);
}

/** A number with the decimal mark of its column; one that could be read as thousands there gets one more digit. */
function marked(printed: string, style: ColumnStyle): string {
  const text = style.comma ? swapMarks(printed) : printed;
  return style.marks !== undefined && readMarks(text, style.marks, false).kind === 'open'
    ? text.replace(/[.,]\d{3}(?!\d)/u, '$&0')
    : text;
}

/**
 * A number in its column's unit, with the greatest number of digits to keep: a division gives digits that mean nothing.
 */
type Converted = { readonly number: Decimal; readonly most: number };

/** Undefined if the number's unit and the column's do not measure the same thing. */
function inColumnUnit(number: Decimal, style: ColumnStyle, { unit, exact }: FormatOptions): Converted | undefined {
  const same = { number, most: Infinity };
  if (unit === undefined || style.unit === undefined) return same;
  const quotient = conversion(unit, style.unit);
  if (quotient === undefined) return undefined;
  const power = Math.log10(quotient.above / quotient.below);
  if (Number.isInteger(power)) return power === 0 ? same : { ...same, number: shiftDecimal(number, power) };
  const value = parseDecimal(String(Number(printDecimal(number)) * (quotient.above / quotient.below)));
  const own = trimDecimal(number).digits.length;
  return value && { number: value, most: exact === true ? MOST_EXACT : Math.max(own + 1, LEAST_DIGITS) };
}

/** Further digits of a double are noise. */
const MOST_EXACT = 15;
const LEAST_DIGITS = 4;

const atMost = (number: Decimal, most: number): Decimal =>
  Number.isFinite(most) ? trimDecimal(roundDecimal(number, most - 1 - magnitudeOf(number))) : number;

function chooseSuffix(number: Decimal, style: ColumnStyle): { readonly text: string; readonly scale: number } {
  const size = magnitudeOf(trimDecimal(number));
  const fitting = style.suffixes.findLast((suffix) => suffix.scale <= size) ?? style.suffixes[0];
  return fitting ?? { text: '', scale: 0 };
}

/** How many digits are kept: all of a parameter's own; at most `most` of a converted number. */
type Keeping = { readonly exact: boolean; readonly most: number };

function plain(number: Decimal, style: ColumnStyle, keeping: Keeping): string {
  const decimals = style.decimals ?? 0;
  return printDecimal(rounded(number, style, keeping), decimals);
}

function scientific(number: Decimal, style: ColumnStyle, keeping: Keeping): string {
  const size = isZero(number) ? 0 : magnitudeOf(trimLeading(number));
  const mantissa = rounded(shiftDecimal(number, -size), style, keeping);
  const carried = magnitudeOf(mantissa) > 0 ? 1 : 0;
  const shown = carried === 1 ? trimDecimal(shiftDecimal(mantissa, -1)) : mantissa;
  const power = size + carried;
  const exponent = String(Math.abs(power)).padStart(style.exponent.digits, '0');
  const sign = power < 0 ? '-' : style.exponent.plus ? '+' : '';
  return printDecimal(shown, style.decimals ?? 0) + style.exponent.letter + sign + exponent;
}

/** Zeros at the end of the given text are not part of the column's style: they are removed before its own are added. */
function rounded(number: Decimal, style: ColumnStyle, { exact, most }: Keeping): Decimal {
  const trimmed = trimDecimal(number);
  const own = -trimmed.exponent;
  if (exact || own <= style.maxDecimals) return atMost(trimmed, most);
  if (style.maxDecimals === 0)
    return style.suffixes.length > 0 && style.isRounded ? shortened(trimmed, style) : atMost(trimmed, most);
  const isFree = style.decimals === undefined || !style.isRounded;
  const least = isFree ? Math.max(style.significant, 4) - 1 - magnitudeOf(trimmed) : 0;
  const result = roundDecimal(trimmed, Math.max(style.maxDecimals, least));
  const kept = isZero(result) ? roundDecimal(trimmed, 1 - magnitudeOf(trimmed)) : result;
  return isFree ? trimDecimal(kept) : kept;
}

/** `81.23M` beside `72M`, not `81.234567M`: a multiple is rounded, but keeps four of its digits. */
const shortened = (number: Decimal, { significant }: ColumnStyle): Decimal =>
  roundDecimal(number, Math.max(0, Math.max(significant, 4) - 1 - magnitudeOf(number)));

function isZero(number: Decimal): boolean {
  return /^0*$/u.test(number.digits);
}

function trimLeading(number: Decimal): Decimal {
  return { ...number, digits: number.digits.replace(/^0+(?=\d)/u, '') };
}

function signed(digits: string, style: ColumnStyle): string {
  const negative = digits.startsWith('-');
  const bare = negative ? digits.slice(1) : digits;
  const shown = style.leadingZero ? grouped(bare, style.separator) : bare.replace(/^0(?=\.)/u, '');
  const positive = style.plus && /[1-9]/u.test(bare.replace(/e.*$/i, ''));
  return (negative ? style.minus : positive ? '+' : '') + style.currency + shown;
}

function grouped(digits: string, separator: string): string {
  const whole = /^\d+/u.exec(digits)?.[0] ?? '';
  if (separator === '' || whole.length < 4) return digits;
  const head = whole.length % 3;
  const groups = [whole.slice(0, head), ...(whole.slice(head).match(/\d{3}/gu) ?? [])].filter((part) => part !== '');
  return groups.join(separator) + digits.slice(whole.length);
}
