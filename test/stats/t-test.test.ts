import { describe, expect, it } from 'vitest';
import { equivalence } from '../../src/stats/equivalence.ts';
import { oneSampleT, pairedT, pooledT, tInterval } from '../../src/stats/t-test.ts';
import { welchT } from '../../src/stats/welch.ts';
import { at, expectNear, r, scipy } from './reference.ts';

const { first, second, other, another } = scipy.samples;

describe.each(['less', 'greater', 'two-sided'] as const)('t tests, %s', (alternative) => {
  const expected = scipy.tests[alternative];

  it('have the p of scipy', () => {
    expectNear(pairedT(first, second, { alternative })?.p, expected.paired, 1e-11);
    expectNear(pooledT(other, another, { alternative })?.p, expected.pooled, 1e-11);
    expectNear(welchT(other, another, { alternative })?.p, expected.welch, 1e-11);
    expectNear(oneSampleT(first, { alternative, margin: 0.05 })?.p, expected.one, 1e-11);
  });
});

describe('welchT', () => {
  it('has statistic, degrees, p and interval of R', () => {
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

describe('pairedT', () => {
  it('has statistic, degrees, p and interval of R', () => {
    const test = pairedT(first, second, { alternative: 'two-sided' });
    const interval = test === undefined ? undefined : tInterval(test, 0.95);
    [test?.t, test?.freedom, test?.p, interval?.low, interval?.high].forEach((value, index) => {
      expectNear(value, at(r.paired, index), 1e-11);
    });
  });

  it('is undefined for unequal lengths and for one pair', () => {
    expect(pairedT([1, 2], [1], { alternative: 'less' })).toBeUndefined();
    expect(pairedT([1], [2], { alternative: 'less' })).toBeUndefined();
  });
});

describe('equivalence', () => {
  it("is the greater of R's two one-sided tests", () => {
    const paired = (options: Parameters<typeof pairedT>[2]): ReturnType<typeof pairedT> =>
      pairedT(first, second, options);
    const result = equivalence(paired, 0.005);
    expectNear(result?.above.p, at(r.pairedMargin, 1), 1e-11);
    expect(result?.p).toBe(Math.max(result?.above.p ?? NaN, result?.below.p ?? NaN));
    expectNear(paired({ alternative: 'less', margin: 0.001 })?.p, at(r.pairedMargin, 0), 1e-11);
  });

  it('wants a margin above zero', () => {
    expect(equivalence((options) => pairedT(first, second, options), 0)).toBeUndefined();
  });
});
