import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { levelOf } from '../../../src/criteria/confidence/level-of.ts';
import { worldsOf } from '../../../src/criteria/world/world.ts';
import type { World } from '../../../src/criteria/world/world.ts';
import { parseStatement } from '../../../src/criteria/language/parse-statement.ts';
import type { Claim, Quantifier } from '../../../src/criteria/language/syntax.ts';
import type { StatementOutcome } from '../../../src/criteria/outcome.ts';
import { documentWith, recordOf } from '../record-of.ts';

function worldFor(table: readonly string[]): World {
  const [world] = worldsOf(recordOf(documentWith([], table)), { runRecords: new Map() });
  if (world === undefined) throw new Error('there is no world');
  return world;
}

function claimOf(statement: string): Claim {
  const parsed = parseStatement(statement).statement;
  if (parsed?.kind !== 'claim') throw new Error('that is no claim');
  return parsed;
}

function outcomeOf(statement: string, table: readonly string[], more = ''): StatementOutcome {
  const record = recordOf(documentWith([`- **Tea**: \`expect: ${statement}\``], table, more));
  const [only] = decide(record, { runRecords: new Map() }).outcomes[0]?.statements ?? [];
  if (only === undefined) throw new Error('nothing was decided');
  return only;
}

const HEADER = ['| Run ID | Seed | Fold | Time (ms) | Old Time (s) |', '| --- | --- | --- | --- | --- |'];
const row = (id: string, seed: string, time: number, more: { fold?: string; old?: string } = {}) =>
  `| ${id} | ${seed} | ${more.fold ?? ''} | ${time} | ${more.old ?? ''} |`;

const NOW = [81, 79, 84, 80, 83, 78].map((time, at) => row(`cup-${at}`, `${at + 1}`, time));
const BEFORE = (seeds: readonly number[]) => seeds.map((seed) => row(`Baseline ${seed}`, `${seed}`, 90 + seed));
const TWO_SEEDS: Quantifier = {
  kind: 'at-least',
  of: 'seeds',
  count: { kind: 'number', number: 2 },
  span: { start: 0, end: 0 },
};
const CLAIM = 'mean(time) < mean(baseline.time) with 95% confidence';

