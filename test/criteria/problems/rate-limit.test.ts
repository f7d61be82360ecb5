import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../src/criteria/criteria-of.ts';
import { decide } from '../../../src/criteria/decide.ts';
import { worldsOf } from '../../../src/criteria/world/world.ts';
import { statementProblems } from '../../../src/criteria/statement-outcome.ts';
import { documentWith, recordOf } from '../record-of.ts';

const TABLE = [
  '| Run | WER | Err | Accuracy | Reprojection Error | Latency | Ratio | Top-5 (%) |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  '| h1 | 0.142 | 0.19 | 93.1 | 0.8 | 0.31 | 0.9 | 0.7 |',
  '| h2 | 0.139 | 0.21 | 0.8 | 0.7 | 0.29 | 0.8 | 0.6 |',
];

function told(statement: string, more = '', table: readonly string[] = TABLE) {
  const record = recordOf(documentWith([`- **Heat**: as it says. \`expect: ${statement}\``], table, more));
  const [only] = decide(record, { runRecords: new Map() }).outcomes;
  const [place] = criteriaOf(record)[0]?.statements ?? [];
  const problems = place === undefined ? [] : statementProblems(worldsOf(record, { runRecords: new Map() }), place);
  return [only?.kind, ...problems.map(({ severity, message }) => `${severity}: ${message}`)];
}

const warned = (number: string, name = 'wer', value = '0.142') => [
  'undetermined',
  `warning: ${number} cannot be the limit of a rate: ${name} is given as ${value}`,
];

describe('a number above one beside rates', () => {
  it.each([
    ['wer < 12', warned('12')],
    ['12 > wer', warned('12')],
    ['col("WER") <= 14.2', warned('14.2', 'WER')],
    ['err <= 5, some run', warned('5', 'err', '0.19')],
    ['mean(wer) <= 8', warned('8')],
    ['wer - 0.1 <= 8', warned('8')],
    ['wer in [5, 12]', [...warned('5'), ...warned('12').slice(1)]],
    ['wer in {0.1, 12}', warned('12')],
    ['not wer < 12', warned('12')],
    ['bands(mean(wer)): < 12 GO, else NO-GO', warned('12')],
    ['latency < 1 where wer < 12', warned('12')],
  ])('%s cannot be a limit', (statement, expected) => {
    expect(told(statement)).toEqual(expected);
  });

  it.each([
    ['wer < 12%', 'unmet'],
    ['wer < 0.5', 'met'],
    ['wer <= 1', 'met'],
    ['wer < 2 * err', 'met'],
    ['accuracy >= 90, some run', 'met'],
    ['reprojection_error < 2', 'met'],
    ['latency < 12', 'met'],
    ['ratio < 1.5', 'met'],
    ['top_5 < 12', 'met'],
    ['count(wer) >= 2', 'met'],
  ])('%s can', (statement, kind) => {
    expect(told(statement)).toEqual([kind]);
  });

  it('can once the unit is declared', () => {
    expect(told('wer < 12', '<!-- expctl: metrics WER better=lower unit=% -->')).toEqual(['met']);
    expect(told('wer < 12', '<!-- expctl: metrics WER better=lower unit=ratio -->')).toEqual(['met']);
  });
});

