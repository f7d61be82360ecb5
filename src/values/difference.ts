/** The number of significant digits that a double holds reliably. */
const SURE_DIGITS = 15;

/**
 * `a - b` with the decimals of its operands and without the error of binary subtraction: 24.6 - 24.3 is 0.3. `slack` is
 * the error that the operands themselves may have: a smaller difference counts as zero.
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

/** How many decimals a number has in its shortest form. */
function decimalsOf(number: number): number {
  const [digits = '', power = '0'] = String(number).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power));
}
