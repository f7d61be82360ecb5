import { describe, expect, it } from 'vitest';
import { powerOf } from '../../src/criteria/power.ts';
import type { PlannedRuns, StatementPower } from '../../src/criteria/power.ts';
import { documentWith, recordOf } from './record-of.ts';

const NOTHING: PlannedRuns = { seeds: undefined, items: undefined, clusters: undefined, sd: undefined };
const TABLE = ['| Run ID | Seed | Old Froth | Froth |', '| --- | --- | --- | --- |'];

function powerFor(statement: string, planned: Partial<PlannedRuns> = {}): StatementPower | undefined {
  const record = recordOf(documentWith([`- **Froth**: \`expect: ${statement}\``], TABLE));
  return powerOf(record, { ...NOTHING, ...planned })[0]?.statements[0];
}

const MEANS = 'mean(froth) < mean(old_froth) with 95% confidence';

describe('the power of replicates', () => {
  it('is nothing below five seeds, and grows with them', () => {
    expect(powerFor(MEANS)).toMatchObject({ canBeMet: undefined, canFail: true });
    expect(powerFor(MEANS, { seeds: 3 })).toMatchObject({
      canBeMet: false,
      says: ['it wants 5 seeds at 95% confidence, each with a baseline of its own: needs 2 more seeds'],
    });
    const gap = (seeds: number) =>
      Number(/difference of ([\d.]+)/u.exec(powerFor(MEANS, { seeds })?.says[1] ?? '')?.[1]);
    expect(gap(5)).toBeGreaterThan(gap(10));
    expect(gap(10)).toBeGreaterThan(gap(40));
    expect(powerFor(MEANS, { seeds: 40, sd: 0.1 })?.says[1]).toContain("0.04 (sd of a seed's difference: 0.1)");
  });

  it('counts what a p95 leaves room for', () => {
    expect(powerFor('p95(froth) < 3 with 95% confidence', { seeds: 58 })?.canBeMet).toBe(false);
    expect(powerFor('p95(froth) < 3 with 95% confidence', { seeds: 59 })?.says[1]).toBe('of 59 values none may lie on the wrong side (exact binomial test)'); // prettier-ignore
    expect(powerFor('p95(froth) < 3 with 95% confidence', { seeds: 93 })?.says[1]).toContain('at most 1');
  });

  it('is told at the corrected level where one of several is enough', () => {
    const either = '(mean(froth) < mean(old_froth) or median(froth) < median(old_froth)) with 95% confidence';
    expect(powerFor(either, { seeds: 5 })).toMatchObject({ canBeMet: false });
    expect(powerFor(either, { seeds: 6 })).toMatchObject({ canBeMet: true });
  });
});

describe('the power of items', () => {
  it('is told by their number, for right and wrong too', () => {
    expect(powerFor('froth > old_froth with 95% confidence', { items: 3000 })?.says).toEqual([
      "3000 items show a difference of 0.045 standard deviations of an item's difference with 80% power (formula of the t test)",
      "where answers are right or wrong: 1.4 points where they differ on 10%, 2.5 points where they differ on 30% (McNemar's test)",
    ]);
    expect(powerFor('froth > 0.9 with 95% confidence', { items: 1000 })?.says[1]).toMatch(/^where answers are right or wrong it wants \d+ items; a true 0.92\d? is shown/u); // prettier-ignore
  });

  it('takes some of several runs for so many chances', () => {
    expect(powerFor('froth > old_froth, some run with 95% confidence', { items: 300, seeds: 4 })?.says[0]).toBe('4 runs are chances to be met: each is tested at 98.75%'); // prettier-ignore
  });
});

describe('a point', () => {
  it('detects nothing, and says how often nothing would do as well', () => {
    expect(powerFor('froth < old_froth, every run', { seeds: 2 })?.says[1]).toBe('with 2 runs it would be met if nothing changed 33% of the time against one baseline, 25% where each run has its own'); // prettier-ignore
    expect(powerFor('froth < old_froth, some run', { seeds: 3 })?.says[1]).toContain(
      '75% of the time against one baseline, 88%',
    );
  });

  it('that is settled already says so', () => {
    expect(powerFor('sd(froth) >= 0')).toMatchObject({ canBeMet: true, canFail: false });
    expect(powerFor('froth < 1 and froth > 2')).toMatchObject({ canBeMet: false, canFail: true });
    expect(powerFor('froth <')).toMatchObject({ canBeMet: false });
  });
});
