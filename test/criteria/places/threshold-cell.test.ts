import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../src/criteria/criteria-of.ts';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

type Given = {
  readonly label?: string;
  readonly head?: string;
  readonly of?: readonly string[];
  readonly beside?: string;
};

/** The outcome of a threshold in a criteria table, over one column of results. */
function told(threshold: string, column: string, { label = 'Heat', head = 'Threshold', of = [], beside }: Given = {}) {
  const criteria = [
    `| Criterion | ${head} | Result |`,
    '| --- | --- | --- |',
    `| ${label} | ${threshold} | |`,
    ...(beside === undefined ? [] : [`| Mood | ${beside} | |`]),
  ];
  const rule = column.replace(/[^|]+/gu, ' --- ');
  const table = [`| Run | ${column} |`, `| --- |${rule}|`, ...of.map((value, at) => `| pot-${at} | ${value} |`)];
  const record = recordOf(documentWith(criteria, table));
  const [outcome] = decide(record, { runRecords: new Map() }).outcomes;
  const [statement] = criteriaOf(record)[0]?.statements ?? [];
  return [statement?.text, outcome?.kind, statement?.refused?.message].filter((part) => part !== undefined);
}

describe('the number of a threshold', () => {
  it.each([
    ['≤ 0,125', ['0,31'], 'heat ≤ 0.125', 'unmet'],
    ['≥ 0,875', ['0,82'], 'heat ≥ 0.875', 'unmet'],
    ['≥ 0,875', ['0.9'], 'heat ≥ 0.875', 'met'],
    ['≤ 1,250 s', ['9,8 s'], 'heat ≤ 1.250 s', 'unmet'],
    ['≤ 1,250 s', ['9.8 s'], 'heat ≤ 1250 s', 'met'],
    ['≤ 1.250,5', ['900'], 'heat ≤ 1250.5', 'met'],
    ['< 1,234.5', ['900'], 'heat < 1234.5', 'met'],
    ['0,2–0,4', ['0,31'], 'heat in [0.2, 0.4]', 'met'],
    ['0,2 to 0,4 s', ['0,3 s'], 'heat in [0.2s, 0.4s]', 'met'],
  ])('%s over %j is %s', (threshold, of, text, kind) => {
    expect(told(threshold, 'Heat', { of })).toEqual([text, kind]);
  });

  it('is undetermined if the columns leave it open', () => {
    expect(told('≥ 1.200', 'Heat', { of: ['950'], beside: '≤ 12,5 ms' })).toEqual([
      'heat ≥ 1.200',
      'undetermined',
      '`≥ 1.200` says 1.200 or 1200',
    ]);
    expect(told('≥ 1.200', 'Heat', { of: ['1.1'] })).toEqual(['heat ≥ 1.200', 'unmet']);
  });

  it.each(['≤ 0.05 / 0.03', '<= 12 - 10', '≥ 2/3', '> 2 * 3', '< 1 + 1'])('is a single number: not %s', (threshold) => {
    expect(told(threshold, 'Heat', { of: ['0.82'] })).toEqual([
      `heat ${threshold}`,
      'undetermined',
      `\`${threshold}\` is not a single number`,
    ]);
  });

  it('is not a change, unless a change is measured', () => {
    const open = (threshold: string) => ['undetermined', `\`${threshold}\` may be a change or the number itself`];
    expect(told('≤ +1%', 'Heat', { of: ['0.2'] })).toEqual(['heat ≤ +1%', ...open('≤ +1%')]);
    expect(told('≥ -2 pp', 'Heat', { of: ['0.2'] })).toEqual(['heat ≥ -2 pp', ...open('≥ -2 pp')]);
    expect(told('≥ +2', 'Heat gain', { of: ['3'], label: 'Heat gain' })).toEqual(['heat_gain ≥ +2', 'met']);
    expect(told('≥ -1.5', 'Heat', { of: ['-1.2'] })).toEqual(['heat ≥ -1.5', 'met']);
  });

  it('may be another value of the document, and a count in the form of the language', () => {
    expect(told('<= 2 * base, some run', 'Heat | Base', { of: ['3 | 2'] })).toEqual([
      'heat <= 2 * base, some run',
      'met',
    ]);
  });

  it('leaves a cell that a person has marked to that person', () => {
    const table = ['| Criterion | Threshold | Result |', '| --- | --- | --- |', '| Heat | ≤ 3 / 4 | ✅ |'];
    const record = recordOf(documentWith(table, ['| Run | Heat |', '| --- | --- |', '| pot | 9 |']));
    expect(decide(record, { runRecords: new Map() }).outcomes.map(({ kind }) => kind)).toEqual(['met']);
  });
});

