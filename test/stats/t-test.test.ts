import { describe, expect, it } from 'vitest';
import { oneSampleT, tInterval } from '../../src/stats/t-test.ts';
import { welchT } from '../../src/stats/welch.ts';
import { at, expectNear, r, scipy } from './reference.ts';

const { first, second, other, another } = scipy.samples;
const differences = first.map((value, index) => value - at(second, index));

describe.each(['less', 'greater', 'two-sided'] as const)('t tests, %s', (alternative) => {
  const expected = scipy.tests[alternative];

  it('have the p of scipy', () => {
    expectNear(oneSampleT(differences, { alternative })?.p, expected.paired, 1e-11);
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

describe('oneSampleT', () => {
  it('has statistic, degrees, p and interval of R over differences', () => {
    const test = oneSampleT(differences, { alternative: 'two-sided' });
    const interval = test === undefined ? undefined : tInterval(test, 0.95);
    [test?.t, test?.freedom, test?.p, interval?.low, interval?.high].forEach((value, index) => {
      expectNear(value, at(r.paired, index), 1e-11);
    });
  });

  it('has the p of R for a margin', () => {
    expectNear(oneSampleT(differences, { alternative: 'less', margin: 0.001 })?.p, at(r.pairedMargin, 0), 1e-11);
  });

  it('is undefined for one value', () => {
    expect(oneSampleT([1], { alternative: 'less' })).toBeUndefined();
  });
});
