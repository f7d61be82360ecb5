import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

/** The outcome of a statement over a column of these cells, with the reason. */
function outcomeOf(statement: string, header: string, cells: readonly string[], text = '') {
  const rows = cells.map((cell, at) => `| pot-${String(at + 1)} | ${String(at + 1)} | ${cell} |`);
  const table = [`| Run ID | Seed | ${header} |`, '| --- | --- | --- |', ...rows];
  const more = '<!-- expctl: metrics time better=lower -->\n<!-- expctl: metrics score better=higher -->\n' + text;
  const record = recordOf(documentWith([`- **One**: it holds. \`expect: ${statement}\``], table, more));
  const [outcome] = decide(record, { runRecords: new Map() }).outcomes;
  return [outcome?.kind, outcome?.because];
}

describe('values of one column in different units', () => {
  it.each([
    ['mean(score) < 50%', 'Score', ['0.91', '95%'], 'unmet', '93% < 50% is false'],
    ['mean(score) < 50%', 'Score', ['95%', '0.91'], 'unmet', '93% < 50% is false'],
    ['mean(score) > 0.92', 'Score', ['0.91', '95%'], 'met', '93% > 0.92 is true'],
    ['max(score) >= 0.95', 'Score', ['0.91', '95%', '0.2'], 'met', '95% >= 0.95 is true'],
    ['max(time) <= 1100 ms', 'Time', ['12 ms', '1.1 s'], 'met', '1100 ms <= 1100 ms is true'],
    ['sd(score) < 10%', 'Score', ['0.5', '50%', '0.5'], 'met', '0% < 10% is true'],
    ['mean(time) <= 0.5 s', 'Time', ['12 ms', '0.9 s'], 'met', '456 ms <= 0.5 s is true'],
    ['mean(time) < 10', 'Time (s)', ['2 s', '900 ms', '4'], 'met', '2.3 s < 10 is true'],
    ['max(speed) < 3', 'Speed', ['2', '1.5×'], 'met', '2 × < 3 is true'],
  ] as const)('%s', (statement, header, cells, kind, because) => {
    expect(outcomeOf(statement, header, cells)).toEqual([kind, because]);
  });

  it.each([
    ['mean(score) < 50%', 'Score', ['91', '95%'], '95% has a unit and 91 has none'],
    ['mean(time) < 500 ms', 'Time', ['12 ms', '0.9'], '12 ms has a unit and 0.9 has none'],
    ['mean(time) < 500 ms', 'Time', ['0.9', '12 ms'], '12 ms has a unit and 0.9 has none'],
    ['mean(time) < 500 ms', 'Time', ['12 ms', '3 GB'], 'GB cannot be converted to ms'],
  ] as const)('%s is undetermined if they cannot be converted to one', (statement, header, cells, because) => {
    expect(outcomeOf(statement, header, cells)).toEqual(['undetermined', because]);
  });

  it.each([
    [
      'time < 500, every run',
      'Time',
      ['12 ms', '0.9 s'],
      'undetermined',
      '500 has no unit, and time is given in ms and s',
    ],
    ['500 > max(time)', 'Time', ['0.9 s', '12 ms'], 'undetermined', '500 has no unit, and time is given in s and ms'],
    [
      'time in [1, 500], every run',
      'Time',
      ['0.9 s', '12 ms'],
      'undetermined',
      '1 has no unit, and time is given in s and ms',
    ],
    ['time < 500 ms, every run', 'Time', ['12 ms', '0.9 s'], 'unmet', '1 of 2 runs; worst pot-2, 0.9 s against 500 ms'],
    [
      'time < 500 ms, every run',
      'Time',
      ['0.9 s', '600 ms'],
      'unmet',
      '0 of 2 runs; worst pot-1, 0.9 s against 500 ms',
    ],
    ['time > 0, every run', 'Time', ['12 ms', '0.9 s'], 'met', '2 of 2 runs; closest pot-1, 12 ms against 0'],
    ['time < 500, every run', 'Time', ['12 ms', '13 ms'], 'met', '2 of 2 runs; closest pot-2, 13 ms against 500'],
    ['time < 1, every run', 'Time (s)', ['0.2', '900 ms'], 'met', '2 of 2 runs; closest pot-2, 900 ms against 1'],
    ['time < 1, every run', 'Time (s)', ['0.2', '1900 ms'], 'unmet', '1 of 2 runs; worst pot-2, 1900 ms against 1'],
  ] as const)('%s compares all runs with the same limit', (statement, header, cells, kind, because) => {
    expect(outcomeOf(statement, header, cells)).toEqual([kind, because]);
  });

  it.each([
    ['time < 1000 * 0.5', '500 has no unit, and time is given in ms and s'],
    ['time >= -100', '-100 has no unit, and time is given in ms and s'],
    ['time <= kettle_size', '2 has no unit, and time is given in ms and s'],
    ['time - 500 <= 0', '500 has no unit, and time is given in ms and s'],
    ['500 - time >= 0', '500 has no unit, and time is given in ms and s'],
    ['time / 2 <= 500', '500 has no unit, and time is given in ms and s'],
    ['time within 100 of 500', '500 has no unit, and time is given in ms and s'],
    ['time within 100 of 500 ms', undefined],
    ['time in {12, 900}', '12 has no unit, and time is given in ms and s'],
    ['time >= time by 20, some run', '20 has no unit, and time is given in ms and s'],
    ['seed < 9 where time > 350', '350 has no unit, and time is given in ms and s'],
    ['mean(time) - 500 <= 0', '500 has no unit, and time is given in ms and s'],
    ['time / time <= 2', undefined],
    ['count(time) >= 2', undefined],
    ['time <= 2 * time', undefined],
    ['seed < 9 where time > 350 ms', undefined],
  ])('%s is undetermined if a bare number would be another in each run', (statement, because) => {
    const [kind, reason] = outcomeOf(statement, 'Time', ['12 ms', '0.9 s'], '\n\n**Kettle size**: 2\n');
    expect(because === undefined ? kind !== 'undetermined' : reason).toBe(because ?? true);
  });

  it.each([
    ['time < 500', ['12 ms', '0.9'], '500 has no unit, and time is given in ms and without one'],
    ['time >= 0.8, some run', ['0.81', '>24h'], '0.8 has no unit, and time is given in h and without one'],
    ['time < 500 ms, some run', ['12 ms', '0.9'], undefined],
    ['time < 500', ['12 ms', '—'], undefined],
    ['time < 500', ['12 tok/s', '9'], undefined],
  ])('%s is open where some runs have a unit and others none: %j', (statement, cells, because) => {
    const [kind, reason] = outcomeOf(statement, 'Time', cells);
    expect(because === undefined ? kind === 'met' || reason?.includes('missing') : reason).toBe(because ?? true);
  });

  it('are one sample in a test', () => {
    const cells = ['0.91', '95%', '0.92', '0.93', '94%', '0.9'];
    expect(outcomeOf('mean(score) < 50% with 95% confidence', 'Score', cells)[0]).toBe('unmet');
    expect(outcomeOf('mean(score) > 50% with 95% confidence', 'Score', cells)[0]).toBe('met');
    expect(outcomeOf('mean(score) < 0.5 with 95% confidence', 'Score', cells)[0]).not.toBe('met');
  });

  it.each([
    [['12 ms', '0.9 s', '1.5 s'], 'met', 'the best run, pot-1, 12 ms against 0.5 s'],
    [['0.9 s', '900 ms', '1.5 s'], 'undetermined', 'pot-1 and pot-2 are equally good by time'],
    [['0.1 s', '100 ms'], 'undetermined', 'pot-1 and pot-2 are equally good by time'],
    [['12 ms', '0.9'], 'undetermined', '12 ms has a unit and 0.9 has none'],
    [['12 ms', ''], 'undetermined', 'time of pot-2 is not known'],
  ] as const)('the best of %j is picked by what they measure', (cells, kind, because) => {
    expect(outcomeOf('time <= 0.5 s, the best run by time', 'Time', cells)).toEqual([kind, because]);
  });

  it('the best of rates is picked among percentages too', () => {
    const cells = ['91%', '0.95', '0.2'];
    expect(outcomeOf('score > 94%, the best run by score', 'Score', cells)).toEqual([
      'met',
      'the best run, pot-2, 0.95 against 94%',
    ]);
  });
});
