import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

const ROWS = ['| Latency | < 200 ms |', '| Uptime | >= 99.9% |'];

const decided = (heading: string, header: string, rows: readonly string[] = ROWS) => {
  const dashes = header.replace(/[^|]+/gu, ' --- ').replace(/^\| --- $/u, '|');
  const table = [`| ${header} |`, `|${dashes}|`, ...rows];
  const runs = ['| Run | Latency (ms) | Uptime (%) |', '| --- | --- | --- |', '| a | 150 | 99.95 |'];
  return decide(recordOf(['# Ferry', '', heading, '', ...table, '', '## Runs', '', ...runs, ''].join('\n')), {
    runRecords: new Map(),
  });
};

const notes = (...given: Parameters<typeof decided>): readonly string[] =>
  decided(...given).notes.filter((note) => note.includes('decides nothing'));

describe('a table of limits outside the sections of criteria', () => {
  it.each(['SLO | Objective', 'SLI | SLO', 'KPI | Goal', 'Metric | Target', 'KPI | Goal | Owner'])(
    'is mentioned beside the verdict: %s',
    (header) => {
      const rows = header.endsWith('Owner') ? ROWS.map((row) => `${row} Ada |`) : ROWS;
      expect(notes('## Service levels', header, rows)).toEqual([
        `the table at line 5 (${header}) decides nothing below "Service levels" (where it is meant to, put it below a heading such as \`## Success Criteria\`, as \`Metric | Target\`)`,
      ]);
    },
  );

  it('is read once the hint is followed', () => {
    expect(decided('## Success Criteria', 'Metric | Target')).toMatchObject({ verdict: 'GO' });
    expect(notes('## Success Criteria', 'Metric | Target')).toEqual([]);
  });

  it.each([
    ['what describes', 'Metric | Target', ['| Latency | the slowest of all |', '| Uptime | a year |']],
    ['where only one row compares', 'KPI | Goal', ['| Latency | < 200 ms |', '| Uptime | always |']],
    ['what was measured', 'Metric | Value', ['| Latency | < 200 ms |', '| Uptime | 99.9% |']],
    ['what has been judged already', 'Metric | Threshold | Status', ['| Latency | < 200 ms | ✅ |']],
    ['what is about something else', 'Package | Requirement', ['| numpy | >= 1.26 |', '| torch | >= 2.1 |']],
  ])('is not reported in %s', (_, header, rows) => {
    expect(notes('## Overview', header, rows)).toEqual([]);
  });
});
