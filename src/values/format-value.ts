import { printDuration } from './duration.ts';
import { magnitudeOf, parseDecimal, printDecimal, roundDecimal, shiftDecimal, trimDecimal } from './decimal-text.ts';
import { readMarks, swapMarks } from './number-marks.ts';
import { conversion, dimensionOf } from './units.ts';
import type { ColumnStyle } from './column-style.ts';
import type { Decimal } from './decimal-text.ts';

export type FormatOptions = {
  /** The unit of the number; where the column prints another, it is converted. Unknown: taken to be the column's. */
  readonly unit?: string | undefined;
  /** For parameters: no digit is rounded away, whatever the column's habit. */
  readonly exact?: boolean;
};

/**
 * A number, given as its full-precision decimal text, in its column's own style. Ties round to the even digit. Decimals
 * are rounded only to a count that the column has at least one of: whole numbers, and numbers that would come out as
 * zero, keep their digits. What is no decimal number (NaN, words) is given back as it came.
 */
export function formatValue(decimalText: string, style: ColumnStyle, options: FormatOptions = {}): string {
  const given = parseDecimal(decimalText.trim());
  if (given === undefined) return decimalText.trim();
  if (style.duration !== undefined) return durationText(given, style, options);
  const number = inColumnUnit(given, style, options.unit);
  // A point with nothing behind it would be read as the number of an item.
  if (number === undefined || (number === given && style.notation === 'none'))
    return marked(decimalText.trim().replace(/\.$/u, ''), style);
  if (style.notation === 'none') return marked(printDecimal(trimDecimal(number)), style);
  const suffix = chooseSuffix(number, style);
  const scaled = shiftDecimal(number, -suffix.scale);
  const digits = style.notation === 'scientific' ? scientific(scaled, style, options) : plain(scaled, style, options);
  const printed = signed(digits, style) + suffix.text + style.unitText;
  const isOpen = style.separator !== '' && readMarks(printed, style.marks, false).kind === 'open';
  if (isOpen) return formatValue(decimalText, { ...style, separator: '' }, options);
  return style.wrap + marked(printed, style) + style.wrap;
}

/** A number without a unit may be of any of them: it is left as it came, and so is one that the column's units leave nothing of. */
function durationText(number: Decimal, { duration, wrap }: ColumnStyle, { unit }: FormatOptions): string {
  const printed = unit === undefined || duration === undefined ? undefined : printDuration(number, unit, duration);
  if (printed !== undefined) return wrap + printed + wrap;
  const isTime = unit !== undefined && dimensionOf(unit) === 'time';
  return isTime ? `${printDecimal(number)} ${unit}` : printDecimal(number);
}

/** A number with the decimal mark of its column; what could be read as thousands there gets one digit more. */
function marked(printed: string, style: ColumnStyle): string {
  const text = style.comma ? swapMarks(printed) : printed;
  return style.marks !== undefined && readMarks(text, style.marks, false).kind === 'open'
    ? text.replace(/[.,]\d{3}(?!\d)/u, '$&0')
    : text;
}

/** Undefined where the number's unit and the column's do not measure the same thing. */
function inColumnUnit(number: Decimal, style: ColumnStyle, unit: string | undefined): Decimal | undefined {
  if (unit === undefined || style.unit === undefined) return number;
  const quotient = conversion(unit, style.unit);
  if (quotient === undefined) return undefined;
  const power = Math.log10(quotient.above / quotient.below);
  if (Number.isInteger(power)) return power === 0 ? number : shiftDecimal(number, power);
  const value = Number(printDecimal(number)) * (quotient.above / quotient.below);
  return parseDecimal(String(value));
}

function chooseSuffix(number: Decimal, style: ColumnStyle): { readonly text: string; readonly scale: number } {
  const size = magnitudeOf(trimDecimal(number));
  const fitting = style.suffixes.findLast((suffix) => suffix.scale <= size) ?? style.suffixes[0];
  return fitting ?? { text: '', scale: 0 };
}

function plain(number: Decimal, style: ColumnStyle, options: FormatOptions): string {
  const decimals = style.decimals ?? 0;
  return printDecimal(rounded(number, style, options), decimals);
}

function scientific(number: Decimal, style: ColumnStyle, options: FormatOptions): string {
  const size = isZero(number) ? 0 : magnitudeOf(trimLeading(number));
  const mantissa = rounded(shiftDecimal(number, -size), style, options);
  const carried = magnitudeOf(mantissa) > 0 ? 1 : 0;
  const shown = carried === 1 ? trimDecimal(shiftDecimal(mantissa, -1)) : mantissa;
  const power = size + carried;
  const exponent = String(Math.abs(power)).padStart(style.exponent.digits, '0');
  const sign = power < 0 ? '-' : style.exponent.plus ? '+' : '';
  return printDecimal(shown, style.decimals ?? 0) + style.exponent.letter + sign + exponent;
}

/** Zeros at the end of the given text are no print of the column's: they go before its own are put on. */
function rounded(number: Decimal, style: ColumnStyle, options: FormatOptions): Decimal {
  const trimmed = trimDecimal(number);
  const own = -trimmed.exponent;
  if (options.exact === true || own <= style.maxDecimals) return trimmed;
  if (style.maxDecimals === 0)
    return style.suffixes.length > 0 && style.isRounded ? shortened(trimmed, style) : trimmed;
  const isFree = style.decimals === undefined || !style.isRounded;
  const least = isFree ? Math.max(style.significant, 4) - 1 - magnitudeOf(trimmed) : 0;
  const result = roundDecimal(trimmed, Math.max(style.maxDecimals, least));
  const kept = isZero(result) ? roundDecimal(trimmed, 1 - magnitudeOf(trimmed)) : result;
  return isFree ? trimDecimal(kept) : kept;
}

/** `81.23M` beside `72M`, and no `81.234567M`: a multiple is rounded, but four of its digits stay. */
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
