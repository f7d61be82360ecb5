import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../src/values/difference.ts';

describe('difference', () => {
  it.each([
    [24.6, 24.3, 0.3],
    [24.3, 24.6, -0.3],
    [89.42, 100.8, -11.38],
    [0.0723, 0.0449, 0.0274],
    [1e-7, 3e-7, -2e-7],
    [24, 24, 0],
    [1e21, 1, 1e21],
    [-0.1, 0.2, -0.3],
    [123456.789, 123456.7, 0.089],
  ])('of %d and %d is %d', (a, b, expected) => {
    expect(difference(a, b)).toBe(expected);
  });

  it('is zero where it is smaller than the error of arithmetic, and has no digits of that size', () => {
    expect(difference(24.6 - 24.3, 0.3, 1e-14)).toBe(0);
    expect(difference(24.6 - 24.3, 0.1, 1e-14)).toBe(0.2);
  });

  it('is the exact difference of any two decimals', () => {
    const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 6 }), (a, b, decimals) => {
        const decimal = (digits: number): number => Number(`${String(digits)}e-${String(decimals)}`);
        expect(difference(decimal(a), decimal(b))).toBe(decimal(a - b));
      }),
    );
  });
});
