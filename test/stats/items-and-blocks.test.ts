import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangementsOf, blockPermutation } from '../../src/stats/block-permutation.ts';
import { bootstrapTest, effectiveClusters, expandedShare } from '../../src/stats/bootstrap-test.ts';
import { mean, median, quantile } from '../../src/stats/descriptive.ts';
import { detectableByMcnemar } from '../../src/stats/detectable-by-mcnemar.ts';
import { detectableInClusters } from '../../src/stats/detectable-in-clusters.ts';
import { detectableBySignFlip, detectableMean, detectableProportion, sizeForMean } from '../../src/stats/detectable.ts';
import {
  leastMargin,
  leastMarginBySignFlip,
  withinPower,
  withinPowerBySignFlip,
} from '../../src/stats/detectable-equivalence.ts';
import { permutation } from '../../src/stats/permutation.ts';
import { proportionTest, trialsForProportion } from '../../src/stats/proportion-test.ts';
import { reaches } from '../../src/stats/reaches.ts';
import { quantileOfPlaces } from '../../src/stats/quantile-of-places.ts';
import { quantileTest } from '../../src/stats/quantile-test.ts';
import { randomFrom } from '../../src/stats/random.ts';
import { sampledPermutation } from '../../src/stats/sampled-permutation.ts';
import { signFlip } from '../../src/stats/sign-flip.ts';
import { expectNear } from './reference.ts';

const random = () => randomFrom('tea');

describe('blockPermutation', () => {
  const blocks = [
    { own: [3.1, 2.7], against: 3.4 },
    { own: [2.2], against: 2.9 },
    { own: [1.9, 2.5, 2], against: 2.6 },
  ];

  it('counts what numpy counts over itertools.product: 1 of 24 for the mean, 2 for the median', () => {
    expect(arrangementsOf(blocks)).toBe(24);
    const options = { alternative: 'less', random: random() } as const;
    expect(blockPermutation(blocks, options)).toEqual({ p: 1 / 24, extreme: 1, total: 24, sampled: false });
    expect(blockPermutation(blocks, { ...options, statistic: median })?.extreme).toBe(2);
  });

  it('gives 1/(k+1) for k runs against one baseline, and agrees with the sign-flip test on pairs', () => {
    const one = blockPermutation([{ own: [1, 2, 3, 4], against: 5 }], { alternative: 'less', random: random() });
    expect(one?.p).toBe(1 / 5);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (pairs) => {
          const test = blockPermutation(pairs.map(([own, against]) => ({ own: [own], against })), { alternative: 'greater', random: random() }); // prettier-ignore
          expect(test?.extreme).toBe(signFlip(pairs.map(([own, against]) => own - against), { alternative: 'greater' })?.extreme); // prettier-ignore
        },
      ),
    );
  });

  it('samples where there are too many arrangements, with a p of at least one of them, the same for the same seed', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ own: [at], against: at + 1 + (at % 3) }));
    const test = blockPermutation(many, { alternative: 'less', random: random() });
    expect(test).toEqual({ p: 1e-4, extreme: 1, total: 10_000, sampled: true });
    expect(blockPermutation(many, { alternative: 'less', random: random() })).toEqual(test);
  });
});

describe('a statistic that is undefined for some arrangement', () => {
  // Of 1 and 2, or 3 and 4, but not of two odd numbers.
  const partial = (values: readonly number[]) => (values.every((value) => value % 2 === 1) ? undefined : mean(values));

  it('makes the whole test undefined: such an arrangement may be extreme', () => {
    const options = { alternative: 'greater', statistic: partial, random: random() } as const;
    const blocks = [{ own: [4], against: 1 }, { own: [3], against: 2 }]; // prettier-ignore
    expect(blockPermutation(blocks, { ...options, statistic: mean })?.p).toBe(0.25);
    expect(blockPermutation(blocks, options)).toBeUndefined();
    expect(sampledPermutation([4, 3], [1, 2], options)).toBeUndefined();
    expect(permutation([4, 3], [1, 2], options)).toBeUndefined();
  });
});

