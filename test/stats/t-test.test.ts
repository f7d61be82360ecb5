import { describe, expect, it } from 'vitest';
import { skewedWelch } from '../../src/stats/skewed-welch.ts';
import { oneSampleT, tInterval } from '../../src/stats/t-test.ts';
import { testWithoutSkew } from '../../src/stats/without-skew.ts';
import { welchT } from '../../src/stats/welch.ts';
import { at, expectNear, r, scipy } from './reference.ts';

const { first, second, other, another } = scipy.samples;
const differences = first.map((value, index) => value - at(second, index));

describe.each(['less', 'greater', 'two-sided'] as const)('t tests, %s', (alternative) => {
  const expected = scipy.tests[alternative];

  it('agree with the p of scipy', () => {
    expectNear(oneSampleT(differences, { alternative })?.p, expected.paired, 1e-11);
    expectNear(welchT(other, another, { alternative })?.p, expected.welch, 1e-11);
    expectNear(oneSampleT(first, { alternative, margin: 0.05 })?.p, expected.one, 1e-11);
  });
});

describe('welchT', () => {
  it('agrees with the statistic, degrees of freedom, p and interval of R', () => {
    const test = welchT(other, another, { alternative: 'two-sided' });
    const interval = test === undefined ? undefined : tInterval(test, 0.9);
    [test?.t, test?.freedom, test?.p, interval?.low, interval?.high].forEach((value, index) => {
      expectNear(value, at(r.welch, index), 1e-12);
    });
  });

  it('is undefined with one value on a side or no spread', () => {
    expect(welchT([1], [1, 2], { alternative: 'less' })).toBeUndefined();
    expect(welchT([1, 1], [2, 2], { alternative: 'less' })).toBeUndefined();
  });
});

describe('skewedWelch', () => {
  const few = [0.12, 0.31, 0.05, 2.4, 0.22];
  const many = [0.9, 1.1, 0.7, 1.6, 0.8, 1, 2.9, 0.6, 1.2, 0.75, 0.95, 1.05];

  it('agrees with the formula, written out in R 4.2.2', () => {
    // t = -1.05780236223254, a = 0.670290122239304, t' = -0.715777111534968, pt(t', 5.32103336501051); t.test(…)$p.value is 0.1679.
    expectNear(skewedWelch(few, many, 'less')?.p, 0.252153532583173, 1e-10);
    expectNear(skewedWelch(few, many, 'greater')?.p, 0.747846467416827, 1e-10);
    expectNear(skewedWelch(many, few, 'greater')?.p, 0.252153532583173, 1e-10);
    expectNear(skewedWelch(few, many, 'less')?.skewness, 1.94872371975945, 1e-12);
    expect(skewedWelch(few, many, 'less')?.isClear).toBe(true);
  });

  it("equals Welch's test without skew, and is undefined where a side does not vary", () => {
    const [even, wide] = [[1, 2, 3, 4, 5], [0, 4, 8]]; // prettier-ignore
    expectNear(skewedWelch(even, wide, 'less')?.p, welchT(even, wide, { alternative: 'less' })?.p, 1e-12);
    expect(skewedWelch(even, wide, 'less')?.isClear).toBe(false);
    expect(skewedWelch(even, [2, 2, 2], 'less')).toBeUndefined();
  });
});

describe('testWithoutSkew', () => {
  const values = [1.2, 0.9, 1.1, 1.4, 0.8, 1.3, 1, 1.2, -4.1, 1.1, 0.7, 1.5];
  const centre = values.reduce((total, value) => total + value, 0) / values.length;
  const parts = values.map((value) => (value - centre) / values.length);

  it('agrees with the formula for a mean, written out in R 4.2.2', () => {
    // t = 1.53627768387, a = g1 / sqrt(12) = -0.833324233333, t' = 0.835055771217, pt(t', 11).
    const estimated = { estimate: centre, parts, freedom: 11 };
    expectNear(testWithoutSkew(estimated, 'greater'), 0.210726469019, 1e-10);
    expectNear(testWithoutSkew(estimated, 'less'), 0.789273530981, 1e-10);
  });

  it('is undefined where nothing varies', () => {
    expect(testWithoutSkew({ estimate: 1, parts: [0, 0, 0], freedom: 2 }, 'greater')).toBeUndefined();
  });
});

describe('oneSampleT', () => {
  it('agrees with the statistic, degrees of freedom, p and interval of R over differences', () => {
    const test = oneSampleT(differences, { alternative: 'two-sided' });
    const interval = test === undefined ? undefined : tInterval(test, 0.95);
    [test?.t, test?.freedom, test?.p, interval?.low, interval?.high].forEach((value, index) => {
      expectNear(value, at(r.paired, index), 1e-11);
    });
  });

  it('agrees with the p of R for a margin', () => {
    expectNear(oneSampleT(differences, { alternative: 'less', margin: 0.001 })?.p, at(r.pairedMargin, 0), 1e-11);
  });

  it('is undefined for one value', () => {
    expect(oneSampleT([1], { alternative: 'less' })).toBeUndefined();
  });
});
