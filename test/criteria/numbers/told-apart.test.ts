import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toldApart } from '../../../src/criteria/numbers/told-apart.ts';

describe('a number beside others', () => {
  it.each<[number, readonly number[], string]>([
    [1.0049, [1], '1.005'],
    [1.0004, [1, 1.0003], '1.0004'],
    [1.2345, [1], '1.23'],
    [0.9996, [1], '0.9996'],
    [1.49961, [1.4999], '1.4996'],
    [1, [1], '1'],
    // A rounding error of arithmetic is not a difference.
    [0.1 * 3, [0.3], '0.3'],
    [0, [0], '0'],
    [-1.0004, [-1], '-1.0004'],
  ])('%d beside %j is %s', (number, others, told) => {
    expect(toldApart(number, others, 3)).toBe(told);
  });

  it('is never printed on the other side of them', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 6 }), (one, other, digits) => {
        const told = Number(toldApart(one, [other], digits));
        if (Math.abs(one - other) > 1e-9 * Math.max(Math.abs(one), Math.abs(other)))
          expect(Math.sign(told - other)).toBe(Math.sign(one - other));
      }),
      { numRuns: 1000 },
    );
  });
});