describe('a number of at most one beside percentages', () => {
  const POTS = [
    '| Run | Accuracy | Base | WER | Pass rate | Loss | Shrink ratio | Accuracy gain | Laps |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    '| p1 | 91.2 | 90.1 | 4.9 | 97 | 2.3 | 2.1 | 1.2 | 12 |',
    '| p2 | 92.0 | 90.1 | 0.8 | 100 | 2.1 | 2.4 | 1.4 | 14 |',
    '| p3 | 90.4 | 90.1 | 5.2 | 98 | 2.0 | 2.2 | 1.3 | 15 |',
  ];
  const open = (number: string, name = 'accuracy', value = '91.2') => [
    'undetermined',
    `warning: ${name} ${value} and ${number} look like a percentage and a rate`,
  ];

  it.each([
    ['accuracy >= 0.95', open('0.95')],
    ['0.95 <= accuracy', open('0.95')],
    ['accuracy >= 1', open('1')],
    ['wer <= 0.05', open('0.05', 'wer', '4.9')],
    ['wer <= 0.05, some run', open('0.05', 'wer', '4.9')],
    ['pass_rate > 0.9', open('0.9', 'pass_rate', '97')],
    ['mean(accuracy) >= 0.95', open('0.95')],
    ['accuracy in [0.5, 0.9]', [...open('0.5'), ...open('0.9').slice(1)]],
    ['bands(mean(accuracy)): > 0.9 GO, else NO-GO', open('0.9')],
    ['laps > 1 where accuracy >= 0.95', open('0.95')],
  ])('%s may be either', (statement, expected) => {
    expect(told(statement, '', POTS)).toEqual(expected);
  });

  it.each([
    ['accuracy > 0', 'met'],
    ['accuracy in [0.5, 99]', 'met'],
    ['accuracy > base by 0.2', 'met'],
    ['accuracy - base > 0.2', 'met'],
    ['sd(accuracy) < 0.9', 'met'],
    ['accuracy_gain > 0.5', 'met'],
    ['shrink_ratio > 0.9', 'met'],
    ['loss < 0.9', 'unmet'],
    ['laps > 1', 'met'],
  ])('%s is reported', (statement, kind) => {
    expect(told(statement, '', POTS)).toEqual([kind]);
  });

  it.each([
    ['MMLU', '64.2', '63.1', 'mmlu >= 0.65'],
    ['NDCG@10', '44.1', '43.7', 'ndcg_10 >= 0.45'],
    ['MRR', '38', '37', 'mean(mrr) >= 0.4'],
    ['COMET-22', '84.2', '83.9', 'comet_22 >= 0.85'],
    ['mAP@[.5:.95]', '0.452', '45.1', 'map_5_95 >= 0.45'],
    ['mAP', '45.1', '0.452', 'mean(map) >= 0.45'],
  ])('is open beside the score %s of %s and %s', (name, first, second, statement) => {
    const scores = [`| Run | ${name} |`, '| --- | --- |', `| p1 | ${first} |`, `| p2 | ${second} |`];
    expect(told(statement, '', scores)[0]).toBe('undetermined');
  });

  it('is open beside a calibration error, either way', () => {
    const errors = (value: string) => ['| Run | ECE |', '| --- | --- |', `| p1 | ${value} |`];
    expect(told('ece <= 0.05', '', errors('4.1'))[0]).toBe('undetermined');
    expect(told('ece <= 5', '', errors('0.061'))[0]).toBe('undetermined');
    expect(told('ece <= 0.05', '', errors('0.041'))).toEqual(['met']);
  });

  it('is a rate despite one run of several that went wrong', () => {
    const broken = ['| Run | WER |', '| --- | --- |', '| p1 | 0.04 |', '| p2 | 0.05 |', '| p3 | 1.31 |'];
    expect(told('wer < 0.1', '', broken)).toEqual(['unmet']);
  });

  it('is one of both once the unit is declared', () => {
    const declared = (unit: string) => `<!-- expctl: metrics Accuracy better=higher unit=${unit} -->`;
    expect(told('accuracy >= 95%', declared('%'), POTS)).toEqual(['unmet']);
    expect(told('accuracy >= 0.95%', declared('%'), POTS)).toEqual(['met']);
    expect(told('accuracy >= 0.95', declared('ratio'), POTS)).toEqual(['met']);
  });
});

describe('a percentage and a rate in one row of a table that sets limits', () => {
  const rows = (...lines: readonly string[]) => ['', '| Metric | Target | Actual |', '| --- | --- | --- |', ...lines];
  const kindsOf = (more: string, ...lines: readonly string[]) =>
    decide(recordOf(documentWith(rows(...lines), [], more)), { runRecords: new Map() }).outcomes.map(({ kind, because }) => [kind, because]); // prettier-ignore

  it('is undetermined either way', () => {
    expect(kindsOf('', '| Accuracy | ≥ 0.95 | 91.2 |', '| CER | < 12 | 0.142 |', '| F1 | ≥ 0.9 | 0.92 |')).toEqual([
      ['undetermined', 'accuracy 91.2 and 0.95 look like a percentage and a rate'],
      ['undetermined', '12 cannot be the limit of a rate: cer is given as 0.142'],
      ['met', '0.92 >= 0.9 is true'],
    ]);
  });

  it('is decided once the unit of the metric is declared', () => {
    expect(kindsOf('<!-- expctl: metrics accuracy unit=% -->', '| Accuracy | ≥ 95% | 91.2 |')).toEqual([
      ['unmet', '91.2 >= 95% is false'],
    ]);
    expect(kindsOf('<!-- expctl: metrics CER unit=ratio -->', '| CER | < 12% | 0.142 |')).toEqual([
      ['unmet', '0.142 ratio < 12% is false'],
    ]);
  });
});