describe('runs of other rows', () => {
  it('are paired by seed, and those without a partner are named', () => {
    const outcome = outcomeOf(CLAIM, [...HEADER, ...NOW, ...BEFORE([6, 5, 4, 3, 2, 9])]);
    expect(outcome).toMatchObject({ kind: 'met', because: 'exact sign-flip permutation of 5 differences, p = 0.03125 against 0.05' }); // prettier-ignore
    expect(outcome.evidence.notes).toContain('left out, for no run of the other side has its seed: cup-0, Baseline 9');
  });

  it('are paired by the declared key if seeds do not identify them', () => {
    const folded = (lines: readonly string[]) => lines.map((line, at) => line.replace(/\| (\d+) \| {2}\|/u, `| 7 | f${at} |`)); // prettier-ignore
    const table = [...HEADER, ...folded(NOW), ...folded(BEFORE([1, 2, 3, 4, 5, 6]))];
    expect(outcomeOf(CLAIM, table)).toMatchObject({ kind: 'undetermined', because: 'the seeds of both sides do not match one by one' }); // prettier-ignore
    expect(outcomeOf(CLAIM, table, '<!-- expctl: runs key=Fold -->\n').because).toBe('exact sign-flip permutation of 6 differences, p = 0.01563 against 0.05'); // prettier-ignore
  });

  it('are given with the interval of what was measured, whatever the margin', () => {
    const arms = [
      '| Run | Arm | Strength |',
      '| --- | --- | --- |',
      ...[0.8, 0.81, 0.82, 0.83, 0.84].map((strength, at) => `| c${at} | c | ${strength} |`),
      ...[0.82, 0.85, 0.86, 0.87, 0.88].map((strength, at) => `| t${at} | t | ${strength} |`),
    ];
    const notesOf = (comparison: string) =>
      outcomeOf(`mean(strength) ${comparison} with 95% confidence where arm == "t"`, arms).evidence.notes.filter((note) => note.includes('interval')); // prettier-ignore
    const other = 'mean(row(where arm == "c").strength)';
    // R 4.2.2, t.test(c(.82,.85,.86,.87,.88), c(.80,.81,.82,.83,.84))$conf.int: 0.006539008 0.065460992; scipy 1.17.1 the same.
    const interval = ['95% interval of the difference: 0.00654 to 0.0655 (Welch)'];
    expect(notesOf(`> ${other}`)).toEqual(interval);
    expect(notesOf(`> ${other} by 0.05`)).toEqual(interval);
    expect(notesOf(`> ${other} by 1%`)).toEqual(interval);
    expect(notesOf(`within 0.1 of ${other}`)).toEqual(interval);
  });

  it('are two unpaired groups if one side has no seeds', () => {
    const unseeded = BEFORE([1, 2, 3]).map((line) => line.replace(/\| (\d+) \| {2}\|/u, '|  |  |'));
    // 1 of C(9, 3) = 84 splits.
    expect(outcomeOf(CLAIM, [...HEADER, ...NOW, ...unseeded]).because).toBe('exact permutation of 6 and 3 runs, p = 0.0119 against 0.05'); // prettier-ignore
    expect(outcomeOf(CLAIM, [...HEADER, ...NOW, ...unseeded]).evidence.notes).toContain('no seeds are known on the right side: its runs are taken for independent ones'); // prettier-ignore
    const alike = NOW.map((line) => line.replace(/\| (\d+) \| {2}\|/u, '| 42 |  |'));
    expect(outcomeOf(CLAIM, [...HEADER, ...alike, ...unseeded])).toMatchObject({
      kind: 'undetermined',
      because: 'cup-0 and cup-1 have one seed, 42',
    });
    expect(outcomeOf(CLAIM, [...HEADER, ...NOW, ...unseeded.slice(0, 1)])).toMatchObject({
      kind: 'undetermined',
      because: '6 and 1 runs cannot reach 95% confidence: mean(time) has 6 runs, mean(baseline.time) 1',
      settle: 'needs 1 more seed of mean(baseline.time)',
    });
    // 1 of C(4, 1), of C(7, 2): one more on the smaller side is enough, whichever it is.
    const turned = 'mean(baseline.time) > mean(time) with 95% confidence';
    expect(outcomeOf(turned, [...HEADER, ...NOW, ...unseeded.slice(0, 1)]).settle).toBe('needs 1 more seed of mean(baseline.time)'); // prettier-ignore
    expect(outcomeOf(CLAIM, [...HEADER, ...NOW.slice(0, 1), ...unseeded.slice(0, 1)]).settle).toBe('needs 2 more seeds on each side'); // prettier-ignore
  });

  describe('of which the fewer scatter more', () => {
    const arms = (tuned: readonly number[], base: readonly number[]) => [
      '| Run | Arm | Strength |',
      '| --- | --- | --- |',
      ...tuned.map((strength, at) => `| t${at} | t | ${strength} |`),
      ...base.map((strength, at) => `| c${at} | c | ${strength} |`),
    ];
    const six = [0.91, 0.92, 0.93, 0.9, 0.91, 0.92];
    const claim = (name: string) => `${name}(strength) > ${name}(row(where arm == "c").strength) with 95% confidence where arm == "t"`; // prettier-ignore

    it('are tested by Welch, because the permutation test assumes equal scatter', () => {
      // R 4.2.2, t.test(six, c(.7,.8,.9), alternative = "greater")$p.value: 0.09198802; scipy 1.17.1, ttest_ind(…,
      // equal_var=False, alternative="greater"): 0.0919880208. The exact permutation has 2 of 84 (scipy: 0.0238095).
      const outcome = outcomeOf(claim('mean'), arms(six, [0.7, 0.8, 0.9]));
      expect(outcome).toMatchObject({
        kind: 'unmet',
        because: "Welch's test of 6 and 3 runs, p = 0.09199 against 0.05",
      });
      expect(outcome.evidence.notes).toContain(
        'the 3 runs scatter 9.5 times as much as the 6: the permutation, p = 0.02381, takes both sides to scatter alike',
      );
    });

    it('leave a median undetermined, for which Welch has no test', () => {
      expect(outcomeOf(claim('median'), arms([...six, ...six], [0.7, 0.72, 0.8, 0.81, 0.89]))).toMatchObject({
        kind: 'undetermined',
        because: 'the 5 runs scatter 7.6 times as much as the 12: a permutation gives no median',
        settle: 'as many runs on both sides, or seeds that pair them',
      });
    });

    it('are tested by permutation if the larger side scatters more, or both have one size', () => {
      expect(outcomeOf(claim('mean'), arms([0.9, 0.95, 1, 0.91, 0.97, 0.93], [0.8, 0.81, 0.8])).because).toBe('exact permutation of 6 and 3 runs, p = 0.0119 against 0.05'); // prettier-ignore
      expect(outcomeOf(claim('mean'), arms(six.slice(0, 4), [0.5, 0.7, 0.8, 0.89])).because).toBe('exact permutation of 4 and 4 runs, p = 0.01429 against 0.05'); // prettier-ignore
    });

    it('note that a single run shows no scatter', () => {
      const twenty = Array.from({ length: 19 }, (_, at) => 0.9 + at / 1000);
      const outcome = outcomeOf(claim('mean'), arms(twenty, [0.8]));
      expect(outcome.because).toBe('exact permutation of 19 and 1 runs, p = 0.05 against 0.05');
      expect(outcome.evidence.notes).toContain('1 run does not show how its side scatters: it is assumed to scatter as the 19 of the other'); // prettier-ignore
    });
  });

  it('are told apart if none varies, whatever their number', () => {
    const same = (count: number, strength: number, arm: string) =>
      Array.from({ length: count }, (_, at) => `| ${arm}${at} | ${arm} | ${strength} |`);
    const arms = (count: number, tuned: number) => ['| Run | Arm | Strength |', '| --- | --- | --- |', ...same(count, tuned, 't'), ...same(count, 0.8, 'c')]; // prettier-ignore
    const claim = 'mean(strength) > mean(row(where arm == "c").strength) with 95% confidence where arm == "t"';
    expect([10, 11].map((count) => outcomeOf(claim, arms(count, 0.9)).kind)).toEqual(['met', 'met']);
    expect([10, 11].map((count) => outcomeOf(claim, arms(count, 0.8)).kind)).toEqual(['unmet', 'unmet']);
    const known = (number: number, count: number) =>
      outcomeOf(`mean(strength) > ${number} with 95% confidence where arm == "t"`, arms(count, 0.9));
    expect([40, 41, 50].map((count) => known(0.8, count).kind)).toEqual(['met', 'met', 'met']);
    expect([40, 41, 50].map((count) => known(0.9, count).kind)).toEqual(['unmet', 'unmet', 'unmet']);
    expect(known(0.8, 50).because).toContain('exact sign-flip permutation of 50 differences');
  });

  it('have no interval if their differences are the same apart from rounding', () => {
    const pairs = [0.81, 0.82, 0.83, 0.84, 0.85].map((time, at) => `| c${at} | ${at} | ${time} | ${(time - 0.1).toFixed(2)} |`); // prettier-ignore
    const outcome = outcomeOf('mean(new) > mean(old) with 95% confidence', ['| Run | Seed | New | Old |', '| --- | --- | --- | --- |', ...pairs]); // prettier-ignore
    expect(outcome.kind).toBe('met');
    expect(outcome.evidence.notes.filter((note) => note.includes('interval'))).toEqual([]);
  });

  it('name the side that has too few, since the other may have many', () => {
    expect(outcomeOf(CLAIM, [...HEADER, ...NOW, ...BEFORE([3])])).toMatchObject({
      kind: 'undetermined',
      because: '1 pair of runs cannot reach 95% confidence, 5 can: mean(time) has 6 runs, mean(baseline.time) 1',
      settle: 'needs 4 more seeds that both sides have',
    });
    expect(outcomeOf(CLAIM, [...HEADER, ...NOW.slice(0, 2), ...BEFORE([1, 2])]).because).toBe('2 runs cannot reach 95% confidence, 5 can'); // prettier-ignore
  });

  it('have no more chances for runs without a seed', () => {
    const one = row('cup-9', '', 80);
    const level = (lines: readonly string[]) =>
      levelOf(
        worldFor(lines),
        { claim: claimOf('time < 100 with 95% confidence'), quantifier: TWO_SEEDS },
        { runs: worldFor(lines).runs, groups: 1 },
      ).because;
    expect(level([...HEADER, ...NOW.slice(0, 3)])).toBe('0.05 for 2 chances');
    expect(level([...HEADER, ...NOW.slice(0, 3), one])).toBe('0.05 for 2 chances');
  });
});

