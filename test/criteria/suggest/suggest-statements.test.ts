import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../../src/criteria/language/parse-statement.ts';
import { suggestContexts } from '../../../src/criteria/suggest/context-of.ts';
import { suggestStatements } from '../../../src/criteria/suggest/suggest-statements.ts';
import { recordOf } from '../record-of.ts';
import { suggestFor, TEA_SHOP } from './suggest-for.ts';

const statements = (sentence: string, role?: Parameters<typeof suggestFor>[2]): readonly string[] =>
  suggestFor(sentence, TEA_SHOP, role).proposals.map(({ statement }) => statement);

describe('a sentence with one reading', () => {
  it.each([
    ['Tuned spill < baseline spill', 'tuned_spill < baseline_spill'],
    ['Tuned spill is below the baseline in all runs.', 'tuned_spill < baseline_spill, every run'],
    [
      'Primary: tuned spill < baseline spill on the main soft spring water.',
      'tuned_spill < baseline_spill where water == "soft_spring.txt"',
    ],
    ['Steep time at most 100 ms', 'steep_time <= 100 ms'],
    ['Steep time must not exceed 0.1 s', 'steep_time <= 0.1 s'],
    ['Steep time: under 100ms on oolong', 'steep_time < 100 ms where leaf == "oolong"'],
    ['steep time of 100 ms or less', 'steep_time <= 100 ms'],
    ['Reduce steep time to 80 ms', 'steep_time <= 80 ms'],
    ['Reduce steep time to under 80 ms', 'steep_time < 80 ms'],
    ['p95 steep time < 100 ms', 'p95(steep_time) < 100 ms'],
    ['median steep time under 90 ms', 'median(steep_time) < 90 ms'],
    ['Stays quick (≤ 100 ms steep time)', 'steep_time <= 100 ms'],
    ['Total memory < 1GB', 'total_memory < 1 GB'],
    ['Memory usage no more than 512 MB', 'total_memory <= 512 MB'],
    ['Accuracy of at least 0.9 in at least 2 of 3 seeds', 'accuracy >= 0.9, at least 2 seeds'],
    ['accuracy ≥ 0.9 in at least 70% of runs', 'accuracy >= 0.9, at least 70% of runs'],
    ['acc ≥ 0.9 in the latest run', 'accuracy >= 0.9, the latest run'],
    ['at least 2 seeds reach accuracy >= 0.9', 'accuracy >= 0.9, at least 2 seeds'],
    ['accuracy above 0.9 in at least one run', 'accuracy > 0.9, some run'],
    ['mean accuracy >= 0.9 over 3 seeds', 'mean(accuracy) >= 0.9, at least 3 seeds'],
    ['3-seed mean bitter ≤ 2.5', 'mean(bitter) <= 2.5, at least 3 seeds'],
    ['accuracy ≥ 0.9 (mean over 3 seeds)', 'mean(accuracy) >= 0.9, at least 3 seeds'],
    ['The mean accuracy over all runs is at least 0.9', 'mean(accuracy) >= 0.9'],
    ['accuracy >= 0.9 for every leaf', 'accuracy >= 0.9 per leaf'],
    ['bitter is negative in at least 2 of the 3 waters', 'bitter < 0 per water in at least 2 groups'],
    ['accuracy >= 0.9 at leaf oolong, seed 1', 'accuracy >= 0.9 where leaf == "oolong" and seed == 1'],
    ['On oolong, accuracy exceeds 0.9', 'accuracy > 0.9 where leaf == "oolong"'],
    ['oolong accuracy >= 0.9', 'accuracy >= 0.9 where leaf == "oolong"'],
    ['accuracy never drops below 0.9', 'accuracy >= 0.9'],
    ['accuracy is never below 0.5 in any run', 'accuracy >= 0.5, every run'],
    ['accuracy at or above 0.9', 'accuracy >= 0.9'],
    ['accuracy improves on at least 2 of 3 seeds', 'accuracy > baseline.accuracy, at least 2 seeds'],
    ['accuracy is 0.5 or more', 'accuracy >= 0.5'],
    ['0.9 < accuracy', 'accuracy > 0.9'],
    ['bitter between 1 and 3', 'bitter in [1, 3]'],
    ['Between 1 and 3 bitter', 'bitter in [1, 3]'],
    ['Between 60 and 90 ms steep time', 'steep_time in [60 ms, 90 ms]'],
    ['accuracy ≥ 0.9 averaged over three seeds', 'mean(accuracy) >= 0.9, at least 3 seeds'],
    [
      'accuracy ≥ 0.9 averaged over three seeds, with a standard deviation below 0.01',
      'mean(accuracy) >= 0.9 and sd(accuracy) < 0.01, at least 3 seeds',
    ],
    ['Either accuracy > 0.9 or bitter < 2', 'accuracy > 0.9 or bitter < 2'],
    ['accuracy rises at least 2 points above the baseline', 'accuracy > baseline.accuracy by 2 points'],
    ['Steep time halves', 'steep_time <= 0.5 * baseline.steep_time'],
    ['Steep time is halved compared to the baseline', 'steep_time <= 0.5 * baseline.steep_time'],
    ['accuracy doubles', 'accuracy >= 2 * baseline.accuracy'],
    ['Steep time at most half of the baseline', 'steep_time <= 0.5 * baseline.steep_time'],
    ['Steep time at most a quarter of the baseline', 'steep_time <= 0.25 * baseline.steep_time'],
    ['bitter is not worse than the baseline by more than 0.2', 'bitter no worse than baseline.bitter by 0.2'],
    ['Broken errors not worse than the baseline by more than 2', 'broken_errors <= baseline.broken_errors + 2'],
    ['bitter in [1, 3)', 'bitter in [1, 3)'],
    ['0.2 < bitter < 3', 'bitter in (0.2, 3)'],
    ['bitter = 2.5 ± 0.1', 'bitter == 2.5 ± 0.1'],
    ['accuracy within 0.02 of 0.91', 'accuracy within 0.02 of 0.91'],
    ['accuracy within ±2 pp of baseline', 'accuracy within 2 points of baseline.accuracy'],
    ['Steep time within 1 min', 'steep_time <= 1 min'],
    ['bitter ≤ 3 and steep time < 100 ms', 'bitter <= 3 and steep_time < 100 ms'],
    ['steep time < 100 ms or accuracy > 0.9', 'steep_time < 100 ms or accuracy > 0.9'],
    ['accuracy >= 0.9 and <= 0.95', 'accuracy >= 0.9 and accuracy <= 0.95'],
    ['No broken errors', 'broken_errors == 0'],
    ['each run has zero broken errors', 'broken_errors == 0, every run'],
    ['Warmth >= 60%', 'warmth >= 60%'],
    ['Warmth 100%', 'warmth == 100%'],
    ['the model achieves warmth above 60 percent', 'warmth > 60%'],
    ['Bitter no worse than the baseline', 'bitter no worse than baseline.bitter'],
    ['bitter beats the baseline by 5%', 'bitter < baseline.bitter by 5%'],
    ['bitter is 5% lower than the baseline', 'bitter < baseline.bitter by 5%'],
    ['bitter at least 5% below the baseline', 'bitter < baseline.bitter by 5%'],
    ['Reduces bitter by at least 5% over baseline', 'bitter < baseline.bitter by 5%'],
    ['reduces bitter by more than 5%', 'bitter < 0.95 * baseline.bitter'],
    ['bitter increases by at most 10% from baseline', 'bitter no worse than baseline.bitter by 10%'],
    ['accuracy improves by ≥ 2 points', 'accuracy > baseline.accuracy by 2 points'],
    ['≥15pp accuracy lift', 'accuracy > baseline.accuracy by 15 points'],
    ['Accuracy improvement of at least 3% (relative)', 'accuracy > baseline.accuracy by 3%'],
    ['accuracy does not degrade by more than 1 point', 'accuracy >= baseline.accuracy - 0.01'],
    ['steep time does not increase by more than 5% vs baseline', 'steep_time <= 1.05 * baseline.steep_time'],
    ['No regression in accuracy', 'accuracy >= baseline.accuracy'],
    ['accuracy > baseline + 0.05', 'accuracy > baseline.accuracy + 0.05'],
    ['Steep time ≤ 2× baseline', 'steep_time <= 2 * baseline.steep_time'],
    ['steep time at most 50% of the baseline', 'steep_time <= 0.5 * baseline.steep_time'],
    ['bitter vs. baseline ≤ 2.5×', 'bitter <= 2.5 * baseline.bitter'],
    ["Bitter ≤ cup-one's", 'bitter <= row("cup-one").bitter'],
    ['all seeds must beat the baseline accuracy', 'accuracy > baseline.accuracy, every run'],
    ['bitter at step 500 <= 2', 'at(bitter, step 500) <= 2'],
    ['Shelf length at least 3', 'shelf_length >= 3'],
    ['The same water for all runs', 'constant(water)'],
    ['All runs must use the same leaf.', 'constant(leaf)'],
    ['bitter < 3 → GO', 'bitter < 3'],
    ['Check: abs(bitter - 2) <= 0.5', 'abs(bitter - 2) <= 0.5'],
    [
      'Warmth < 5% (NO-GO), 5-10% (CONDITIONAL), > 10% (GO)',
      'bands(warmth): < 5% NO-GO, <= 10% CONDITIONAL GO, else GO',
    ],
  ])('%s', (sentence, statement) => {
    expect(statements(sentence)).toEqual([statement]);
  });
});

