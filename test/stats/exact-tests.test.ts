import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsFor, smallestPermutationP, smallestSignFlipP, valuesForQuantile } from '../../src/stats/attainable.ts';
import {
  chanceOfBest,
  chanceOverBaselines,
  chanceOverOwnBaselines,
  chanceOverSharedBaseline,
} from '../../src/stats/chance.ts';
import { mean, median } from '../../src/stats/descriptive.ts';
import { mcnemar } from '../../src/stats/mcnemar.ts';
import { normalUpper } from '../../src/stats/normal.ts';
import { pairedMarginP } from '../../src/stats/paired-margin.ts';
import { permutation } from '../../src/stats/permutation.ts';
import { signFlip } from '../../src/stats/sign-flip.ts';
import { at, expectNear, scipy } from './reference.ts';

const { first, second, other, another, tied, tiedOther } = scipy.samples;
const differences = first.map((value, index) => value - at(second, index));

describe.each(['less', 'greater'] as const)('exact tests, %s', (alternative) => {
  const expected = scipy.exact[alternative];

  it('agree with scipy', () => {
    expectNear(signFlip(differences, { alternative })?.p, expected.signFlip, 1e-12);
    expectNear(permutation(other, another, { alternative })?.p, expected.permutation, 1e-12);
    expectNear(permutation(tied, tiedOther, { alternative })?.p, expected.permutationTied, 1e-12);
  });
});

describe('pairedMarginP', () => {
  it.each([
    [{ items: 50, better: 0, worse: 0 }, -0.005, 0.308095942],
    [{ items: 100, better: 3, worse: 5 }, -0.05, 0.161608542],
    [{ items: 100, better: 5, worse: 2 }, -0.05, 0.006219721],
    [{ items: 60, better: 9, worse: 0 }, 0.05, 0.008413704],
    [{ items: 200, better: 4, worse: 4 }, -0.03, 0.034776889],
  ])("of %j by %d agrees with scipy's score test", (answers, margin, expected) => {
    // scipy 1.17.1: the likelihood maximised under the margin by optimize.minimize_scalar, the statistic of Tango (1998), norm.sf.
    expectNear(pairedMarginP(answers, margin), expected, 1e-6);
  });

  it('is undefined if nothing can vary', () => {
    expect(pairedMarginP({ items: 50, better: 0, worse: 0 }, 0)).toBeUndefined();
    expect(pairedMarginP({ items: 50, better: 0, worse: 0 }, -1)).toBeUndefined();
  });
});

describe('normalUpper', () => {
  it('agrees with scipy', () => {
    // scipy 1.17.1, norm.sf.
    const known = [[0, 0.5], [1, 0.15865525393145707], [2.9, 0.0018658133003840378], [3.1, 0.0009676032132183569], [10, 7.619853024160527e-24], [-1, 0.8413447460685429]] as const; // prettier-ignore
    for (const [z, upper] of known) expectNear(normalUpper(z), upper, 1e-10);
  });
});

describe('signFlip', () => {
  it('gives three equal signs 1/8 and five 1/32', () => {
    expect(signFlip([-1, -2, -3], { alternative: 'less' })).toEqual({ p: 0.125, extreme: 1, total: 8 });
    expect(signFlip([-0.1, -0.2, -0.3, -0.1, -0.4], { alternative: 'less' })?.p).toBe(1 / 32);
  });

  it('counts sums that differ only by rounding as ties', () => {
    // Patterns of 0.1, 0.2 and -0.3 that sum to zero or more: by hand 5 of 8.
    expect(signFlip([0.1, 0.2, -0.3], { alternative: 'greater' })?.extreme).toBe(5);
  });

  it('gives the same by meet in the middle as one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 9 }), (values) => {
        const alternative = 'greater';
        expect(signFlip(values, { alternative })?.extreme).toBe(
          signFlip(values, { alternative, statistic: (flipped) => flipped.reduce((a, b) => a + b, 0) })?.extreme,
        );
      }),
    );
  });

  it('is the sign test for any number of differences of one size', () => {
    const alike = (up: number, down: number) => [...Array<number>(up).fill(0.1), ...Array<number>(down).fill(-0.1)];
    // scipy 1.17.1, binom.sf(29, 45, 0.5): 0.017848901777597348; R 4.2.2, binom.test(30, 45, alternative = "greater").
    expectNear(signFlip(alike(30, 15), { alternative: 'greater' })?.p, 0.017848901777597348, 1e-12);
    expectNear(signFlip(alike(0, 50), { alternative: 'less' })?.p, 0.5 ** 50, 1e-12);
    expect(signFlip(Array<number>(50).fill(0), { alternative: 'less' })?.p).toBe(1);
    expect(signFlip([0.2, ...alike(30, 15)], { alternative: 'greater' })).toBeUndefined();
  });

  it('accepts other statistics, margins and forty pairs', () => {
    expect(signFlip([1, 2, 3, 4], { alternative: 'greater', statistic: (values) => median(values) ?? NaN })?.p).toBe(
      1 / 8,
    );
    expect(signFlip([1, 2, 3], { alternative: 'greater', margin: 4 })?.p).toBe(1);
    expect(
      signFlip(
        Array.from({ length: 40 }, () => 1),
        { alternative: 'greater' },
      )?.p,
    ).toBe(2 ** -40);
  });

  it('is undefined without pairs, with too many, or with NaN', () => {
    const many = Array.from({ length: 41 }, (_, index) => index);
    expect(signFlip([], { alternative: 'less' })).toBeUndefined();
    expect(signFlip(many, { alternative: 'less' })).toBeUndefined();
    expect(signFlip([1, NaN], { alternative: 'less' })).toBeUndefined();
  });
});

