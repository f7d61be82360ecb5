import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { unsaidLimit } from '../../../src/criteria/places/unsaid-limit.ts';
import { likelyNames } from '../../../src/criteria/world/likely-names.ts';
import { planDecision } from '../../../src/criteria/writing/plan-decision.ts';
import { recordOf } from '../record-of.ts';

const tableOf = (header: string, ...rows: readonly string[]): string =>
  [header, header.split(' | ').map(() => '---').join(' | '), ...rows].map((line) => `| ${line} |`).join('\n'); // prettier-ignore
const page = (...blocks: readonly string[]): string =>
  ['# EXP-007: Salt wicks', '## Success Criteria', ...blocks, ''].join('\n\n');
const decided = (text: string) => decide(recordOf(text), { runRecords: new Map() });
const told = (text: string): readonly string[] =>
  decided(text).outcomes.map(({ criterion, kind }) => `${criterion.gate} ${criterion.label}: ${kind}`);

describe('a target without a comparison', () => {
  it.each([
    ['±2%', 'size_change', '`in [-2%, 2%]` of a change, or a span such as `expect: size_change within 2% of baseline.size_change`'], // prettier-ignore
    ['~25', 'loss', 'write `>= 25`, `<= 25`, or a range'],
    ['≈ 0.9', 'f1', 'write `>= 0.9`, `<= 0.9`, or a range'],
    ['0', 'crashes', '`0` compares nothing: write `== 0`'],
    ['zero', 'crashes', 'write `== 0`'],
    ['0.9', 'f1', '`0.9` compares nothing: write `>= 0.9` or `<= 0.9`'],
    ['200 ms', 'latency', 'write `>= 200 ms` or `<= 200 ms`'],
    ['-5%', 'wer', 'give its row a column Baseline'],
    ['↓ 10%', 'wer', 'write `<= 10%`'],
    ['within 1% of baseline', 'em', '`expect: em no worse than baseline.em by 1%`'],
  ])('%s says what to write instead', (words, name, hint) => {
    expect(unsaidLimit(words, name)).toContain(hint);
  });

  it.each(['no regression', 'good enough', 'GPT-4', '2026-03-01', '3/3'])('%s is for people', (words) => {
    expect(unsaidLimit(words, 'bleu')).toBeUndefined();
  });

  it('is read when it is written as suggested', () => {
    const rows = ['Crashes | == 0 | 0', 'Size change | in [-2%, 2%] | 2.5%'];
    expect(told(page(tableOf('Metric | Target | Actual', ...rows)))).toEqual([
      'must Crashes: met',
      'must Size change: unmet',
    ]);
  });

  it('helps the person who decides its row', () => {
    expect(decided(page(tableOf('Metric | Target | Actual', 'F1 | ~0.9 | 0.91'))).outcomes[0]?.because).toBe(
      'a person decides this, and has not: `~0.9` is not a limit: write `>= 0.9`, `<= 0.9`, or a range such as `0.8–0.9`',
    );
  });
});

describe('a metric for which the runs may have another name', () => {
  it('is reported with the columns that may be meant', () => {
    const runs = tableOf('Run | val_acc | test_acc | Loss', 'r1 | 0.94 | 0.95 | 0.2');
    const [outcome] = decided(page(tableOf('Metric | Target', 'Accuracy | >= 0.9'), '## Runs', runs)).outcomes;
    expect(outcome?.because).toBe('nothing is called accuracy, and the runs have val_acc, test_acc');
    expect(outcome?.statements[0]?.settle).toContain('`expect: val_acc …`');
  });

  it.each([
    ['accuracy', ['acc'], ['acc']],
    ['precision', ['prec', 'recall'], ['prec']],
    ['latency', ['latency_p95'], ['latency_p95']],
    ['test_wer', ['wer', 'dev_wer'], []],
    ['bleu', ['wer'], []],
    ['score', ['f1_score'], []],
  ])('%s among %s', (asked, known, likely) => {
    expect(likelyNames(asked, known)).toEqual(likely);
  });
});

describe('a number whose interval contains the limit', () => {
  const text = (actual: string) => page(tableOf('Metric | Target | Actual', `WER | < 0.05 | ${actual}`));

  it('decides, and the verdict mentions the doubt', () => {
    expect(decided(text('0.049 ± 0.01'))).toMatchObject({
      verdict: 'GO',
      notes: ['WER: 0.049 ± 0.01 lies on both sides of 0.05: it may as well be the other way'],
    });
    expect(decided(text('0.055 ± 0.01')).notes).toHaveLength(1);
  });

  it('is not mentioned if all of it is on one side', () => {
    expect(decided(text('0.039 ± 0.01')).notes).toEqual([]);
  });
});

describe('what is among criteria and must not be skipped', () => {
  const rows = tableOf('Metric | Target | Actual', 'WER | < 5% | 4.5%');

  it.each([
    ['**Kill**: any leak of names', ['must WER: met', 'must Kill: awaiting']],
    ['**Guardrail**: latency must not exceed 200 ms', ['must WER: met', 'must Guardrail: awaiting']],
    ['**Primary metric:** WER on the far set', ['must WER: met']],
    ['**Kill**: none', ['must WER: met']],
    ['**Note**: the old model had WER < 6%', ['must WER: met']],
  ])('%s', (line, outcomes) => {
    expect(told(page(rows, line))).toEqual(outcomes);
  });

  it('includes a column of comparisons with unknown meaning', () => {
    const text = page(tableOf('Metric | Target | Red | p | Actual', 'WER | < 5% | > 8% | < 0.001 | 4.5%'));
    expect(decided(text).verdict).toBe('INCONCLUSIVE');
    expect(decided(text).outcomes[0]?.because).toContain('what is below `Red` compares, and is not read');
    expect(decided(text).outcomes).toHaveLength(2);
  });
});

describe('the measured value in a row', () => {
  it.each(['~~2.5%~~ 3.4%', '2.5%[^1]', '2.5% <!-- dev -->', '**2.5%**'])('is not written again: %s', (actual) => {
    const text = page(tableOf('Metric | Target | Actual', `WER | < 3% | ${actual}`));
    expect(planDecision(recordOf(text), decided(text))).toEqual([]);
  });
});

describe('rows', () => {
  it('are optional if a column Must with yes and no says so', () => {
    const rows = ['WER | yes | < 5% | 4.5%', 'F1 | no | > 0.9 | 0.85'];
    expect(told(page(tableOf('Metric | Must | Target | Actual', ...rows)))).toEqual([
      'must WER: met',
      'should F1: unmet',
    ]);
  });

  it('are named by what remains of a name, and dropped if that says so', () => {
    const rows = ['~~CER~~ WER | < 5% | 5.2%', '~~PER~~ (dropped) | < 2% | 2.5%'];
    expect(told(page(tableOf('Metric | Target | Actual', ...rows)))).toEqual(['must WER: unmet']);
  });

  it('are read without footnotes and comments', () => {
    const rows = ['WER[^1] | < 5%[^2] | 4.2%[^3]', 'F1 | >= 0.9 <!-- was 0.95 --> | 0.85'];
    expect(told(page(tableOf('Metric | Target | Actual', ...rows)))).toEqual(['must WER: met', 'must F1: unmet']);
  });
});
