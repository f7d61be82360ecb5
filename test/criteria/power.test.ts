import { describe, expect, it } from 'vitest';
import { powerOf } from '../../src/criteria/power.ts';
import type { PlannedRuns, StatementPower } from '../../src/criteria/power.ts';
import { signFlip } from '../../src/stats/sign-flip.ts';
import { randomFrom } from '../../src/stats/random.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { documentWith, recordOf } from './record-of.ts';

const NOTHING: PlannedRuns = { seeds: undefined, items: undefined, clusters: undefined, sd: undefined };
const TABLE = ['| Run ID | Seed | Old Froth | Froth |', '| --- | --- | --- | --- |'];
const LOWER = '<!-- expctl: metrics froth old_froth better=lower -->\n';

function powerFor(statement: string, planned: Partial<PlannedRuns> = {}): StatementPower | undefined {
  const record = recordOf(documentWith([`- **Froth**: \`expect: ${statement}\``], TABLE, LOWER));
  return powerOf(record, { ...NOTHING, ...planned })[0]?.statements[0];
}

const MEANS = 'mean(froth) < mean(old_froth) with 95% confidence';

describe('the power of replicates', () => {
  it('is zero below five seeds, and grows with them', () => {
    expect(powerFor(MEANS)).toMatchObject({ canBeMet: undefined, canFail: true });
    expect(powerFor(MEANS, { seeds: 3 })).toMatchObject({
      canBeMet: false,
      says: ['it needs 5 seeds at 95% confidence, each with a baseline of its own: needs 2 more seeds'],
    });
    const gap = (seeds: number) =>
      Number(/difference of ([\d.]+)/u.exec(powerFor(MEANS, { seeds })?.says[1] ?? '')?.[1]);
    expect(gap(5)).toBeGreaterThan(gap(10));
    expect(gap(10)).toBeGreaterThan(gap(40));
    expect(powerFor(MEANS, { seeds: 40, sd: 0.1 })?.says[1]).toContain("0.04 (sd of a seed's difference: 0.1)");
  });

  it('counts how many a p95 may leave above', () => {
    expect(powerFor('p95(froth) < 3 with 95% confidence', { seeds: 58 })?.canBeMet).toBe(false);
    expect(powerFor('p95(froth) < 3 with 95% confidence', { seeds: 59 })?.says[1]).toBe('of 59 values none may lie on the wrong side (exact binomial test)'); // prettier-ignore
    expect(powerFor('p95(froth) < 3 with 95% confidence', { seeds: 93 })?.says[1]).toContain('at most 1');
  });

  it('is that of items if each run is a group of its own', () => {
    const perRun = 'p95(froth) < 3 with 95% confidence per run_id';
    expect(powerFor(perRun, { seeds: 59 })).toMatchObject({
      canBeMet: undefined,
      says: [
        'it needs the items of each run (docs/items.md), 59 at least, or 10 clusters of them; `--items N` shows what they detect',
      ],
    });
    expect(powerFor(perRun, { items: 58 })?.canBeMet).toBe(false);
    expect(powerFor(perRun, { items: 93 })?.canBeMet).toBe(true);
    expect(powerFor('p95(froth) < 3 with 95% confidence per run_id in at least 2 groups', { seeds: 3 })?.says[0]).toBe('2 runs are chances to be met: each is tested at 97.5%'); // prettier-ignore
    expect(powerFor('p95(froth) < 3 with 95% confidence per seed', { seeds: 58 })?.canBeMet).toBe(false);
  });

  it('counts what is on the other side of a quantile if that is the claim', () => {
    expect(powerFor('p95(froth) > 3 with 95% confidence', { seeds: 8 })).toMatchObject({
      canBeMet: true,
      // scipy 1.10.1: binom(8, 0.05).sf(2) = 0.00579, sf(1) = 0.0572: three of eight are enough.
      says: [
        'it needs 1 seed at 95% confidence',
        'of 8 values at most 5 may lie on the wrong side (exact binomial test)',
      ],
    });
    expect(powerFor('3 < p95(froth) with 95% confidence', { seeds: 8 })?.canBeMet).toBe(true);
    expect(powerFor('quantile(froth, 0.1) < 3 with 95% confidence', { seeds: 2 })?.canBeMet).toBe(true);
    expect(powerFor('quantile(froth, 0.1) < 3 with 95% confidence', { seeds: 1 })).toMatchObject({
      canBeMet: false,
      says: ['it needs 2 seeds at 95% confidence: needs 1 more seed'],
    });
    expect(powerFor('p95(froth) < p95(old_froth) with 95% confidence', { seeds: 58 })?.canBeMet).toBe(false);
    expect(powerFor('p95(froth) within 1 of 3 with 95% confidence', { seeds: 58 })?.canBeMet).toBe(false);
  });

  it('is given at the corrected level if one of several is enough', () => {
    const either = '(mean(froth) < mean(old_froth) or median(froth) < median(old_froth)) with 95% confidence';
    expect(powerFor(either, { seeds: 5 })).toMatchObject({ canBeMet: false });
    expect(powerFor(either, { seeds: 6 })).toMatchObject({ canBeMet: true });
  });
});

