import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maximum,
  mean,
  median,
  minimum,
  quantile,
  standardDeviation,
  sum,
  variance,
} from '../../src/stats/descriptive.ts';
import { at, expectNear, r, scipy } from './reference.ts';

describe('descriptive statistics', () => {
  it.each(scipy.descriptive)('of the sample %s agree with numpy', (name, average, spread, middle, quantiles) => {
    const values = scipy.samples[name];
    expectNear(mean(values), average, 1e-14);
    expectNear(standardDeviation(values), spread, 1e-13);
    expectNear(median(values), middle, 1e-14);
    for (const [share, expected] of quantiles) expectNear(quantile(values, share), expected, 1e-13);
  });

  it('agree with R, type 7', () => {
    (r.shares ?? []).forEach((share, index) => {
      expectNear(quantile(scipy.samples.another, share), at(r.quantiles, index), 1e-14);
    });
    expectNear(standardDeviation(scipy.samples.another), at(r.sd, 2), 1e-13);
  });

  it('add small numbers to large ones without losing them', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it('keep the spread of values far from zero', () => {
    expectNear(variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]), 30, 1e-14);
  });

  it('are undefined if there is nothing to compute', () => {
    expect([mean([]), median([]), quantile([1], 1.5), quantile([1, NaN], 0.5), minimum([]), maximum([NaN, 1])]).toEqual(
      Array.from({ length: 6 }),
    );
    expect(standardDeviation([3])).toBeUndefined();
    expect(mean([1, Infinity])).toBeUndefined();
    expect(sum([])).toBe(0);
  });

  it('lie between the smallest and the greatest value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const [low = NaN, high = NaN] = [minimum(values), maximum(values)];
        for (const middle of [mean(values), median(values), quantile(values, 0.3)]) {
          expect(middle).toBeGreaterThanOrEqual(low - 1e-9);
          expect(middle).toBeLessThanOrEqual(high + 1e-9);
        }
      }),
    );
  });
});
