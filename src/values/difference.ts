/** Digits that a double tells for sure. */
const SURE_DIGITS = 15;

/**
 * `a - b` with the digits of its ends and without what binary subtraction adds: 24.6 - 24.3 is 0.3. `slack` is what arithmetic
 * may have lost of the ends themselves: less than it is nothing.
 */
export function difference(a: number, b: number, slack = 0): number {
  const raw = a - b;
  if (raw === 0 || Math.abs(raw) <= slack) return 0;
  const size = Math.max(Math.abs(a), Math.abs(b));
  const sure = SURE_DIGITS - 1 - Math.floor(Math.log10(size));
  const kept = slack === 0 ? sure : Math.min(sure, Math.floor(-Math.log10(slack)));
  const decimals = Math.min(Math.max(decimalsOf(a), decimalsOf(b)), kept);
  return Number.isFinite(raw) && decimals >= 0 ? Number(raw.toFixed(Math.min(decimals, 100))) : raw;
}

/** How many decimals a number has where it is printed as short as it can be. */
function decimalsOf(number: number): number {
  const [digits = '', power = '0'] = String(number).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power));
}
