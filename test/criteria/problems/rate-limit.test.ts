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

function told(statement: string, more = '') {
  const record = recordOf(documentWith([`- **Heat**: as it says. \`expect: ${statement}\``], TABLE, more));
  const [only] = decide(record, { runRecords: new Map() }).outcomes;
  const [place] = criteriaOf(record)[0]?.statements ?? [];
  const problems = place === undefined ? [] : statementProblems(worldsOf(record, { runRecords: new Map() }), place);
  return [only?.kind, ...problems.map(({ severity, message }) => `${severity}: ${message}`)];
}

const warned = (number: string, name = 'wer', value = '0.142') => [
  'undetermined',
  `warning: ${number} is no limit of a rate: ${name} is told as ${value}`,
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
  ])('%s limits nothing', (statement, expected) => {
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
  ])('%s does', (statement, kind) => {
    expect(told(statement)).toEqual([kind]);
  });

  it('does once the unit is declared', () => {
    expect(told('wer < 12', '<!-- expctl: metrics WER better=lower unit=% -->')).toEqual(['met']);
    expect(told('wer < 12', '<!-- expctl: metrics WER better=lower unit=ratio -->')).toEqual(['met']);
  });
});