describe('a sentence with several readings', () => {
  it.each([
    ['Accuracy >= 95%', ['accuracy >= 0.95']],
    ['Warmth >= 0.6', ['warmth >= 0.6 ratio', 'warmth >= 0.6%']],
    ['accuracy improves by ≥ 2%', ['accuracy > baseline.accuracy by 2%', 'accuracy > baseline.accuracy by 2 points']],
    [
      'Accuracy within 5% of the baseline',
      ['accuracy within 5% of baseline.accuracy', 'accuracy within 5 points of baseline.accuracy'],
    ],
    [
      'bitter within 0.2 of the baseline',
      ['bitter no worse than baseline.bitter by 0.2', 'bitter within 0.2 of baseline.bitter'],
    ],
    ['accuracy >= 0.9 in any run', ['accuracy >= 0.9, every run', 'accuracy >= 0.9, some run']],
    ['bitter decreases', ['bitter < baseline.bitter', 'decreases(bitter)']],
    ['Oolong: accuracy >= 0.9', ['accuracy >= 0.9 where leaf == "oolong"', 'accuracy >= 0.9']],
  ])('%s', (sentence, expected) => {
    expect(statements(sentence)).toEqual(expected);
  });
});

describe('a sentence of a stop rule', () => {
  it.each([
    ['Stop if accuracy drops below 0.5', ['accuracy < 0.5']],
    ['If accuracy < 0.5: throw the tea away', ['accuracy < 0.5']],
    ['Any run exceeds 2x baseline bitter', ['bitter > 2 * baseline.bitter, some run']],
    ['bitter rises by more than 0.2', ['bitter > baseline.bitter + 0.2']],
    ['accuracy falls more than 2 points below the baseline', ['accuracy < baseline.accuracy by 2 points']],
    ['accuracy falls below 0.5', ['accuracy < 0.5']],
    ['bitter must stay below 5', []],
  ])('%s', (sentence, expected) => {
    expect(statements(sentence, 'kill')).toEqual(expected);
  });
});