describe('two columns of one row', () => {
  it('are converted to one unit, including margins', () => {
    const table = [...HEADER, ...[81, 79, 84, 80, 83].map((time, at) => row(`cup-${at}`, `${at}`, time, { old: `0.09${at}` }))]; // prettier-ignore
    expect(outcomeOf('mean(time) < mean(old_time) with 95% confidence', table).kind).toBe('met');
    expect(outcomeOf('mean(time) < mean(old_time) by 5 ms with 95% confidence', table).kind).toBe('met');
    expect(outcomeOf('mean(time) < mean(old_time) by 0.02 s with 95% confidence', table).kind).toBe('unmet');
    expect(outcomeOf('mean(time) <= 0.95 * mean(old_time) with 95% confidence', table).kind).toBe('met');
    expect(outcomeOf('mean(time) / mean(old_time) <= 0.95 with 95% confidence', table)).toMatchObject({
      kind: 'undetermined',
      because: 'confidence needs on each side a number, an aggregate, or a positive number times one',
    });
  });

  it('need distinct seeds', () => {
    const twice = [
      ...HEADER,
      ...[1, 2, 2, 4, 5].map((seed, at) => row(`cup-${at}`, `${seed}`, 80, { old: `0.09${at}` })),
    ];
    expect(outcomeOf('mean(time) < mean(old_time) with 95% confidence', twice).because).toBe('cup-1 and cup-2 have one seed, 2'); // prettier-ignore
    const none = twice.map((line) => line.replace(/\| (\d+) \| {2}\|/u, '|  |  |'));
    expect(outcomeOf('mean(time) < mean(old_time) with 95% confidence', none)).toMatchObject({
      because: 'no seed of cup-0 is known',
      settle: 'a seed for each run',
    });
  });

  describe('of which some have no seed', () => {
    const claim = 'mean(time) < mean(old_time) with 95% confidence';
    const rows = (seeds: readonly string[], folds: readonly string[] = []) => [
      ...HEADER,
      ...seeds.map((seed, at) => row(`cup-${at}`, seed, 80 + at, { old: `0.09${at}`, fold: folds[at] ?? '' })),
    ];
    const RUN_KEY = '<!-- expctl: runs key="Run ID" -->\n';
    const FOLD_KEY = '<!-- expctl: runs key=Fold -->\n';

    it('are not distinguished by their run ids, as with all seeds', () => {
      const one = ['42', '42', '42', '42', '42', '42', ''];
      for (const more of [RUN_KEY, FOLD_KEY, ''])
        expect(outcomeOf(claim, rows(one, ['a', 'b', 'c', 'd', 'e', 'f', 'g']), more)).toMatchObject({
          kind: 'undetermined',
          because: 'cup-0 and cup-1 have one seed, 42',
        });
      for (const more of [RUN_KEY, ''])
        expect(outcomeOf(claim, rows(['1', '2', '3', '4', '5', '6', '']), more)).toMatchObject({
          kind: 'undetermined',
          because: 'no seed of cup-6 is known',
          settle: 'a seed for each run',
        });
    });

    it('are distinguished by a key of replicates if no seed is known at all', () => {
      const none = ['', '', '', '', ''];
      expect(outcomeOf(claim, rows(none), RUN_KEY)).toMatchObject({
        kind: 'undetermined',
        because: 'no seed of cup-0 is known',
      });
      expect(outcomeOf(claim, rows(none, ['a', 'b', 'c', 'd', 'e']), FOLD_KEY).kind).toBe('met');
      expect(outcomeOf(claim, rows(none, ['a', 'b', 'c', 'd', 'a']), FOLD_KEY)).toMatchObject({
        kind: 'undetermined',
        because: 'cup-0 and cup-4 have one key, a',
      });
    });

    it('answer no earlier than with all seeds, whichever seeds are missing', () => {
      fc.assert(
        fc.property(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (isKnown) => {
          const seeds = isKnown.map((known) => (known ? '42' : ''));
          expect(outcomeOf(claim, rows(seeds), RUN_KEY).kind).toBe('undetermined');
        }),
        { numRuns: 30 },
      );
    });
  });

  it('say how many would show such a difference with 80% power', () => {
    const differences = [-6, -18, 4, -12, 6, -3, -1];
    const rows = (old: (at: number) => string) => [
      ...HEADER,
      ...differences.map((more, at) => row(`cup-${at}`, `${at}`, 100 + at + more, { old: old(at) })),
    ];
    const notes = (statement: string, old = (at: number) => `${(100 + at) / 1000}`) =>
      outcomeOf(`${statement} with 95% confidence`, rows(old)).evidence.notes.filter((note) => note.includes('tell'));
    // A standardized difference of 0.502. scipy 1.10.1: 26 are the least n with nct.sf(t.ppf(.95, n - 1), n - 1, d * sqrt(n)) >= 0.8;
    // t.ppf(.95, n - 1) + t.ppf(.8, n - 1) <= d * sqrt(n) from 27 on.
    expect(notes('mean(time) < mean(old_time)')).toEqual([
      'about 27 runs would tell a difference of this size with 80% power',
    ]);
    expect(notes('mean(time) > mean(old_time)')).toEqual([]);
    // One baseline for several runs: more of the same would not show it.
    expect(notes('mean(time) < mean(old_time)', (at) => (at < 2 ? '0.1' : `${(100 + at) / 1000}`))).toEqual([]);
    // What is left of the difference when the margin is taken off: 1.286 of 8.538, or 0.151.
    expect(notes('mean(time) < mean(old_time) by 3 ms')).toEqual([
      'about 280 runs would tell a difference of this size with 80% power',
    ]);
  });

  it('say how many more seeds they need', () => {
    const three = [...HEADER, ...[1, 2, 3].map((seed) => row(`cup-${seed}`, `${seed}`, 80, { old: `0.09${seed}` }))];
    expect(outcomeOf('mean(time) < mean(old_time) with 95% confidence', three)).toMatchObject({
      because: '3 runs cannot reach 95% confidence, 5 can',
      settle: 'needs 2 more seeds',
    });
    expect(outcomeOf('mean(time) < mean(old_time) with 99% confidence', three).settle).toBe('needs 4 more seeds');
  });
});

