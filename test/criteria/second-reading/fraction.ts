/** An exact number; `below` (the denominator) is above zero. */
export type Fraction = { readonly above: bigint; readonly below: bigint };

export const fraction = (above: bigint | number, below: bigint | number = 1): Fraction => {
  const [a, b] = [BigInt(above), BigInt(below)];
  return b < 0n ? { above: -a, below: -b } : { above: a, below: b };
};

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.above * b.below + b.above * a.below, a.below * b.below);

export const turned = (a: Fraction): Fraction => fraction(-a.above, a.below);

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, turned(b));

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.above * b.above, a.below * b.below);

/** Undefined by zero. */
export const over = (a: Fraction, b: Fraction): Fraction | undefined =>
  b.above === 0n ? undefined : fraction(a.above * b.below, a.below * b.above);

export const sizeOf = (a: Fraction): Fraction => (a.above < 0n ? turned(a) : a);

/** Below, at or above zero if `a` is below, at or above `b`. */
export const order = (a: Fraction, b: Fraction): number => {
  const difference = a.above * b.below - b.above * a.below;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
