import { describe, expect, it } from 'vitest';
import { testHeaps } from '../../../src/criteria/confidence/test-heaps.ts';
import { mean } from '../../../src/stats/descriptive.ts';
import { normalQuantile } from '../../../src/stats/normal.ts';
import { randomFrom } from '../../../src/stats/random.ts';

const random = randomFrom('skewed heaps');
const normal = () => normalQuantile((random.uint32() + 0.5) / 4_294_967_296) ?? NaN;
/** Lognormal, of mean zero. */
const lognormal = (sigma: number) => () => Math.exp(sigma * normal()) - Math.exp((sigma * sigma) / 2);
const heap = (size: number, draw: () => number) => Array.from({ length: size }, draw);

function tested(first: readonly number[], second: readonly number[], alternative: 'less' | 'greater', alpha = 0.05) {
  const options = { alternative, alpha, seed: 'tea', name: 'mean', share: undefined, statistic: mean, left: '', right: '', notes: [] } as const; // prettier-ignore
  return testHeaps(first, { measured: second, moved: second }, options);
}

function shareShown(turns: number, alternative: 'less' | 'greater', draw: () => readonly [number[], number[]]): number {
  let shown = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const [first, second] = draw();
    const test = tested(first, second, alternative);
    if (!('truth' in test) && test.p <= 0.05) shown += 1;
  }
  return shown / turns;
}

describe('two samples from one skewed distribution', () => {
  // R 4.2.2, t.test alone, 20,000 turns: 25% and 17%.
  it.each([
    [5, 50, 1.5],
    [10, 100, 1],
  ])('of %d and %d runs differ about as often as the level says', (few, many, sigma) => {
    const draw = () => [heap(few, lognormal(sigma)), heap(many, lognormal(sigma))] as const;
    // 5% of 120 turns, and three standard errors.
    expect(shareShown(120, 'less', draw)).toBeLessThan(0.11);
    expect(shareShown(40, 'greater', draw)).toBeLessThan(0.16);
  });

  it('of which the smaller has three times the scatter are told apart less often than by Welch', () => {
    const draw = () => [heap(10, lognormal(1)).map((value) => 3 * value), heap(100, lognormal(1))] as const;
    // R 4.2.2, t.test alone, 20,000 turns: 20%. What no test can detect is still more than 5%.
    expect(shareShown(120, 'less', draw)).toBeLessThan(0.17);
  });

  it('that do not vary, or differ greatly, are told apart', () => {
    expect(tested(heap(5, () => 1), heap(50, () => 2), 'less')).toMatchObject({ how: 'drawn permutation of 5 and 50 runs', p: 1e-4 }); // prettier-ignore
    const far = tested(
      heap(10, lognormal(1)).map((value) => 3 * value - 100),
      heap(100, lognormal(1)),
      'less',
    );
    expect(far).not.toHaveProperty('truth');
  });
});

describe('two normal samples', () => {
  it('that differ are told apart as often as by Student', () => {
    // R 4.2.2, power.t.test(20, 0.8, alternative = "one.sided")$power: 0.7994.
    const draw = () => [heap(20, () => normal() + 0.8), heap(20, normal)] as const;
    expect(shareShown(120, 'greater', draw)).toBeGreaterThan(0.69);
  });

  it('are tested by Welch below the p that 9,999 arrangements can reach', () => {
    const [first, second] = [heap(20, () => normal() + 5), heap(20, normal)];
    expect(tested(first, second, 'greater', 1e-6)).toMatchObject({ how: "Welch's test of 20 and 20 runs" });
    expect(tested(first, second, 'less', 1e-6)).toMatchObject({ how: 'drawn permutation of 20 and 20 runs' });
  });
});

describe('skewed samples of which the smaller scatters more', () => {
  const few = [0.02, 0.31, 0.05, 0.9, 0.12];
  const many = Array.from({ length: 50 }, (_, at) => 0.75 + 0.4 * ((at % 10) / 10) ** 6 + (at % 7) / 50);

  it('are undetermined if Welch shows what a test corrected for skewness does not', () => {
    expect(tested(few, many, 'less')).toMatchObject({ truth: 'unknown' });
  });
});
