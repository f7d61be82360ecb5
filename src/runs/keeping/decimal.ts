import { parseDecimal, trimDecimal } from '../../values/decimal-text.ts';
import type { Decimal } from '../run-record.ts';

/** Whether two decimal texts name one number: `3e-4` and `0.0003`. */
export function isSameDecimal(left: string, right: string): boolean {
  return left === right || canonicalDecimal(left) === canonicalDecimal(right);
}

/** The number as a record keeps it: a double where that holds it, else its own text (17 digits and more, 1e400, -0). */
export function decimalOf(text: string): Decimal {
  const number = Number(text);
  const isHeld = Number.isFinite(number) && !Object.is(number, -0) && isSameDecimal(text, String(number));
  return isHeld ? number : text;
}

/** One spelling for each number, however many digits it has; what is no decimal number stays as it is. */
export function canonicalDecimal(text: string): string {
  const decimal = parseDecimal(text);
  if (decimal === undefined) return text;
  const { digits, exponent, negative } = trimDecimal(decimal);
  return `${negative && digits !== '0' ? '-' : ''}${digits}e${String(exponent)}`;
}
