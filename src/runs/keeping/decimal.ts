import { parseDecimal, trimDecimal } from '../../values/decimal-text.ts';
import type { Decimal } from '../run-record.ts';

/** Whether two decimal texts are the same number: `3e-4` and `0.0003`. */
export function isSameDecimal(left: string, right: string): boolean {
  return left === right || canonicalDecimal(left) === canonicalDecimal(right);
}

/**
 * The number in the form for a record: a double if that holds it, else its own text (17 digits and more, 1e400, -0).
 */
export function decimalOf(text: string): Decimal {
  const number = Number(text);
  const isHeld = Number.isFinite(number) && !Object.is(number, -0) && isSameDecimal(text, String(number));
  return isHeld ? number : text;
}

/**
 * A unique spelling for each number, with any number of digits; a text that is not a decimal number is returned
 * unchanged.
 */
export function canonicalDecimal(text: string): string {
  const decimal = parseDecimal(text);
  if (decimal === undefined) return text;
  const { digits, exponent, negative } = trimDecimal(decimal);
  return `${negative && digits !== '0' ? '-' : ''}${digits}e${String(exponent)}`;
}
