import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

const because = (statement: string, table: readonly string[]): string =>
  decide(recordOf(documentWith([`- a \`expect: ${statement}\``], table)), { runRecords: new Map() }).outcomes[0]
    ?.because ?? '';

describe('evidence', () => {
  const table = [
    '| # | Time (s) | Size (MB) | Old Time (ms) | Share (%) |',
    '| --- | --- | --- | --- | --- |',
    '| 3 | 0.9 | 431 | 1200 | 8.00 |',
    '| 4 | 1.41 | 20 kB | 1500 ms | 7% |',
  ];

  it.each([
    ['time < 1500 ms', '2 of 2 runs; closest run 4, 1.41 s against 1500 ms'],
    ['time < 1.5 s', '2 of 2 runs; closest run 4, 1.41 against 1.5 s'],
    ['time < 1.5', '2 of 2 runs; closest run 4, 1.41 against 1.5'],
    ['time < old_time', '2 of 2 runs; closest run 4, 1.41 s against 1500 ms'],
    ['time <= 2 * old_time', '2 of 2 runs; largest ratio 0.94: run 4, 1.41 s against 1500 ms'],
    ['time < old_time by 1 ms', '2 of 2 runs; closest run 4, 1.41 s against 1500 ms, by 1 ms'],
    ['size < 1 GB', '2 of 2 runs; closest run 3, 431 MB against 1 GB'],
    ['size > 1 KB', '2 of 2 runs; closest run 4, 20 kB against 1 KB'],
    ['share < 8%', '1 of 2 runs; worst run 3, 8.00 against 8%'],
  ])('of %s shows the units if they differ, and gives a run with only a number a name', (statement, told) => {
    expect(because(statement, table)).toBe(told);
  });

  it('uses such names wherever it names runs', () => {
    const open = [...table, '| 5 |  | 3 | 1 | 1 |'];
    expect(because('time < 3', open)).toBe('time of run 5 is missing');
    expect(because('decreases(time)', table)).toBe('no run has a history of time');
    expect(because('constant(time)', table)).toBe('time is 0.9 (run 3) and 1.41 (run 4)');
  });
});
