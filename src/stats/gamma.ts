import { logPoissonMass } from './saddle-point.ts';
import type { Tails } from './beta.ts';

/**
 * The regularised incomplete gamma functions P(a, x) (`lower`) and Q(a, x) (`upper`) for a > 0, x >= 0: the power
 * series of DLMF 8.11.4 below x = a + 1, the continued fraction of DLMF 8.9.2 (Lentz's method) above.
 */
export function regularisedGamma(a: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const front = Math.exp(logPoissonMass(a, x));
  if (x < a + 1) {
    const lower = Math.min(1, front * series(a, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, front * a * fraction(a, x));
  return { lower: 1 - upper, upper };
}

/** 1 + x/(a+1) + x²/((a+1)(a+2)) + … */
function series(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let n = 1; n < 100_000; n += 1) {
    term *= x / (a + n);
    total += term;
    if (term < total * 1e-17) break;
  }
  return total;
}

function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / nonZero(factor * d + b);
    c = nonZero(b + factor / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 3e-16) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