describe('a sentence without a proposal', () => {
  it.each([
    ['spatial AUC > 0.75', 'no column or metric is called like “spatial AUC”'],
    ['spill <= 0.05', '“spill” may be baseline_spill or tuned_spill'],
    ['errors < 3', '“errors” may be Broken Errors, but does not say so'],
    ['spill improves over the baseline', 'which way Tuned Spill is better is not declared'],
    ['accuracy beats the control', 'nothing in the record is the control of Accuracy: no column, no reference row'],
    ['Accuracy about 0.9', '“about” sets no limit'],
    ['If accuracy < 0.9 then buy more', '“If” makes it a rule for a case, not something that has to hold'],
    [
      'bitter > 3 → redesign the kettle',
      'it says when to stop: a stop rule belongs under a heading such as Kill Criteria',
    ],
    ['bitter > 3 → order cups', 'it says what follows in a case, not what has to hold'],
    [
      'Kill if: bitter > 3',
      '“Kill if” says when it has failed: a stop rule belongs under a heading such as Kill Criteria',
    ],
    ['accuracy >= 0.9 on the moon', '“on the moon” says which runs are meant, and no column has such a value'],
    ['accuracy >= 0.9 for seed 7', '“for seed 7” says which runs are meant, and no column has such a value'],
    ['On Mondays: accuracy >= 0.9', '“On Mondays” says which runs are meant'],
    ['seeds >= 3', 'a seed is a label: how many of them is said as `at least 3 seeds`'],
    ['accuracy: 0.9', 'there is a number, and no comparison'],
    ['steep time < 5 GB', 'Steep Time (ms) is in ms, which cannot be compared with GB'],
    ['steep time < 5%', 'Steep Time (ms) is in ms, and 5% is a share'],
    ['accuracy > 95', 'Accuracy holds values up to 0.93, and 95 looks like per cent'],
    ['steep time ≤ 100 ms (p95)', '“p95” is not understood'],
    ['accuracy improves (> 0.95 or so)', 'the sentence names no metric of the record'],
    ['steep time < 100 ms, accuracy > 0.9 or bitter < 2', '“and” beside “or” can be read in several ways'],
    ['accuracy > 0.9. Bitter below 3.', 'it says more than one thing: write one item, or one span, for each'],
    ['accuracy drops by less than 2 pp and by more than 1 pp', 'it names no metric'],
    ['Guests are happy', 'it asks for nothing that can be compared: a person decides this'],
  ])('%s', (sentence, reason) => {
    expect(suggestFor(sentence)).toEqual({ proposals: [], reason });
  });

  it('may have a label that means the opposite, a comparison that contradicts a change, or an open selection', () => {
    for (const sentence of [
      'accuracy >= 0.9 without sugar',
      'bitter in at most 2 of 3 runs < 3',
      'at most 5% of runs have accuracy < 0.5',
      'the bitter must not be higher than the baseline by more than 5%',
      'accuracy at most 2 points below baseline',
      'bitter drops by less than 0.2 vs baseline',
      'bitter improves from 3 to 2',
      'accuracy ≥ 90% on both leaves',
      'accuracy higher by 5%',
      'bitter < 3 vs. 4',
      'accuracy >= 0.9 – 0.95',
      'bitter ≤ 2.5 ± 0.1',
      'accuracy does not fall more than 2 points below the baseline and above 3',
      'accuracy more than doubles',
      'accuracy at most doubles',
      'at least 3 visitors are pleased',
      'Result holds in at least 2 of 3 leagues',
    ])
      expect([sentence, statements(sentence)]).toEqual([sentence, []]);
  });
});

