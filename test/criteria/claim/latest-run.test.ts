import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import type { RunRecord } from '../../../src/runs/run-record.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

/** The outcome of `the latest run` where the runs have these dates, and these end times in their records. */
function latestOf(dates: readonly string[], ends: readonly (string | undefined)[] = []): string {
  const rows = dates.map((date, at) => `| pot-${at + 1} | ${date} | 5 |`);
  const table = ['| Run ID | Date | Heat |', '| --- | --- | --- |', ...rows];
  const records = ends.flatMap((ended, at): RunRecord[] =>
    ended === undefined ? [] : [runRecord(`pot-${at + 1}`, { ended })],
  );
  const record = recordOf(documentWith(['- a `expect: heat > 0, the latest run`'], table));
  const [outcome] = decide(record, { runRecords: recordsOf(...records) }).outcomes;
  return outcome?.statements[0]?.because ?? '';
}

describe('the latest run', () => {
  it.each([
    [['2026-03-01', '2026-03-02'], 'the latest run, pot-2, 5 against 0'],
    [['2026-03-01', '2026-03-01'], 'pot-1 and pot-2 are equally late'],
    [['2026-03-01 10:00', '2026-03-01'], 'whether pot-1 or pot-2 is later cannot be determined'],
    [['2026-03-01 10:00Z', '2026-03-01 10:00:30Z'], 'whether pot-2 or pot-1 is later cannot be determined'],
    [['2026-03-01 10:00Z', '2026-03-01 10:01:30Z'], 'the latest run, pot-2, 5 against 0'],
    [['2026-03-01 10:00Z', '2026-03-01 18:30+09:00'], 'the latest run, pot-1, 5 against 0'],
    [['2026-03-01 10:00Z', '2026-03-01 10:30'], 'whether pot-2 or pot-1 is later cannot be determined'],
  ])('of %j: %s', (dates, told) => {
    expect(latestOf(dates)).toBe(told);
  });

  it('is determined by the ends of records, to the last digit', () => {
    const days = ['2026-03-02', '2026-03-01'];
    expect(latestOf(days, ['2026-03-01T10:00:00.500Z', '2026-03-01T10:00:01Z'])).toBe(
      'the latest run, pot-2, 5 against 0',
    );
    expect(latestOf(days, ['2026-03-01T10:00:00.500Z', '2026-03-01T10:00:00Z'])).toBe(
      'whether pot-1 or pot-2 is later cannot be determined',
    );
  });

  it('is determined by the dates of all rows if the record of one and the date of another do not decide', () => {
    const ends = ['2026-03-01T23:30:00Z'];
    expect(latestOf(['2026-03-01', '2026-03-02'], ends)).toBe('the latest run, pot-2, 5 against 0');
    expect(latestOf(['2026-03-01', '2026-03-01'], ends)).toBe('whether pot-1 or pot-2 is later cannot be determined');
    expect(latestOf(['2026-03-01', '2026-03-05'], ends)).toBe('the latest run, pot-2, 5 against 0');
  });
});
