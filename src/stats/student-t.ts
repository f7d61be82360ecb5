import { regularisedBeta } from './beta.ts';
import { findRoot } from './find-root.ts';
import { normalQuantile } from './normal.ts';

/**
 * P(T <= t) for Student's t with `freedom` > 0 degrees, through the incomplete beta function (DLMF 8.17; A&S 26.7.1).
 */
export function studentCdf(t: number, freedom: number): number {
  const half = upperTail(Math.abs(t), freedom);
  return t > 0 ? 1 - half : half;
}

/** P(T > t), accurate to its own relative precision in the far tail. */
export function studentUpper(t: number, freedom: number): number {
  const half = upperTail(Math.abs(t), freedom);
  return t >= 0 ? half : 1 - half;
}

function upperTail(size: number, freedom: number): number {
  if (size === Infinity) return 0;
  const square = size * size;
  const total = freedom + square;
  return regularisedBeta(freedom / total, freedom / 2, 0.5, square / total).lower / 2;
}

/** The t with P(T <= t) = p, for p in (0, 1), by bisection on the upper tail. */
export function studentQuantile(p: number, freedom: number): number | undefined {
  if (!(p > 0 && p < 1) || !(freedom > 0)) return undefined;
  if (p === 0.5) return 0;
  if (freedom === Infinity) return normalQuantile(p);
  const tail = Math.min(p, 1 - p);
  let high = 1;
  while (upperTail(high, freedom) > tail && high < 1e300) high *= 4;
  const size = findRoot((t) => tail - upperTail(t, freedom), 0, high);
  return p < 0.5 ? -size : size;
}