describe('sampledPermutation', () => {
  it('comes close to the exact test', () => {
    const [first, second] = [[5, 7, 8, 6, 9], [4, 6, 5, 3, 5, 7]]; // prettier-ignore
    const options = { alternative: 'greater', statistic: median, random: random() } as const;
    const exact = permutation(first, second, options)?.p ?? NaN;
    expect(Math.abs((sampledPermutation(first, second, options)?.p ?? NaN) - exact)).toBeLessThan(0.02);
  });

  it('comes close to the exact test of means, whichever side is smaller', () => {
    const [few, many] = [[5, 7, 8], [4, 6, 5, 3, 5, 7, 9]]; // prettier-ignore
    for (const [first, second] of [
      [few, many],
      [many, few],
    ] as const)
      // prettier-ignore
      for (const alternative of ['less', 'greater'] as const) {
        const exact = permutation(first, second, { alternative })?.p ?? NaN;
        const drawn = sampledPermutation(first, second, { alternative, random: random() })?.p ?? NaN;
        expect(Math.abs(drawn - exact)).toBeLessThan(0.02);
      }
  });
});

describe('tests against a constant', () => {
  it('agree with binom.test of R 4.2.2 and binomtest of scipy 1.17.1', () => {
    const greater = (successes: number, trials: number, constant: number) =>
      proportionTest({ successes, trials }, constant, 'greater');
    expectNear(greater(95, 100, 0.9), 0.0575768864870338, 1e-11);
    expectNear(greater(1, 39, 0.001), 0.0382680573215097, 1e-11);
    expectNear(greater(2, 42, 0.01), 0.0661823222125831, 1e-11);
    expectNear(greater(3, 5, 0.2), 0.05792, 1e-11);
    expectNear(proportionTest({ successes: 2, trials: 40 }, 0.2, 'less'), 0.00794213727481488, 1e-11);
    expectNear(proportionTest({ successes: 3, trials: 100 }, 0.1, 'less'), 0.00783648712118439, 1e-11);
    expect(proportionTest({ successes: 2, trials: 40 }, 0, 'less')).toBeUndefined();
  });

  it('reach a level only where the tail, summed term by term, does', () => {
    const exactTail = (successes: number, trials: number, constant: number): number => {
      if (successes === 0) return 1;
      let [term, tail] = [(1 - constant) ** trials, 0];
      for (let k = 1; k <= trials; k += 1) {
        term *= ((trials - k + 1) / k) * (constant / (1 - constant));
        if (k >= successes) tail += term;
      }
      return tail;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.001, 0.01, 0.1, 0.2, 0.5, 0.9, 0.99),
        fc.constantFrom(0.1, 0.05, 0.01, 0.001),
        (trials, share, constant, alpha) => {
          const successes = Math.round(share * trials);
          const less = proportionTest({ successes: trials - successes, trials }, 1 - constant, 'less') ?? NaN;
          const tail = exactTail(successes, trials, constant);
          const p = proportionTest({ successes, trials }, constant, 'greater') ?? NaN;
          if (reaches(p, alpha)) expect(tail).toBeLessThanOrEqual(alpha * (1 + 1e-9));
          if (reaches(less, alpha)) expect(tail).toBeLessThanOrEqual(alpha * (1 + 1e-9));
          expect(p).toBeCloseTo(tail, 9);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('say how many answers are needed even if all of them are right', () => {
    // R 4.2.2, binom.test(n, n, c, alternative = "greater")$p.value: 28 of 0.9 are 0.05233, 29 are 0.0471; 298 of 0.99 0.050037, 299 0.049536.
    expect([trialsForProportion(0.9, 'greater', 0.95), trialsForProportion(0.99, 'greater', 0.95)]).toEqual([29, 299]);
    expect([trialsForProportion(0.1, 'less', 0.95), trialsForProportion(0.01, 'less', 0.95)]).toEqual([29, 299]);
    expect([trialsForProportion(1, 'greater', 0.95), trialsForProportion(0, 'less', 0.95)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('test a quantile as binom.test of R does: 57 of 60 below the p90', () => {
    const values = Array.from({ length: 60 }, (_, at) => at);
    const claim = { share: 0.9, limit: 57, alternative: 'less', orEqual: false } as const;
    expectNear(quantileTest(values, claim), 0.13739856942, 1e-10);
    expect(quantileTest(values, { ...claim, limit: 56, orEqual: true })).toBe(quantileTest(values, claim));
  });
});

describe('the bootstrap test', () => {
  it("widens for few clusters as Student's t does: pt(qnorm(0.98) * sqrt(9 / 10), 9) of R", () => {
    expectNear(expandedShare(0.02, 10), 0.0415929342067, 1e-11);
    expect(expandedShare(1, 10)).toBe(1);
    expectNear(expandedShare(0.05, 1e9), 0.05, 1e-8);
  });

  it('counts the observed sample, and counts a difference of zero as against', () => {
    const result = (values: readonly number[]) => ({ observed: -1, values: Float64Array.from(values), clusters: [] });
    const options = { alternative: 'less', clusters: 1e9 } as const;
    expectNear(bootstrapTest(result([-3, -2, -1, -1]), options), 1 / 5, 1e-6);
    expectNear(bootstrapTest(result([-3, -2, 0, 1]), options), 3 / 5, 1e-6);
    expect(bootstrapTest(result([0, 0]), options)).toBe(1);
  });

  it('counts uneven clusters as their effective number', () => {
    expect(effectiveClusters([5, 5, 5, 5])).toBe(4);
    expect(effectiveClusters([12, 4])).toBe(1.6);
  });
});

describe('quantileOfPlaces', () => {
  it('is the quantile of the drawn values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(0, 0.25, 0.5, 0.9, 1),
        (values, draws, share) => {
          const places = draws.map((draw) => draw % values.length);
          const drawn = places.map((place) => values[place] ?? NaN);
          expect(quantileOfPlaces(values, share)(places)).toBeCloseTo(quantile(drawn, share) ?? NaN, 9);
        },
      ),
    );
  });
});

describe('the detectable difference', () => {
  const aim = { alpha: 0.05, power: 0.8 } as const;

  it('comes close to power.t.test of R: 0.577 for 20, 0.176 for 200', () => {
    expectNear(detectableMean(20, aim), 0.576909466809, 0.02);
    expectNear(detectableMean(200, aim), 0.17642193399, 0.002);
  });

  it('needs as many items as the t test of a mean difference', () => {
    // scipy 1.10.1: the least n with nct.sf(t.ppf(.95, n - 1), n - 1, d * sqrt(n)) >= 0.8.
    const wanted = [
      [0.3, 71],
      [0.525, 24],
      [1, 8],
    ] as const;
    for (const [effect, size] of wanted) expect(Math.abs((sizeForMean(effect, aim) ?? NaN) - size)).toBeLessThan(2);
    expect([sizeForMean(0, aim), sizeForMean(-1, aim), sizeForMean(Infinity, aim)]).toEqual([undefined, undefined, undefined]); // prettier-ignore
  });

  it('is undefined for four pairs, and by simulation close to the t test for ten', () => {
    expect(detectableBySignFlip(4, aim, random())).toBeUndefined();
    expectNear(detectableBySignFlip(10, aim, random()), detectableMean(10, aim) ?? NaN, 0.12);
  });

  // numpy 1.24.2, scipy 1.10.1: 200,000 samples of 7 (400,000 of 40) standard normals, default_rng(20261121); both one-sided
  // tests at 0.05, of 7 by all 128 sign patterns, of 40 by Student's t.
  it('of an equivalence test within a margin comes close to an independent simulation', () => {
    const shares = [1 / 3, 1.2, 1.3, 1.4].map((margin) => withinPowerBySignFlip(7, { margin, alpha: 0.05 }, random()));
    const wanted = [0.002445, 0.72258, 0.80863, 0.87311];
    // Four standard errors of 600 turns.
    wanted.forEach((share, at) => {
      expect(Math.abs((shares[at] ?? NaN) - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 600));
    });
    const least = leastMarginBySignFlip(7, aim, random()) ?? NaN;
    expect(least).toBeGreaterThan(1.2);
    expect(least).toBeLessThan(1.4);
    expectNear(withinPower(40, { margin: 0.5, alpha: 0.05 }), 0.8560475, 0.02);
    // Far from the target power the formula, which treats the spread as known, is a little too low.
    expectNear(withinPower(40, { margin: 0.3, alpha: 0.05 }), 0.18373, 0.1);
    expectNear(leastMargin(40, aim), 0.4741, 0.01);
    expect(withinPower(40, { margin: 0.1, alpha: 0.05 })).toBe(0);
    expect(leastMarginBySignFlip(4, aim, random())).toBeUndefined();
    expect(withinPowerBySignFlip(4, { margin: 9, alpha: 0.05 }, random())).toBeUndefined();
  });

  it('of the exact McNemar test matches its power, summed in R 4.2.2', () => {
    // uniroot of sum(dbinom(0:n, n, d) * pbinom(qbinom(0.95, 0:n, 0.5), 0:n, (d + gap) / (2 * d), FALSE)) - 0.8.
    expectNear(detectableByMcnemar(100, 0.1, aim), 0.08199413452, 1e-8);
    expectNear(detectableByMcnemar(100, 0.3, aim), 0.1409389349, 1e-8);
    expectNear(detectableByMcnemar(3000, 0.1, aim), 0.01465191561, 1e-8);
    expectNear(detectableByMcnemar(3000, 0.3, aim), 0.02517721991, 1e-8);
    expect(detectableByMcnemar(60, 0.1, aim)).toBeUndefined();
    expect(detectableByMcnemar(20, 0.3, aim)).toBeUndefined();
  });

  it("of McNemar's test with very many answers comes from a formula that is as close", () => {
    // (1.6449 * sqrt(0.1) + 0.8416 * sqrt(0.1 - d²)) / sqrt(30000) = d.
    expectNear(detectableByMcnemar(30_000, 0.1, aim), 0.004539, 1e-3);
    expectNear(detectableByMcnemar(20_000, 0.1, aim), detectableByMcnemar(20_001, 0.1, aim) ?? NaN, 0.02);
    expect(detectableByMcnemar(30_000, 0, aim)).toBeUndefined();
  });

  it('of answers in clusters is at least what the test of Korn and Graubard just shows', () => {
    // R 4.2.2: uniroot of pbeta(constant, s * n, n - s * n + 1) - 0.05, n the worth of the answers, and qt(0.8, clusters - 1) errors.
    const planned = { items: 3000, clusters: 200, deviation: 0.1 };
    expectNear(detectableInClusters(planned, { constant: 0.9, alternative: 'greater' }, aim), 0.9185568668, 1e-7);
    expectNear(detectableInClusters(planned, { constant: 0.1, alternative: 'less' }, aim), 1 - 0.9185568668, 1e-7);
    const few = { items: 400, clusters: 20, deviation: 0.15 };
    expectNear(detectableInClusters(few, { constant: 0.5, alternative: 'greater' }, aim), 0.5906131731, 1e-7);
    expect(detectableInClusters(few, { constant: 0.99, alternative: 'greater' }, aim)).toBeUndefined();
    expect(detectableInClusters(few, { constant: 2, alternative: 'greater' }, aim)).toBeUndefined();
  });

  it('of a proportion grows with the items', () => {
    const about = { constant: 0.9, alternative: 'greater' } as const;
    expect(detectableProportion(10, about, aim)).toBeUndefined();
    const [few, many] = [detectableProportion(100, about, aim) ?? NaN, detectableProportion(1000, about, aim) ?? NaN];
    // R 4.2.2: 96 and 916 are the least with binom.test(…, 0.9, "greater")$p.value <= 0.05; uniroot of pbinom(95, 100, p, FALSE) - 0.8.
    expectNear(few, 0.968961025872895, 1e-9);
    expectNear(many, 0.922569599381775, 1e-9);
    const less = detectableProportion(100, { constant: 0.1, alternative: 'less' }, aim) ?? NaN;
    expectNear(less, 1 - few, 1e-9);
  });
});
