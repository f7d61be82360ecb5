import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interquartileMean, probabilityOfImprovement } from '../../src/stats/many-tasks.ts';

// Reference values: scipy 1.10.1, `stats.trim_mean(x, 0.25)` and the mean of `stats.mannwhitneyu(a, b).statistic / (m * n)`,
// on rounded draws of `numpy.random.default_rng(7)`.
const SCORES = [
  0.600246, 0.659749, 0.545172, 0.421882, 0.509066, 0.401671, 0.612029, 0.868043, 0.501559, 0.475905, 0.697968,
  0.671377, 0.621083, 0.413906, 0.59415, 0.739061, 0.331157, 0.508477, 0.219755, 0.342092, 0.231653, 0.552982, 0.346511,
];
const TASKS = [
  { candidate: [0.53, 0.52, 0.48, 0.25, 0.45], baseline: [0.45, 0.46, 0.3, 0.4] },
  { candidate: [0.4, 0.42, 0.61, 0.42, 0.5, 0.59], baseline: [0.39, 0.44, 0.46, 0.46, 0.33, 0.46] },
  { candidate: [0.64, 0.35, 0.59], baseline: [0.46, 0.39, 0.65, 0.53, 0.33, 0.46, 0.51] },
];

describe('interquartileMean', () => {
  it('agrees with scipy', () => expect(interquartileMean(SCORES)).toBeCloseTo(0.519856, 12));

  it('is undefined for no scores, and the mean of fewer than four', () => {
    expect(interquartileMean([])).toBeUndefined();
    expect(interquartileMean([1, 2, 6])).toBe(3);
  });

  it('does not move with one extreme score among eight', () => {
    expect(interquartileMean([1, 2, 3, 4, 5, 6, 7, 8])).toBe(interquartileMean([1, 2, 3, 4, 5, 6, 7, 1e9]));
  });
});

describe('probabilityOfImprovement', () => {
  it('agrees with scipy', () => expect(probabilityOfImprovement(TASKS)).toBeCloseTo(0.6702380952380952, 12));

  it('is undefined without tasks, and for a task without runs', () => {
    expect(probabilityOfImprovement([])).toBeUndefined();
    expect(probabilityOfImprovement([{ candidate: [1], baseline: [] }])).toBeUndefined();
  });

  it('is one minus itself with the sides swapped', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
    const tasks = fc.array(fc.record({ candidate: scores, baseline: scores }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(tasks, (given) => {
        const turned = given.map(({ candidate, baseline }) => ({ candidate: baseline, baseline: candidate }));
        expect((probabilityOfImprovement(given) ?? 0) + (probabilityOfImprovement(turned) ?? 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});
