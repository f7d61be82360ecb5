import { describe, expect, it } from 'vitest';
import { reportExperiment } from '../../src/report/report-experiment.ts';
import { recordOf } from '../criteria/record-of.ts';

const TABLE = ['## Runs', '', '| Run | Loss |', '| --- | --- |', '| a | 0.4 |'];

/** The reasons of the verdict for a document with these criteria. */
function reasonsOf(...criteria: readonly string[]): readonly string[] {
  const lines = ['# EXP-1: Ice', '', '## Success Criteria', ...criteria.map((each) => `- ${each}`), '', ...TABLE, ''];
  const report = reportExperiment(recordOf(lines.join('\n')), { runRecords: new Map(), diagnostics: [] });
  expect(report.criteria).toHaveLength(criteria.length);
  return report.because;
}

describe('the reasons of a verdict', () => {
  it('count the criteria that only await a person if they are many, because each of them is listed below', () => {
    const reasons = reasonsOf(
      'The ice is clear',
      'It melts slowly',
      'It tastes of nothing',
      'Low loss: `expect: loss <= 0.5`',
    );
    expect(reasons.filter((reason) => reason.includes('await'))).toEqual([
      '3 criteria are awaiting a person, who has not marked them',
    ]);
  });

  it('name them one by one if they are few', () => {
    const reasons = reasonsOf('The ice is clear', 'It melts slowly', 'Low loss: `expect: loss <= 0.5`');
    expect(reasons.filter((reason) => /The ice is clear|It melts slowly/u.test(reason))).toHaveLength(2);
  });
});