describe('the unit of a bare threshold', () => {
  it.each([
    ['of its label', '≤ 250', 'Heat (s)', '0.31', { label: 'Heat (ms)' }, 'heat ≤ 250 ms', 'unmet'],
    ['of its label', '≤ 1', 'Heat (MB)', '812', { label: 'Heat (GB)' }, 'heat ≤ 1 GB', 'met'],
    ['of its label, of a rate', '≤ 12', 'Heat', '0.142', { label: 'Heat (%)' }, 'heat ≤ 12%', 'unmet'],
    ['of its column', '≤ 250', 'Heat', '0.31 s', { head: 'Threshold (ms)' }, 'heat ≤ 250 ms', 'unmet'],
    [
      'of its label, as an interval',
      '10–300',
      'Heat (s)',
      '0.31',
      { label: 'Heat (ms)' },
      'heat in [10 ms, 300 ms]',
      'unmet',
    ],
    ['not where it has one', '≤ 1 s', 'Heat (s)', '0.31', { label: 'Heat (ms)' }, 'heat ≤ 1 s', 'met'],
    ['not where it is the same', '≤ 250', 'Heat (ms)', '200', { label: 'Heat (ms)' }, 'heat ≤ 250', 'met'],
    ['not where the numbers have none', '≤ 250', 'Heat', '200', { label: 'Heat (ms)' }, 'heat ≤ 250', 'met'],
    ['not of percentages without a sign', '≤ 12', 'Heat', '14.2', { label: 'Heat (%)' }, 'heat ≤ 12', 'unmet'],
  ])('is that %s', (_, threshold, column, value, given, text, kind) => {
    expect(told(threshold, column, { of: [value], ...given })).toEqual([text, kind]);
  });

  it('is unknown if label and column differ', () => {
    expect(told('≤ 250', 'Heat (min)', { of: ['3'], label: 'Heat (ms)', head: 'Threshold (s)' })).toEqual([
      'heat ≤ 250',
      'undetermined',
      '`≤ 250` has no unit, and is beside ms and s',
    ]);
  });
});

describe('a label with a statistic in brackets', () => {
  const asked = (label: string) => `\`${label}\` asks for more than heat of a run`;
  const given = (label: string) => told('≥ 0.3', 'Heat', { label, of: ['0.31', '0.4'] });

  it.each([
    'Heat (mean over seeds)',
    'Heat (avg)',
    'Heat (3-seed mean)',
    'Heat (std over seeds)',
    'Heat (p95)',
    'Heat (relative improvement)',
    'Heat (Δ vs baseline)',
    'Heat (worst kettle)',
    'Heat (95% CI lower bound)',
  ])('%s is not decided by the metric itself', (label) => {
    expect(given(label)).toEqual(['heat ≥ 0.3', 'undetermined', asked(label)]);
  });

  it.each(['Heat (held-out)', 'Heat (°C)', 'Heat (difficult teas)', 'Heat (higher is better)'])(
    '%s is decided by it',
    (label) => {
      expect(given(label)).toEqual(['heat ≥ 0.3', 'met']);
    },
  );

  it('is answered by a column of its own, and the mean by the only number there is', () => {
    expect(told('≥ 0.3', 'Heat (p95)', { label: 'Heat (p95)', of: ['0.31'] })).toEqual([
      'col("Heat (p95)") ≥ 0.3',
      'met',
    ]);
    const rows = ['| Criterion | Threshold | Result |', '| --- | --- | --- |', '| Heat (mean) | ≥ 0.3 | |'];
    const record = recordOf(
      documentWith(rows, [], '## Results\n\n| Metric | Value |\n| --- | --- |\n| Heat | 0.4 |\n'),
    );
    expect(decide(record, { runRecords: new Map() }).outcomes.map(({ kind }) => kind)).toEqual(['met']);
  });

  it('shows the statement to write', () => {
    const rows = ['| Criterion | Threshold | Result |', '| --- | --- | --- |', '| Heat (mean over seeds) | ≥ 0.3 | |'];
    const record = recordOf(documentWith(rows, ['| Run | Heat |', '| --- | --- |', '| pot | 0.4 |']));
    const [statement] = criteriaOf(record)[0]?.statements ?? [];
    expect(statement?.refused?.hint).toBe('write `expect: mean(heat) ≥ 0.3` in the row, or a column of that name');
  });
});
