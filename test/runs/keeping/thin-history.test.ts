import { describe, expect, it } from 'vitest';
import { thinHistory } from '../../../src/runs/keeping/thin-history.ts';
import type { History } from '../../../src/runs/run-record.ts';

/** A history of ones, with other values at some steps. */
const ones = (count: number, others: Readonly<Record<number, number | null>> = {}): History => ({
  steps: Array.from({ length: count }, (_, step) => step),
  values: Array.from({ length: count }, (_, step) => (step in others ? (others[step] ?? null) : 1)),
});

const at = ({ steps, values }: History, step: number): number | null | undefined => values[steps.indexOf(step)];

describe('a history of many points', () => {
  it('is kept whole up to 1,000 points', () => {
    expect(thinHistory(ones(1000))).toEqual(ones(1000));
  });

  it('keeps at most 1,000 points, in their order, the first and the last among them', () => {
    const { steps, values, thinnedFrom } = thinHistory(ones(3000));
    expect([steps.length <= 1000, steps.length > 990, values.length]).toEqual([true, true, steps.length]);
    expect([steps[0], steps.at(-1), thinnedFrom]).toEqual([0, 2999, 3000]);
    expect(steps).toEqual([...new Set(steps)].toSorted((a, b) => a - b));
  });

  // 1400 is not among 1,000 even points of 3,000: a spike there would be gone, and `highest(loss) < 5` met.
  it.each([
    ['highest', 100],
    ['lowest', -100],
    ['missing', null],
  ])('keeps the %s point', (_, value) => {
    for (const step of [1, 1399, 1400, 1401, 2998])
      expect(at(thinHistory(ones(3000, { [step]: value })), step)).toBe(value);
  });

  it('is not thinned twice', () => {
    const once = thinHistory(ones(5000, { 7: 9, 8: -9, 11: null }));
    expect(thinHistory(once)).toBe(once);
  });
});