describe('runs against a number', () => {
  const table = (count: number) => [...HEADER, ...Array.from({ length: count }, (_, at) => row(`cup-${at}`, `${at}`, 70 + (at % 9)))]; // prettier-ignore

  it('are tested by sign flips of their mean', () => {
    expect(outcomeOf('mean(time) < 80 with 95% confidence', table(6)).because).toBe('exact sign-flip permutation of 6 differences, p = 0.01563 against 0.05'); // prettier-ignore
    expect(outcomeOf('80 ms > mean(time) with 95% confidence', table(6)).kind).toBe('met');
    expect(outcomeOf('mean(time) < 80 with 95% confidence', table(60)).because).toContain("Student's test of 60 runs");
  });

  it('that are clearly skewed are undetermined, if a test with correction does not show what the sign flips do', () => {
    const skewed = [9, 10, 10, 11, 11, 12, 12, 13, 14, 15, 17, 60];
    const rows = [...HEADER, ...skewed.map((time, at) => row(`cup-${at}`, `${at}`, time))];
    // R 4.2.2: 166 of all 4,096 sign patterns; Hall's formula written out, pt(t', 11) = 0.182013.
    expect(outcomeOf('mean(time) < 24 with 95% confidence', rows)).toMatchObject({
      kind: 'undetermined',
      because: 'the 12 runs are skewed (2.9): exact sign-flip permutation of 12 differences, p = 0.041, corrected for it 0.18', // prettier-ignore
      settle: 'more runs, or a claim of their median',
    });
    expect(outcomeOf('mean(time) < 22 with 95% confidence', rows).kind).toBe('unmet');
    expect(outcomeOf('mean(time) > 10.5 with 95% confidence', rows).because).toContain('exact sign-flip permutation of 12 differences'); // prettier-ignore
    expect(outcomeOf('mean(time) < 60 with 95% confidence', rows).kind).toBe('met');
    const median = 'median(time) < 24 with 95% confidence';
    expect(outcomeOf(median, rows).kind).toBe('met');
  });

  it('need 59 for a p95, and show it by counting', () => {
    expect(outcomeOf('p95(time) < 80 with 95% confidence', table(12))).toMatchObject({
      because: '12 runs cannot reach 95% confidence of p95, 59 can',
      settle: 'needs 47 more seeds',
    });
    expect(outcomeOf('p95(time) < 80 with 95% confidence', table(59))).toMatchObject({ kind: 'met' });
    expect(outcomeOf('median(time) < 80 with 95% confidence', table(5))).toMatchObject({ kind: 'met' });
  });

  it('need as many for a quantile as its side of the number requires', () => {
    // scipy 1.10.1: binomtest(8, 8, 0.05, alternative="greater").pvalue = 3.90625e-11; binomtest(2, 2, 0.1, ...) = 0.01.
    const slow = 'p95(time) > 60 with 95% confidence';
    expect(outcomeOf(slow, table(8)).because).toBe('exact binomial test of the p95 of 8 runs, p = 3.906e-11 against 0.05'); // prettier-ignore
    expect(outcomeOf(slow, table(1))).toMatchObject({ kind: 'met' });
    expect(outcomeOf('60 < p95(time) with 95% confidence', table(8)).kind).toBe('met');
    expect(outcomeOf('quantile(time, 0.1) < 80 with 95% confidence', table(2)).because).toContain('p = 0.01 against 0.05'); // prettier-ignore
    expect(outcomeOf('quantile(time, 0.1) > 60 with 95% confidence', table(28))).toMatchObject({
      because: '28 runs cannot reach 95% confidence of quantile, 29 can',
      settle: 'needs 1 more seed',
    });
  });

  it('show nothing about a maximum or a spread', () => {
    expect(outcomeOf('max(time) < 80 with 95% confidence', table(60))).toMatchObject({
      kind: 'undetermined',
      because: 'no sample gives the max of all runs there could be',
    });
  });
});
