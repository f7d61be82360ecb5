import { describe, expect, it } from 'vitest';
import { worthInterval, worthOfAnswers, worthTest } from '../../src/stats/clustered-proportion.ts';
import { expectNear } from './reference.ts';

const clusters = (hits: readonly number[], sizes: readonly number[]) =>
  hits.map((each, at) => ({ hits: each, size: sizes[at] ?? NaN }));

const UNEVEN = clusters(
  [0, 1, 0, 2, 0, 1, 3, 0, 0, 1, 0, 0, 2, 0, 1],
  [20, 25, 10, 40, 18, 22, 30, 12, 9, 25, 31, 20, 28, 14, 16],
);
const EVEN = clusters(
  [1, 0, 0, 1, 0, 2, 0, 0, 1, 0, 1, 0],
  Array.from({ length: 12 }, () => 10),
);

describe('answers in clusters', () => {
  // R 4.2.2, of p = sum(w)/N, v = n/(n-1) * sum((w - p*s)^2)/N^2, ne = min(p*(1-p)/v, N) * (qt(.975, N-1)/qt(.975, f))^2, x = p*ne:
  // pbeta(1-limit, ne-x, x+1), qbeta(.025, x, ne-x+1), qbeta(.975, x+1, ne-x); scipy 1.17.1 (special.betainc, stats.beta.ppf) the same.
  it.each([
    [
      UNEVEN,
      320 ** 2 / 7880 - 1,
      0.08,
      [260.895884513639, 2.1433927621127501e-3, 0.01581062817313626, 0.0643170002757395],
    ],
    [EVEN, 11, 0.15, [97.12280363289264, 1.8207039311606979e-3, 0.01608698003316695, 0.11407995425467]],
  ] as const)('have the effective number of R and scipy', (answers, freedom, limit, [trials, p, low, high]) => {
    const worth = worthOfAnswers(answers, freedom);
    if (worth === undefined) throw new Error('they are worth nothing');
    expectNear(worth.trials, trials, 1e-7);
    expectNear(worthTest(worth, limit, 'less'), p, 1e-6);
    const interval = worthInterval(worth, 0.95);
    expectNear(interval.low, low, 1e-6);
    expectNear(interval.high, high, 1e-6);
  });

  it('are symmetric in what counts as a hit', () => {
    const turned = EVEN.map(({ hits, size }) => ({ hits: size - hits, size }));
    const [one, other] = [worthOfAnswers(EVEN, 11), worthOfAnswers(turned, 11)];
    if (one === undefined || other === undefined) throw new Error('they are worth nothing');
    expectNear(worthTest(one, 0.15, 'less'), worthTest(other, 0.85, 'greater'));
  });

  it('count for no more than there are, and have no result if they are all alike', () => {
    const same = clusters(
      [5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
      Array.from({ length: 10 }, () => 10),
    );
    expect(worthOfAnswers(same, 9)?.trials).toBeLessThan(100);
    expect(worthOfAnswers(clusters([0, 0], [3, 4]), 1)).toBeUndefined();
    expect(worthOfAnswers(clusters([3, 4], [3, 4]), 1)).toBeUndefined();
  });
});
