import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regularisedBeta } from '../../src/stats/beta.ts';
import { binomialAtLeast, binomialAtMost } from '../../src/stats/binomial.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { studentCdf, studentQuantile, studentUpper } from '../../src/stats/student-t.ts';
import { at, expectNear, r, scipy } from './reference.ts';

describe('regularisedBeta', () => {
  it.each(scipy.beta)('I_%s(%s, %s) agrees with scipy, both tails', (x = 0, a = 0, b = 0, lower, upper) => {
    const tails = regularisedBeta(x, a, b);
    expectNear(tails.lower, lower, 1e-11);
    expectNear(tails.upper, upper, x > 0.99 || x < 1e-6 ? 1e-11 : 1e-10);
  });

  it('agrees with R for parameters of hundreds of thousands', () => {
    expectNear(regularisedBeta(0.2, 1e5, 4.1e5).lower, at(r.pbeta, 0), 1e-12);
    expectNear(regularisedBeta(0.5, 1e4, 1.0001e4).lower, at(r.pbeta, 1), 1e-12);
    expectNear(regularisedBeta(0.9, 500, 60).lower, at(r.pbeta, 2), 1e-12);
  });

  it('is symmetric: I_x(a, b) is the complement of I_{1-x}(b, a)', () => {
    const shape = fc.double({ min: 0.05, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
        const direct = regularisedBeta(x, a, b);
        expect(Math.abs(direct.lower - regularisedBeta(1 - x, b, a, x).upper)).toBeLessThan(1e-12);
        expect(Math.abs(direct.lower + direct.upper - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('the normal distribution', () => {
  it.each(scipy.normalQuantile)('quantile %s agrees with scipy', (p = 0, expected = 0) => {
    const quantile = normalQuantile(p);
    if (expected === 0) expect(quantile).toBe(0);
    else expectNear(quantile, expected, 1e-13);
  });

  it('has no quantile outside (0, 1)', () => {
    expect([0, 1, -1, NaN].map(normalQuantile)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("Student's t", () => {
  it.each(scipy.tCdf)('up to %s with %s degrees agrees with scipy, both tails', (t = 0, freedom = 0, lower, upper) => {
    expectNear(studentCdf(t, freedom), lower, 1e-11);
    expectNear(studentUpper(t, freedom), upper, 1e-11);
  });

  it('has the quantiles of R', () => {
    (r.qtFreedoms ?? []).forEach((freedom, column) => {
      (r.qtShares ?? []).forEach((p, row) => {
        const expected = at(r.qt, column * (r.qtShares?.length ?? 0) + row);
        expectNear(studentQuantile(p, freedom), expected, 1e-9);
        if (p < 0.99) expectNear(studentQuantile(p, freedom), expected, 2e-12);
      });
    });
  });

  it('agrees with R to 1e-12, far tails included', () => {
    expectNear(studentCdf(-3.2, 4), at(r.pt, 0), 1e-12);
    expectNear(studentCdf(-40, 9), at(r.pt, 1), 1e-12);
    expectNear(studentCdf(2.7, 11.37), at(r.pt, 2), 1e-12);
  });

  it('returns the share whose quantile was requested', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
        fc.double({ min: 1, max: 400, noNaN: true }),
        (p, freedom) => {
          expectNear(studentCdf(studentQuantile(p, freedom) ?? NaN, freedom), p, 1e-11);
        },
      ),
    );
  });
});

describe('the binomial', () => {
  it.each(scipy.binomial)('%s of %s at %s agrees with scipy', (k = 0, n = 0, p = 0, _mass, atMost, atLeast) => {
    expectNear(binomialAtMost(k, n, p), atMost, 1e-10);
    expectNear(binomialAtLeast(k, n, p), atLeast, 1e-10);
  });

  it('agrees with R to 1e-12 for a hundred thousand trials', () => {
    expectNear(binomialAtLeast(50400, 100000, 0.5), at(r.pbinom, 0), 1e-12);
  });

  it('is undefined if there is nothing to count', () => {
    expect([binomialAtLeast(4, 3, 0.5), binomialAtLeast(-1, 3, 0.5), binomialAtMost(1, 3, 1.5)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
