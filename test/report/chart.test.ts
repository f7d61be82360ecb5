import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderChart, seriesWords } from '../../src/report/chart.ts';
import type { Series } from '../../src/report/report.ts';

const series = (values: readonly number[], given: Partial<Series> = {}): Series => ({
  metric: 'WER',
  better: 'lower',
  unit: null,
  without: 0,
  points: values.map((value, at) => ({ run: `r${String(at)}`, value, baseline: undefined })),
  ...given,
});

describe('seriesWords', () => {
  it.each([
    [series([1]), 'WER of each run in the order of the document (lower is better)'],
    [
      series([1, 2], { without: 1 }),
      'WER of each run in the order of the document (lower is better); 1 run without a number is left out',
    ],
    [
      series([1], { points: [{ run: 'a', value: 1, baseline: 2 }] }),
      'WER of each run in the order of the document (lower is better); the short lines are baselines',
    ],
    [
      series([1], { points: [{ run: 'a', value: 2, baseline: 1 }], without: 2 }),
      'WER of each run in the order of the document (lower is better); the short lines are baselines; a ring is a run that is not better than its own; 2 runs without a number are left out',
    ],
  ])('describes only what is drawn', (given, words) => expect(seriesWords(given)).toBe(words));
});

describe('renderChart', () => {
  it('distinguishes numbers that differ late', () => {
    const chart = renderChart(series([0.123456, 0.123459]));
    expect(chart).toContain('<title>r0: 0.123456</title>');
    expect(chart).toContain('<title>r1: 0.123459</title>');
    const ticks = [...chart.matchAll(/text-anchor="end">(0\.\d+)</gu)].map(([, text]) => text);
    expect(new Set(ticks).size).toBe(ticks.length);
  });

  it('cuts long names in the middle, so that two of them have room', () => {
    const run = 'sweep-of-the-twelfth-of-may-learning-rate-0001-seed-7';
    const chart = renderChart(series([1], { points: [{ run, value: 1, baseline: undefined }] }));
    expect(chart).toContain('>sweep-of-the-twelfth…ng-rate-0001-seed-7<');
    expect(chart).toContain(`<title>${run}: 1</title>`);
  });

  it('counts a single run as one', () => expect(renderChart(series([1]))).toContain('WER over 1 run ('));

  it('places any numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        expect(renderChart(series(values))).not.toMatch(/NaN|Infinity/u);
      }),
    );
    expect(renderChart(series([-1.7e308, 1.7e308]))).not.toMatch(/NaN|Infinity/u);
  });
});
