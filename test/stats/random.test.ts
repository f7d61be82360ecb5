import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom, xoshiro128 } from '../../src/stats/random.ts';

describe('xoshiro128', () => {
  it('gives the first numbers of the published generator from the state 1, 2, 3, 4', () => {
    // Made by compiling the published C function.
    const random = xoshiro128([1, 2, 3, 4]);
    const drawn = Array.from({ length: 10 }, () => random.uint32());
    expect(drawn).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('xoshiro128 against an independent implementation', () => {
  it('gives the verification values of the implementation for the 6502 processor', () => {
    const random = xoshiro128([0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0]);
    const drawn = Array.from({ length: 4 }, () => random.uint32());
    expect(drawn).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });
});

describe('randomFrom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        const draw = (seed: string): number[] => {
          const random = randomFrom(seed);
          return Array.from({ length: 4 }, () => random.uint32());
        };
        expect(draw(one)).toEqual(draw(one));
        if (one !== two) expect(draw(one)).not.toEqual(draw(two));
      }),
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
        const random = randomFrom(seed);
        const drawn = random.below(bound);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
        const unit = random.unit();
        expect(unit >= 0 && unit < 1).toBe(true);
      }),
    );
  });

  it('fills six boxes evenly (chi-squared with 5 degrees, far inside its 99.99% point of 25.7)', () => {
    const random = randomFrom('kestrel');
    const boxes = [0, 0, 0, 0, 0, 0];
    for (let turn = 0; turn < 60_000; turn += 1) {
      const box = random.below(6);
      boxes[box] = (boxes[box] ?? 0) + 1;
    }
    const chiSquared = boxes.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(25.7);
  });

  it('gives unrelated sequences for neighbouring seeds', () => {
    const firsts = Array.from({ length: 2000 }, (_, index) => randomFrom(`run-${String(index)}`).unit());
    const mean = firsts.reduce((a, b) => a + b, 0) / firsts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
    expect(new Set(firsts).size).toBe(2000);
  });
});
