/** An exact decimal number: `digits` × 10^`exponent`, digits without leading zeros (`0` for zero). */
export type Decimal = { readonly negative: boolean; readonly digits: string; readonly exponent: number };

const FORM = /^([-+−]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,6}))?$/u;
const MAX_LENGTH = 400;

/**
 * Parses full-precision decimal text (`0.04618`, `3e-05`, `-12`); undefined for anything else and for very long text.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const form = FORM.exec(text);
  const whole = form?.[2] ?? '';
  const fraction = form?.[3] ?? '';
  if (form === null || whole + fraction === '') return undefined;
  const exponent = Number(form[4] ?? '0') - fraction.length;
  if (Math.abs(exponent) > MAX_LENGTH) return undefined;
  const digits = (whole + fraction).replace(/^0+(?=\d)/u, '');
  return {
    negative: form[1] === '-' || form[1] === '−',
    digits,
    exponent: digits === '0' ? -fraction.length : exponent,
  };
}

/** The exponent of the first digit: -4 for 0.00031, 1 for 12. */
export function magnitudeOf(decimal: Decimal): number {
  return decimal.digits.length - 1 + decimal.exponent;
}

/** The same number times a power of ten. */
export function shiftDecimal(decimal: Decimal, power: number): Decimal {
  return { ...decimal, exponent: decimal.exponent + power };
}

/** Drops zeros at the end of the digits, and so the decimals that they would print as. */
export function trimDecimal(decimal: Decimal): Decimal {
  const digits = decimal.digits.replace(/0+$/u, '');
  if (digits === '') return { ...decimal, digits: '0', exponent: 0 };
  return { ...decimal, digits, exponent: decimal.exponent + decimal.digits.length - digits.length };
}

/**
 * Rounds to `decimals` digits after the point (a negative number rounds before it); an exact tie goes to the even
 * digit.
 */
export function roundDecimal(decimal: Decimal, decimals: number): Decimal {
  const surplus = -decimal.exponent - decimals;
  if (surplus <= 0) return decimal;
  const kept = decimal.digits.length > surplus ? decimal.digits.slice(0, -surplus) : '0';
  const rest = decimal.digits.padStart(surplus, '0').slice(-surplus);
  const half = `5${'0'.repeat(surplus - 1)}`;
  const up = rest > half || (rest === half && Number(kept.at(-1)) % 2 === 1);
  const digits = up ? String(BigInt(kept) + 1n) : kept;
  return { ...decimal, digits, exponent: -decimals };
}

/** Plain notation with at least `decimals` digits after the point; never rounds. */
export function printDecimal(decimal: Decimal, decimals = 0): string {
  const own = Math.max(0, -decimal.exponent);
  const whole = decimal.digits + '0'.repeat(Math.max(0, decimal.exponent));
  const padded = whole.padStart(own + 1, '0');
  const fraction = (own === 0 ? '' : padded.slice(-own)).padEnd(decimals, '0');
  const head = own === 0 ? padded : padded.slice(0, -own);
  const sign = decimal.negative && /[1-9]/u.test(decimal.digits) ? '-' : '';
  return fraction === '' ? sign + head : `${sign}${head}.${fraction}`;
}