describe('the note on a proposal', () => {
  it('says how the words were read', () => {
    const [proposal] = suggestFor('Quality: memory usage no more than 512 MB').proposals;
    expect(proposal).toEqual({
      statement: 'total_memory <= 512 MB',
      because: '“memory usage” is the column Total Memory (MB), “no more than” is <=',
      note: '“memory usage” is read as Total Memory (MB); not read: “Quality”',
    });
  });

  it('shows what was left out, and what was assumed', () => {
    expect(suggestFor('Accuracy beats the baseline (by a hair)').proposals[0]?.note).toBe(
      'higher is taken as better for Accuracy; not read: “by a hair”',
    );
  });
});

describe('other documents', () => {
  it('use the primary metric if none is named', () => {
    const text = '# Tea\n\n## Runs\n\n| Run ID | Bitter |\n| --- | --- |\n| a | 2 |\n';
    const context = suggestContexts(recordOf(text), { runRecords: new Map() })('criterion');
    const metrics = context.metrics.map((metric) => ({ ...metric, isPrimary: true }));
    expect(suggestStatements('below 3', { ...context, metrics }).proposals[0]).toMatchObject({
      statement: 'bitter < 3',
      note: 'no metric is named: Bitter is the primary one',
    });
    expect(suggestStatements('below 3', context).proposals).toEqual([]);
  });

  it('write odd headers so that they are found again', () => {
    const text = '# Tea\n\n## Runs\n\n| Run ID | 95% Warmth (°C) | or |\n| --- | --- | --- |\n| a | 60 | 1 |\n';
    expect(suggestFor('95% warmth above 55', text).proposals[0]?.statement).toBe('col("95% Warmth (°C)") > 55');
  });

  it('do not choose between two columns of one name', () => {
    const text = '# Tea\n\n## Runs\n\n| Run ID | Acc | Accuracy |\n| --- | --- | --- |\n| a | 0.1 | 0.2 |\n';
    expect(suggestFor('accuracy > 0.5', text).reason).toBe('“accuracy” may be acc or accuracy');
  });

  it('do not choose between two reference rows without saying so', () => {
    const rows = '| a | 2 |\n| Baseline (old) | 3 |\n| Baseline (new) | 4 |\n';
    const text = `# Tea\n\n## Runs\n\n| Run ID | Bitter |\n| --- | --- |\n${rows}`;
    expect(suggestFor('bitter below the baseline', text).proposals.map(({ statement }) => statement)).toEqual([
      'bitter < row("Baseline (old)").bitter',
      'bitter < row("Baseline (new)").bitter',
    ]);
  });

  it('have no proposals if they have no numbers, and say so', () => {
    expect(suggestFor('accuracy > 0.5', '# Tea\n').reason).toBe(
      'the record holds no metric, so none is called like “accuracy”',
    );
  });
});