describe('permutation', () => {
  it('gives the observed split its share', () => {
    expect(permutation([1, 2], [3, 4], { alternative: 'less' })).toEqual({ p: 1 / 6, extreme: 1, total: 6 });
    expect(permutation([3, 3], [3, 3], { alternative: 'less' })?.p).toBe(1);
  });

  it('subtracts a margin from the first sample, and accepts other statistics', () => {
    expect(permutation([5, 6], [3, 4], { alternative: 'greater', margin: 1.5 })?.p).toBe(1 / 3);
    expect(permutation([1, 2, 9], [3, 4, 5], { alternative: 'less', statistic: median })?.total).toBe(20);
  });

  it('is undefined for an empty side and for too many splits', () => {
    const many = Array.from({ length: 15 }, (_, index) => index);
    expect(permutation([], [1], { alternative: 'less' })).toBeUndefined();
    expect(permutation(many, many, { alternative: 'less' })).toBeUndefined();
  });

  it('never gives a p of zero, and the two sides cover everything', () => {
    const side = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(side, side, (one, two) => {
        const less = permutation(one, two, { alternative: 'less' })?.p ?? NaN;
        const greater = permutation(one, two, { alternative: 'greater', statistic: mean })?.p ?? NaN;
        expect(less > 0 && greater > 0 && less + greater >= 1).toBe(true);
      }),
    );
  });
});

describe('mcnemar', () => {
  it.each(scipy.mcnemar)(
    "of %s against %s agrees with scipy's binomial test",
    (better = 0, worse = 0, oneSided, twoSided) => {
      expectNear(mcnemar(better, worse, 'greater'), oneSided, 1e-11);
      expectNear(mcnemar(better, worse, 'two-sided'), twoSided, 1e-11);
    },
  );

  it('is undefined when no answer differs', () => {
    expect(mcnemar(0, 0, 'greater')).toBeUndefined();
  });
});

describe('what can be reached at all', () => {
  it('needs five pairs for 95%, four for 90%, and 59 values for a p95', () => {
    expect([pairsFor(0.95), pairsFor(0.9), pairsFor(0.875), pairsFor(1)]).toEqual([5, 4, 3, undefined]);
    expect([valuesForQuantile(0.95, 0.95), valuesForQuantile(0.5, 0.875), valuesForQuantile(1, 0.9)]).toEqual([
      59,
      3,
      undefined,
    ]);
    expect([smallestSignFlipP(3), smallestPermutationP(3, 3)]).toEqual([0.125, 0.05]);
  });
});

describe('chance', () => {
  it('of all runs over one baseline is 1/(k+1), and multiplies over baselines', () => {
    expect(chanceOverSharedBaseline({ runs: 4, better: 4 })).toBe(1 / 5);
    expect(chanceOverSharedBaseline({ runs: 4, better: 2 })).toBe(3 / 5);
    expect(chanceOverSharedBaseline({ runs: 4, better: 0 })).toBe(1);
    expectNear(
      chanceOverBaselines([
        { runs: 4, better: 4 },
        { runs: 5, better: 5 },
      ]),
      1 / 30,
      1e-15,
    );
  });

  it('of the best of three is 3/4, of five wins over five baselines 1/32', () => {
    expect(chanceOfBest(3)).toBe(0.75);
    expectNear(chanceOverOwnBaselines({ runs: 5, better: 5 }), 1 / 32, 1e-14);
  });
});
