import { describe, expect, it } from 'vitest';
import { bootstrap, percentileInterval } from '../../src/stats/bootstrap.ts';
import { clopperPearson } from '../../src/stats/clopper-pearson.ts';
import { mean, standardDeviation } from '../../src/stats/descriptive.ts';
import { randomFrom } from '../../src/stats/random.ts';
import { clusterPortions, ratioOfSums } from '../../src/stats/ratio-of-sums.ts';
import { at, expectNear, r, scipy } from './reference.ts';
import type { PlaceStatistic } from '../../src/stats/bootstrap.ts';

describe('intervals of a proportion', () => {
  it.each(scipy.proportions)('%s of %s at %s agree with scipy', (k = 0, n = 0, confidence = 0, ...expected) => {
    const exact = clopperPearson(k, n, confidence);
    [exact?.low, exact?.high].forEach((end, index) => {
      if (expected[index] === 0) expect(end).toBe(0);
      else expectNear(end, expected[index], 1e-10);
    });
  });

  it('agree with R', () => {
    const [small, large] = [clopperPearson(7, 12, 0.95), clopperPearson(480, 500, 0.99)];
    [small?.low, small?.high, large?.low, large?.high].forEach((end, index) =>
      expectNear(end, at(r.clopperPearson, index), 1e-11),
    );
  });

  it('are undefined for what is not a proportion', () => {
    expect([clopperPearson(3, 2, 0.95), clopperPearson(-1, 2, 0.95), clopperPearson(1, 2, 1)]).toEqual(
      Array.from({ length: 3 }),
    );
  });
});

describe('bootstrap', () => {
  const values = scipy.samples.another;
  const average: PlaceStatistic = (places) => mean(places.map((place) => at(values, place)));

  it('gives the same interval for the same seed, around the observed value', () => {
    const run = (seed: string): ReturnType<typeof bootstrap> =>
      bootstrap(values.length, average, { random: randomFrom(seed), resamples: 2000 });
    const [one, two] = [run('heron'), run('heron')];
    expect(one).toEqual(two);
    const interval = one === undefined ? undefined : percentileInterval(one, 0.9);
    expect(interval?.low).toBeLessThan(mean(values) ?? NaN);
    expect(interval?.high).toBeGreaterThan(mean(values) ?? NaN);
  });

  it('has the theoretical spread: sd of the mean over sqrt(n), with n in place of n - 1', () => {
    const result = bootstrap(values.length, average, { random: randomFrom('egret') });
    const n = values.length;
    const theory = ((standardDeviation(values) ?? NaN) * Math.sqrt((n - 1) / n)) / Math.sqrt(n);
    expectNear(standardDeviation([...(result?.values ?? [])]), theory, 0.03);
  });

  it('draws whole clusters', () => {
    const clusters = [[0, 1, 2], [3], [4, 5, 6]];
    const sizes = new Set<number>();
    bootstrap(7, (places) => (sizes.add(places.length), places.length), {
      random: randomFrom('tern'),
      resamples: 200,
      clusters,
    });
    expect([...sizes].toSorted((a, b) => a - b)).toEqual([3, 5, 7, 9]);
  });

  it('is wider over clusters than over items if the items of a cluster are alike', () => {
    const items = [1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9, 9];
    const statistic: PlaceStatistic = (places) => mean(places.map((place) => at(items, place)));
    const clusters = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10, 11],
    ];
    const spread = (options: object): number =>
      standardDeviation([
        ...(bootstrap(12, statistic, { random: randomFrom('plover'), resamples: 2000, ...options })?.values ?? []),
      ]) ?? NaN;
    expect(spread({ clusters })).toBeGreaterThan(1.5 * spread({}));
  });

  it('is undefined for one item, and where the statistic is undefined', () => {
    expect(bootstrap(1, average, { random: randomFrom('a') })).toBeUndefined();
    expect(bootstrap(3, () => undefined, { random: randomFrom('a') })).toBeUndefined();
  });
});

describe('ratio of sums', () => {
  const items = [
    { cluster: 'ada', above: 1, below: 10 },
    { cluster: 'ben', above: 4, below: 10 },
    { cluster: 'ada', above: 2, below: 20 },
  ];

  it('is the ratio, not the mean of ratios, and undefined over zero', () => {
    expect(ratioOfSums(items)([0, 1, 2])).toBe(7 / 40);
    expect(ratioOfSums([{ above: 1, below: 0 }])([0])).toBeUndefined();
  });

  it('adds up clusters in the order of their first item', () => {
    expect(clusterPortions(items)).toEqual([
      { above: 3, below: 30 },
      { above: 4, below: 10 },
    ]);
  });

  it('draws cluster sums exactly as it draws whole clusters', () => {
    const whole = bootstrap(3, ratioOfSums(items), {
      random: randomFrom('wren'),
      resamples: 300,
      clusters: [[0, 2], [1]],
    });
    const summed = bootstrap(2, ratioOfSums(clusterPortions(items)), { random: randomFrom('wren'), resamples: 300 });
    expect(whole?.values).toEqual(summed?.values);
  });
});
