import type { Decimal } from '../runs/run-record.ts';

/** A number as a double, and its own text if that is more precise; NaN and the infinities have only their text. */
export function decimalNumber(value: Decimal): { readonly number: number | null; readonly exact: string | null } {
  if (typeof value === 'number') return { number: value, exact: null };
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return { number: Number.isFinite(number) ? number : null, exact: value };
}
