import { logBinomialMass } from './saddle-point.ts';

const TINY = 1e-300;

/** Both tails of a distribution, each accurate to its own relative precision. */
export type Tails = { readonly lower: number; readonly upper: number };

/**
 * The regularised incomplete beta function I_x(a, b) and its complement, for a, b > 0: the continued fraction of
 * DiDonato and Morris (ACM Transactions on Mathematical Software 18, 1992, equation 9), with its front factor through
 * the binomial saddle point, so that no digits are lost for large a and b. `rest` is 1 - x, for callers that know it
 * more precisely.
 */
export function regularisedBeta(x: number, a: number, b: number, rest = 1 - x): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (rest <= 0) return { lower: 1, upper: 0 };
  if (b * x > a * rest) {
    const { lower, upper } = regularisedBeta(rest, b, a, x);
    return { lower: upper, upper: lower };
  }
  const front = Math.exp(logFront(x, rest, { a, b }));
  const lower = Math.min(1, front / fraction(x, rest, { a, b }));
  return { lower, upper: 1 - lower };
}

/** log of x^a (1-x)^b / B(a, b), which is ab/(a+b) times the binomial mass at a of a + b. */
function logFront(x: number, rest: number, { a, b }: { a: number; b: number }): number {
  return Math.log((a * b) / (a + b)) + logBinomialMass(a, a + b, { p: x, q: rest });
}

/** b0 + a1/(b1 + a2/(b2 + …)): Lentz's method as Thompson and Barnett modified it (1986). */
function fraction(x: number, rest: number, { a, b }: { a: number; b: number }): number {
  const surplus = a * rest - b * x + 1;
  let value = nonZero((a * surplus) / (a + 1));
  let c = value;
  let d = 0;
  const limit = 1000 + Math.ceil(10 * Math.sqrt(Math.max(a, b)));
  for (let m = 1; m <= limit; m += 1) {
    const near = a + 2 * m - 1;
    const above = ((a + m - 1) / near) * ((a + b + m - 1) / near) * m * (b - m) * x * x;
    const below = m + (m * (b - m) * x) / near + ((a + m) * (surplus + m * (1 + rest))) / (near + 2);
    d = 1 / nonZero(below + above * d);
    c = nonZero(below + above / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
