import { describe, expect, it } from 'vitest';
import { askedRow, askingPage, outcomesOf } from '../asked-rows.ts';

const HEADER = 'Metric | Target | Actual';

const runs = (header: string, ...rows: readonly string[]): string =>
  [
    '## Runs',
    '',
    `| Run | ${header} |`,
    `| --- |${header.replace(/[^|]+/gu, ' --- ')}|`,
    ...rows.map((row, at) => `| pot-${at + 1} | ${row} |`),
    '',
  ].join('\n');

/** The result of one row, next to runs: outcome, reason, notes. */
function besideRuns(row: string, table: string): readonly [kind: string, because: string, ...notes: string[]] {
  const [outcome] = outcomesOf(askingPage(HEADER, [row], table));
  const notes = outcome?.statements.flatMap(({ evidence }) => evidence.notes) ?? [];
  return [outcome?.kind ?? 'none', outcome?.because ?? '', ...notes];
}

describe('a measured value in a row that cannot be read', () => {
  it.each([
    ['see below', '`see below` (line 7) is not a number'],
    ['~', '`~` (line 7) is not a number'],
    ['0.91 or 0.93', '`0.91 or 0.93` (line 7) is not a single number'],
    ['0.91, 0.93', '`0.91, 0.93` (line 7) is not a single number'],
    ['**0.93** on dev', '`0.93 on dev` (line 7) is not a single number'],
    ['✅', '`✅` (line 7) is not a number'],
  ])('is reported: %s', (cell, because) => {
    expect(askedRow(`F1 | >= 0.9 | ${cell}`)).toEqual(['undetermined', `Actual cannot be read: ${because}`]);
  });

  it.each([
    [
      '2.9 on clean, 3.4 on other',
      'Result cannot be read: `2.9 on clean, 3.4 on other` (line 7) is not a single number',
    ],
    ['2:00:00', 'Result cannot be read: `2:00:00` (line 7) is not a single number'],
    ['see below', 'no run is selected'],
  ])('is named in a column Result where it may hold a number: %s', (cell, because) => {
    const [outcome] = outcomesOf(askingPage('Metric | Target | Result', [`Boil | < 3 | ${cell}`]));
    expect([outcome?.kind, outcome?.because]).toEqual(['undetermined', because]);
  });

  it('is reported with both of its readings', () => {
    const rows = ['Size | < 10,5 MB | 9,8 MB', 'Steps | <= 10000 | 9.500'];
    expect(outcomesOf(askingPage(HEADER, rows)).map(({ because }) => because)).toEqual([
      '9,8 MB < 10.5 MB is true',
      'Actual cannot be read: `9.500` (line 8) is 9.500 or 9500',
    ]);
  });

  it('is reported with how to fix it, and with the two numbers that it is', () => {
    const [outcome] = outcomesOf(askingPage(HEADER, ['F1 | >= 0.9 | about so']));
    expect(outcome?.statements.map(({ settle }) => settle)).toEqual([
      'mend Actual: write one number with its unit, and a remark in brackets behind it: `0.93 (dev)`',
    ]);
    expect(askedRow('F1 | >= 0.9 | 0.91 / 0.93')).toEqual([
      'undetermined',
      'the threshold cannot be read: `0.91 / 0.93` is two numbers',
    ]);
  });

  it.each(['', 'TBD', '—', 'n/a', 'pending'])('is only missing if it is %s', (cell) => {
    expect(askedRow(`F1 | >= 0.9 | ${cell}`)[0]).toBe('undetermined');
    expect(askedRow(`F1 | >= 0.9 | ${cell}`)[1]).not.toContain('nothing is called');
  });

  it('leaves a limit without a comparison to a person, and a mark to the person who made it', () => {
    expect(askedRow('Taste | good | see below')[0]).toBe('awaiting');
    const rows = ['F1 | >= 0.9 | see below | ✅'];
    expect(outcomesOf(askingPage(`${HEADER} | Status`, rows)).map(({ kind }) => kind)).toEqual(['met']);
  });

  it('is reported beside runs, too, if they do not have it', () => {
    expect(besideRuns('Latency | < 200 ms | see below', runs('WER', '15.0%'))[1]).toBe(
      'Actual cannot be read: `see below` (line 7) is not a number',
    );
    expect(besideRuns('WER | < 12% | see below', runs('WER', '11.0%'))[0]).toBe('met');
  });
});

describe('a measured value in a row beside a runs table', () => {
  it('counts if no run has the metric', () => {
    const table = runs('WER', '15.0%');
    expect(besideRuns('Latency | < 200 ms | 180 ms', table)).toEqual(['met', '180 ms < 200 ms is true']);
    expect(besideRuns('Latency | < 200 ms | 0.3 s', table)).toEqual(['unmet', '0.3 s < 200 ms is false']);
    expect(besideRuns('Latency | < 200 ms | ', table)).toEqual(['undetermined', 'Latency is missing']);
    expect(besideRuns('Folds | 3/3 | 2/3', table)).toEqual(['unmet', '2/3 >= 3 is false']);
  });

  it('counts for a metric that is declared, too, if no run has it', () => {
    const table = `<!-- expctl: metrics latency better=lower -->\n\n${runs('WER', '15.0%')}`;
    expect(besideRuns('Latency | < 200 ms | 180 ms', table)).toEqual(['met', '180 ms < 200 ms is true']);
  });

  it.each([
    ['Test WER', 'WER'],
    ['WER', 'Test WER'],
    ['WER', 'wer_dev'],
    ['Accuracy', 'Val Acc'],
    ['WER', 'Word error rate (test)'],
  ])('does not count for %s if runs have %s, which may be the same', (label, column) => {
    const [kind, because] = besideRuns(`${label} | < 12% | 11.2%`, runs(column, '15.0%'));
    expect([kind, because]).toEqual(['undetermined', expect.stringMatching(/^nothing is called /u)]);
  });

  it('does not count if runs have it, and a difference is reported', () => {
    expect(besideRuns('WER | < 12% | 11.2%', runs('WER', '15.0%'))).toEqual([
      'unmet',
      '0 of 1 run; worst pot-1, 15.0% against 12%',
      'Actual says 11.2% (line 7), and pot-1 has 15.0%',
    ]);
    expect(besideRuns('WER | < 12% | 9.1%', runs('WER', '11.0%', '10.2%'))).toEqual([
      'met',
      '2 of 2 runs; closest pot-1, 11.0% against 12%',
      'Actual says 9.1% (line 7), and 2 runs have 10.2% to 11.0%',
    ]);
  });

  it.each([
    ['11.0%', ['11.0%']],
    ['0.11', ['11.0%']],
    ['11%', ['11.04%']],
    ['10.6%', ['11.0%', '10.2%']],
    ['', ['11.0%']],
    ['TBD', ['11.0%']],
    ['2 of 2 runs, closest 11.0%', ['11.0%', '10.2%']],
  ])('agrees if it is one of their values, or lies between them: %s', (actual, values) => {
    expect(besideRuns(`WER | < 12% | ${actual}`, runs('WER', ...values))).toHaveLength(2);
  });
});