describe('the power of replicates with a margin', () => {
  const means = (words: string) => `mean(froth) ${words} with 95% confidence`;
  const said = (words: string, planned: Partial<PlannedRuns>) => powerFor(means(words), planned)?.says[1] ?? '';
  const seven = { seeds: 7, sd: 0.006 } as const;

  it('is that of a difference beyond it', () => {
    expect(said('< mean(old_froth) by 0.01', seven)).toBe(
      "7 seeds show a difference of 0.017, 0.0067 beyond the margin of 0.01 (sd of a seed's difference: 0.006) with 80% power (exact sign-flip permutation)",
    );
    expect(said('< mean(old_froth) by 2%', seven)).toBe(
      "7 seeds show a difference of 0.0067 beyond the margin of 2% (sd of a seed's difference: 0.006) with 80% power (exact sign-flip permutation)",
    );
    expect(said('< 0.5 by 2%', seven)).toContain(
      'a difference of 0.017, 0.0067 beyond the margin of 2% (sd of a run: 0.006)',
    );
    expect(said('< mean(old_froth) by 0.01', { seeds: 7 })).toContain(
      "a difference of 1.1 standard deviations of a seed's difference beyond the margin of 0.01 with 80% power",
    );
  });

  it('is that of how much worse it may be', () => {
    const no = 'no worse than mean(old_froth) by';
    expect(said(`${no} 0.01`, seven)).toContain('7 seeds show it where it is truly worse by at most 0.0033 (sd');
    expect(said(`${no} 0.002`, seven)).toContain('7 seeds show it where it is truly better by at least 0.0047 (sd');
    expect(said(`${no} 2%`, seven)).toContain('where it is truly worse by at most 2% less 0.0067 (sd');
  });

  it('is that of no difference at all if both sides are tested', () => {
    expect(said('within 0.002 of mean(old_froth)', seven)).toMatch(
      /^7 seeds show no difference to be within 0\.007[6-9] \(sd of a seed's difference: 0\.006\) with 80% power, and to be within 0\.002 less than 1% of the time \(exact sign-flip permutation\)$/u,
    );
    expect(said('within 10% of mean(old_froth)', { seeds: 40 })).toBe(
      "40 seeds show no difference to be within 0.47 standard deviations of a seed's difference with 80% power (exact sign-flip permutation)",
    );
  });

  const TURNS = 2000;
  /** Four standard errors of both simulations, and what two digits round away. */
  const NEAR = 4 * Math.sqrt(0.16 / TURNS + 0.16 / 600) + 0.03;
  /** How often the exact test accepts seven differences around `mean` with the standard deviation 1. */
  function shareShown(mean: number, isShown: (differences: readonly number[]) => boolean): number {
    const random = randomFrom('seven seeds');
    const normal = () => normalQuantile((random.uint32() + 0.5) / 2 ** 32) ?? NaN;
    const samples = Array.from({ length: TURNS }, () => Array.from({ length: 7 }, () => mean + normal()));
    return samples.filter(isShown).length / TURNS;
  }
  const isLess = (margin: number) => (differences: readonly number[]) =>
    (signFlip(differences, { alternative: 'less', margin })?.p ?? 1) <= 0.05;
  const isMore = (margin: number) => (differences: readonly number[]) =>
    (signFlip(differences, { alternative: 'greater', margin })?.p ?? 1) <= 0.05;
  const numberIn = (words: string, form: RegExp) => Number(form.exec(words)?.[1]);
  const one = { seeds: 7, sd: 1 } as const;

  it('is 80% in a simulation of the test itself', () => {
    const beyond = numberIn(said('< mean(old_froth) by 2', one), /difference of ([\d.]+), /u);
    expect(Math.abs(shareShown(-beyond, isLess(-2)) - 0.8)).toBeLessThan(NEAR);
    const worse = numberIn(said('no worse than mean(old_froth) by 3', one), /worse by at most ([\d.]+)/u);
    expect(Math.abs(shareShown(worse, isLess(3)) - 0.8)).toBeLessThan(NEAR);
    const within = numberIn(said('within 2 of mean(old_froth)', one), /within ([\d.]+) \(/u);
    const isWithin = (margin: number) => (differences: readonly number[]) =>
      isLess(margin)(differences) && isMore(-margin)(differences);
    expect(Math.abs(shareShown(0, isWithin(within)) - 0.8)).toBeLessThan(NEAR);
    const often = numberIn(said('within 1 of mean(old_froth)', one), /within 1 ([\d.]+)% of the time/u) / 100;
    expect(Math.abs(shareShown(0, isWithin(1)) - often)).toBeLessThan(NEAR);
  });
});

describe('a margin', () => {
  it('is never confused with the difference that it requires', () => {
    const margin = 'mean(froth) > mean(old_froth) by 0.1 with 95% confidence';
    const says = powerFor(margin, { seeds: 40, sd: 0.0088 })?.says[1] ?? '';
    expect(says).toContain('a difference of 0.104, 0.0035 beyond the margin of 0.1 ');
  });
});

describe('the power of items', () => {
  it('takes a margin into account, and mentions the test of right and wrong only if it applies', () => {
    const items = { items: 3000, sd: 0.1 } as const;
    expect(powerFor('froth > old_froth by 0.01 with 95% confidence', items)?.says).toEqual([
      "3000 items show a difference of 0.015, 0.0045 beyond the margin of 0.01 (sd of an item's difference: 0.1) with 80% power (formula of the t test)",
    ]);
    expect(powerFor('froth within 0.001 of old_froth with 95% confidence', items)?.says).toEqual([
      "3000 items show no difference to be within 0.0053 (sd of an item's difference: 0.1) with 80% power, and to be within 0.001 less than 1% of the time (formula of the t test)",
      // 1.645² * 0.999 / 0.001 = 2702.8.
      'where answers are right or wrong and never differ it needs 2703 items (score test of Tango)',
    ]);
    const atLeast = (statement: string) => powerFor(statement, { items: 1000 })?.says[1];
    expect(atLeast('froth > 0.88 by 0.02 with 95% confidence')).toBe(atLeast('froth > 0.9 with 95% confidence'));
  });

  it('for right or wrong answers in clusters is that of the test that decides', () => {
    const clustered = { items: 3000, clusters: 200, sd: 0.1 } as const;
    // R 4.2.2, pbeta and uniroot: 0.9185568668. By Student's formula 0.918, which the test of Korn and Graubard shows 79% of the time.
    expect(powerFor('froth > 0.9 with 95% confidence', clustered)?.says).toEqual([
      expect.stringContaining('3000 items in 200 clusters show a difference of 0.018 '),
      'where answers are right or wrong a true 0.919 is shown with 80% power (Korn-Graubard test)',
    ]);
    expect(powerFor('froth > 0.9 with 95% confidence', { ...clustered, clusters: 10 })?.says[1]).toContain('no share is shown'); // prettier-ignore
    expect(powerFor('froth > 3 with 95% confidence', clustered)?.says).toHaveLength(1);
    expect(powerFor('froth > old_froth with 95% confidence', clustered)?.says).toHaveLength(1);
    expect(powerFor('froth no worse than old_froth by 0.02 with 95% confidence', clustered)?.says[1]).toBe('where answers are right or wrong and never differ it needs 133 clusters (score test of Tango)'); // prettier-ignore
  });

  it('depends on their number, for right and wrong too', () => {
    expect(powerFor('froth > old_froth with 95% confidence', { items: 3000 })?.says).toEqual([
      "3000 items show a difference of 0.045 standard deviations of an item's difference with 80% power (formula of the t test)",
      'where answers are right or wrong: 1.5 points where they differ on 10%, 2.5 points where they differ on 30% (exact McNemar test)',
    ]);
    expect(powerFor('froth > 0.9 with 95% confidence', { items: 1000 })?.says[1]).toMatch(/^where answers are right or wrong it needs \d+ items; a true 0.92\d? is shown/u); // prettier-ignore
  });

  it('counts the chances of the groups, and in each those of its runs', () => {
    const levels = (clauses: string, seeds: number) =>
      powerFor(`froth > old_froth with 95% confidence, ${clauses}`, { items: 300, seeds })?.says[0];
    // Each of three groups is one run: of them any two are enough, so there are two chances.
    expect(levels('some run, per seed in at least 2 groups', 3)).toBe('2 runs are chances to be met: each is tested at 97.5%'); // prettier-ignore
    expect(levels('per seed in at least 2 groups', 3)).toBe('2 runs are chances to be met: each is tested at 97.5%');
    expect(levels('per run_id in at least 1 groups', 4)).toBe('4 runs are chances to be met: each is tested at 98.75%');
    expect(levels('at least 2 runs', 3)).toBe('2 runs are chances to be met: each is tested at 97.5%');
    expect(levels('per kettle in at least 2 groups', 3)).toBe('how many groups there will be is not planned: each beyond 2 is one more chance to be met, and is paid for'); // prettier-ignore
  });

  it('counts some of several runs as that many chances', () => {
    expect(powerFor('froth > old_froth, some run with 95% confidence', { items: 300, seeds: 4 })?.says[0]).toBe('4 runs are chances to be met: each is tested at 98.75%'); // prettier-ignore
  });
});

describe('a claim without confidence', () => {
  it('detects nothing, and says how often a change without effect would do as well', () => {
    expect(powerFor('froth < old_froth, every run', { seeds: 2 })?.says[1]).toBe('with 2 runs it would be met if nothing changed 33% of the time against one baseline, 25% where each run has its own'); // prettier-ignore
    expect(powerFor('froth < old_froth, some run', { seeds: 3 })?.says[1]).toContain(
      '75% of the time against one baseline, 88%',
    );
  });

  it('that needs more runs than are planned can never be met', () => {
    const never = (because: string) => ({ canBeMet: false, canFail: true, says: [because] });
    expect(powerFor('froth < old_froth, at least 5 runs', { seeds: 3 })).toMatchObject(never('5 runs are asked for, 3 are planned: needs 2 more')); // prettier-ignore
    expect(powerFor('mean(froth) < 3, at least 2 seeds', { seeds: 1 })).toMatchObject(never('2 seeds are asked for, 1 is planned: needs 1 more')); // prettier-ignore
    expect(powerFor(`${MEANS}, at least 9 seeds`, { seeds: 8 })?.canBeMet).toBe(false);
    expect(powerFor('froth < old_froth per seed in at least 4 groups', { seeds: 3 })).toMatchObject(never('4 groups are asked for, 3 are planned: needs 1 more')); // prettier-ignore
    expect(powerFor('froth < old_froth, at least 2 runs per run_id', { seeds: 3 })).toMatchObject(never('2 runs in each group are asked for, and each is one run')); // prettier-ignore
    for (const enough of ['at least 3 runs', 'at least 100% of runs', 'some run'])
      expect(powerFor(`froth < old_froth, ${enough}`, { seeds: 3 })?.canBeMet).toBe(true);
    expect(powerFor('froth < old_froth, at least 5 runs')?.canBeMet).toBe(true);
  });

  it('that is already settled says so', () => {
    expect(powerFor('sd(froth) >= 0')).toMatchObject({ canBeMet: true, canFail: false });
    expect(powerFor('froth < 1 and froth > 2')).toMatchObject({ canBeMet: false, canFail: true });
    expect(powerFor('froth <')).toMatchObject({ canBeMet: false });
  });
});
