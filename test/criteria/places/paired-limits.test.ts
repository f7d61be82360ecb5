import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { planDecision } from '../../../src/criteria/writing/plan-decision.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { recordOf } from '../record-of.ts';

const tableOf = (header: string, ...rows: readonly string[]): string =>
  [header, header.split(' | ').map(() => '---').join(' | '), ...rows].map((line) => `| ${line} |`).join('\n'); // prettier-ignore

const page = (...blocks: readonly string[]): string =>
  ['# EXP-007: Glass bells', '## Success Criteria', ...blocks, ''].join('\n\n');

const decided = (text: string) => decide(recordOf(text), { runRecords: new Map() });

const told = (text: string): readonly string[] =>
  decided(text).outcomes.map(({ criterion, kind }) => `${criterion.gate} ${criterion.label}: ${kind}`);

describe('limits that name their columns of measured values', () => {
  it.each([
    [
      'Model | WER target | F1 target | WER | F1',
      'large | < 3% | > 0.92 | 2% | 0.91',
      ['must WER (large): met', 'must F1 (large): unmet'],
    ],
    [
      'Metric | Target (dev) | Target (test) | Dev | Test',
      'WER | < 5% | < 6% | 4.5% | 5.5%',
      ['must WER (Target (dev)): met', 'must WER (Target (test)): met'],
    ],
    [
      'Metric | Target (dev) | Target (test) | Actual (dev) | Actual (test)',
      'WER | < 5% | < 6% | 5.5% | 5.5%',
      ['must WER (Target (dev)): unmet', 'must WER (Target (test)): met'],
    ],
    ['Metric | FP16 | INT8 target | INT8', 'Perplexity | 5.6 | <= 5.8 | 5.9', ['must Perplexity: unmet']],
    ['Metric | Teacher | Student target | Student', 'F1 | 0.9 | >= 0.8 |', ['must F1: undetermined']],
  ])('%s: %s', (header, row, outcomes) => {
    expect(told(page(tableOf(header, row)))).toEqual(outcomes);
  });

  it('are undetermined if runs have the metric as well', () => {
    const runs = tableOf('Run | Model | WER', 'r1 | large | 9%');
    const text = page(tableOf('Model | WER target | WER', 'large | < 3% | 2%'), '## Runs', runs);
    expect(told(text)).toEqual(['must WER (large): undetermined']);
  });

  it('are reported as not read if one of them has no column of its own', () => {
    const text = page(tableOf('Model | WER target | F1 target | WER', 'large | < 3% | > 0.92 | 2%'));
    expect(decided(text).outcomes.map(({ kind, because }) => [kind, because.slice(0, 42)])).toEqual([
      ['undetermined', 'none of its rows is read as a criterion; gi'.slice(0, 42)],
    ]);
  });

  it('share no cell of the row that is written', () => {
    const text = page(tableOf('Metric | Target (dev) | Target (test) | Dev | Test | Status', 'WER | < 5% | < 6% | 4% | 7% | ')); // prettier-ignore
    expect(applyEdits(text, planDecision(recordOf(text), decided(text)))).toBe(text);
  });
});

describe('columns each of which may be meant', () => {
  it('leave the measured value undetermined', () => {
    const text = page(tableOf('Metric | Target | Actual (v1) | Actual (v2)', 'F1 | >= 0.9 | 0.93 | 0.85'));
    expect(decided(text).outcomes.map(({ because }) => because)).toEqual([
      'what was measured cannot be read: it is in several columns: Actual (v1) and Actual (v2)',
    ]);
  });

  it('leave the limit undetermined if they give different answers', () => {
    const rows = ['WER | < 5% | < 8% | 6%', 'F1 | > 0.9 | > 0.8 | 0.95', 'AUC | > 0.9 | > 0.8 | 0.7'];
    const text = page(tableOf('Metric | Target | Threshold | Actual', ...rows));
    expect(told(text)).toEqual([
      'must WER (Target): undetermined',
      'must WER (Threshold): undetermined',
      'must F1 (Target): met',
      'must F1 (Threshold): met',
      'must AUC (Target): unmet',
      'must AUC (Threshold): unmet',
    ]);
    expect(decided(text).outcomes[0]).toMatchObject({
      because:
        '6% < 5% is false; which of Target and Threshold is needed is not said, and they come to different answers',
      statements: [{ settle: 'one of them that is called Minimum, and what is only hoped for Stretch' }],
    });
  });

  it('are one if only one of them has a number', () => {
    expect(told(page(tableOf('Metric | Requirement | Target | Actual', 'WER | good enough | < 5% | 6%')))).toEqual([
      'must WER (Target): unmet',
    ]);
  });
});

describe('a target beside a required limit', () => {
  it('is only optional', () => {
    const text = page(
      tableOf('Metric | Minimum | Target | Stretch | Actual', 'F1 | >= 0.9 | >= 0.93 | >= 0.95 | 0.92'),
    );
    expect(told(text)).toEqual(['must F1 (Minimum): met', 'should F1 (Target): unmet', 'should F1 (Stretch): unmet']);
    expect(decided(text).verdict).toBe('CONDITIONAL GO');
  });

  it('has to be reached beside a limit that requires as much', () => {
    expect(told(page(tableOf('Metric | Must | Limit | Actual', 'WER | < 5% | < 8% | 6%')))).toEqual([
      'must WER (Must): unmet',
      'must WER (Limit): met',
    ]);
  });

  it('is required beside a stop rule, and so is GO if', () => {
    const text = page(tableOf('Metric | GO if | NO-GO if | Actual', 'Lift | >= 1% | < 0% | 0.5%'));
    expect(told(text)).toEqual(['must Lift (GO if): unmet', 'must Lift (NO-GO if): met']);
  });
});