describe('any sentence', () => {
  const words =
    'accuracy|bitter|tuned spill|baseline|steep time|below|at least|no|not|≥|<|=|0.9|5%|100 ms|2×|2 points|in|on|by|of|oolong|seed 1|all runs|2 of 3 seeds|mean|improves|drops|within|between|and|or|,|(|)|the|if|±|-'.split(
      '|',
    );

  it('is answered with proposals that parse and type-check, or with a reason', () => {
    const context = suggestContexts(recordOf(TEA_SHOP), { runRecords: new Map() });
    const sentence = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((parts) => parts.join(' ')),
      fc.string({ maxLength: 80, unit: 'grapheme' }),
    );
    const role = fc.constantFrom('criterion' as const, 'kill' as const, 'protocol' as const);
    fc.assert(
      fc.property(sentence, role, (text, where) => {
        const { proposals, reason } = suggestStatements(text, context(where));
        expect(proposals.length === 0).toBe(reason !== undefined);
        for (const { statement } of proposals) {
          expect(parseStatement(statement).statement).toBeDefined();
          expect(
            context(where)
              .problemsOf(statement)
              .filter(({ severity }) => severity === 'error'),
          ).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is too long for one criterion beyond 600 characters', () => {
    expect(suggestFor(`accuracy > 0.9 ${'x '.repeat(300)}`).reason).toBe('it is too long for one criterion');
  });
});

describe('several rows that a column marks as baselines', () => {
  const rows = (labels: readonly string[]) =>
    `# Pond\n\n## Results\n\n| Run | Model | Pond | Clarity |\n|---|---|---|---|\n${labels
      .map(
        (label, at) =>
          `| ${label} | ${at < 2 ? 'baseline' : 'ours'} | ${at % 2 === 0 ? 'moor' : 'lake'} | 0.${String(at + 5)} |\n`,
      )
      .join('')}`;
  const first = (text: string) => suggestFor('Clarity above the baseline on every pond', text).proposals[0]?.statement;

  it('are the baselines, each for its own pond', () => {
    expect(first(rows(['b1', 'b2', 'o1', 'o2']))).toBe('clarity > baseline.clarity per pond');
  });

  it('are several baselines if their names say so', () => {
    expect(first(rows(['Baseline (dry)', 'Baseline (wet)', 'o1', 'o2']))).toBe(
      'clarity > row("Baseline (dry)").clarity per pond',
    );
  });
});
