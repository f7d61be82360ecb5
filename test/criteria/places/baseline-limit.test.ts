import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../src/criteria/criteria-of.ts';
import { criterionText } from '../../../src/criteria/freezing/criterion-text.ts';
import { recordOf } from '../record-of.ts';
import { askingPage, outcomesOf } from '../asked-rows.ts';

const HEADER = 'Metric | Baseline | Target | Actual';

function told(row: string, more = '', header = HEADER): readonly [kind: string, because: string] {
  const [outcome] = outcomesOf(askingPage(header, [row], more));
  return [outcome?.kind ?? 'none', (outcome?.because ?? '').replace('the threshold cannot be read: ', '')];
}

describe('a target beside the baseline of its row', () => {
  it.each([
    ['WER | 12.0% | < baseline | 11.2%', 'met', '11.2% < 12.0% is true'],
    ['Accuracy | 0.80 | > baseline | 0.79', 'unmet', '0.79 > 0.80 is false'],
    ['Latency | 200 ms | <= the baseline | 210 ms', 'unmet', '210 ms <= 200 ms is false'],
    ['Latency | 200 ms | at most baseline | 190 ms', 'met', '190 ms <= 200 ms is true'],
    ['Latency | 200 ms | no worse than baseline | 210 ms', 'unmet', '210 ms <= 200 ms is false'],
    ['Accuracy | 0.80 | better than baseline | 0.82', 'met', '0.82 > 0.80 is true'],
    ['Accuracy | 0.80 | beat baseline | 0.80', 'unmet', '0.80 > 0.80 is false'],
    ['Latency | 200 ms | ≤ 1.1× baseline | 210 ms', 'met', '210 ms <= 220 ms is true'],
    ['Latency | 200 ms | ≤ 1.1 * baseline | 230 ms', 'unmet', '230 ms <= 220 ms is false'],
    ['Latency | 200 ms | ≤ baseline × 0.95 | 195 ms', 'unmet', '195 ms <= 190 ms is false'],
    ['Accuracy | 0.80 | >= baseline + 0.01 | 0.82', 'met', '0.82 >= 0.81 is true'],
    ['Latency | 200 ms | < baseline - 20 ms | 185 ms', 'unmet', '185 ms < 180 ms is false'],
    ['Latency | 200 ms | -10% vs baseline | 170 ms', 'met', '170 ms <= 180 ms is true'],
    ['Latency | 200 ms | -10% | 185 ms', 'unmet', '185 ms <= 180 ms is false'],
    ['Latency | 200 ms | ≤ -10% | 170 ms', 'met', '170 ms <= 180 ms is true'],
    ['Latency | 200 ms | ≤ +5% | 204 ms', 'met', '204 ms <= 210 ms is true'],
    ['Throughput | 100 tok/s | +20% | 125 tok/s', 'met', '125 tok/s >= 120 tok/s is true'],
    ['Accuracy | 80% | +2 pp | 83%', 'met', '83% >= 82% is true'],
    ['Accuracy | 80% | +2 points vs. baseline | 81%', 'unmet', '81% >= 82% is false'],
    ['Accuracy | 0.80 | +0.02 | 0.81', 'unmet', '0.81 >= 0.82 is false'],
    ['Accuracy | 0.80 | +2 pp | 0.83', 'met', '0.83 >= 0.82 is true'],
    ['Latency | 200 ms | 10% below baseline | 185 ms', 'unmet', '185 ms <= 180 ms is false'],
    ['Latency | 200 ms | at most 5% above baseline | 204 ms', 'met', '204 ms <= 210 ms is true'],
    ['Accuracy | 0.80 (run 4) | > baseline | 0.81', 'met', '0.81 > 0.80 is true'],
    ['Accuracy | 0.80 ± 0.01 | > baseline | 0.83', 'met', '0.83 > 0.80 is true'],
  ])('%s is %s', (row, kind, because) => {
    expect(told(row)).toEqual([kind, because]);
  });

  it('reads a percentage of a rate in both ways, and decides if they agree', () => {
    expect(told('Accuracy | 0.80 | +2% | 0.83')).toEqual(['met', '0.83 >= 0.82 is true']);
    expect(told('Accuracy | 80% | +2% | 81%')).toEqual(['unmet', '81% >= 81.6% is false']);
    expect(told('Accuracy | 0.80 | +2% | 0.818')).toEqual(['undetermined', '`+2%` of 0.80 is 0.816 or 0.82']);
    expect(told('Accuracy | 0.80 | +2% relative | 0.818')).toEqual(['met', '0.818 >= 0.816 is true']);
  });

  it('is read as a change if a change was measured', () => {
    expect(told('Accuracy | 80% | +2% | +2.5%')).toEqual(['met', '+2.5% >= 2% is true']);
    expect(told('Latency | 200 ms | -10% | -12%')).toEqual(['met', '-12% <= -10% is true']);
    expect(told('Latency | 200 ms | ≤ -10% | -8%')).toEqual(['unmet', '-8% <= -10% is false']);
    expect(told('Accuracy | 80% | > baseline | +2.5%')).toEqual(['met', '+2.5% > 0 is true']);
    expect(told('Accuracy | 80% | > baseline | -0.5%')).toEqual(['unmet', '-0.5% > 0 is false']);
    expect(told('Accuracy | 0.80 | ≥ 0.82 | +0.03')).toEqual([
      'undetermined',
      '`+0.03` may be the change from 0.80, and `≥ 0.82` is none',
    ]);
  });

  it('stays unchanged if it is a number of its own', () => {
    expect(told('Accuracy | 0.80 | ≥ 0.82 | 0.83')).toEqual(['met', '0.83 >= 0.82 is true']);
    expect(told('Accuracy | 0.80 | ≥ 0.82 (baseline 0.80) | 0.81')).toEqual(['unmet', '0.81 >= 0.82 is false']);
    expect(told('Loss change | 0 | ≤ -0.2 | -0.3')[0]).toBe('met');
  });

  it.each([
    ['Latency | 200 ms | +5% | 204 ms', '`+5%` may be the least or the most'],
    ['Accuracy | 0.80 | -1% | 0.79', '`-1%` may be the least or the most'],
    ['Swirl | 3 | +10% | 4', '`+10%` may be the least or the most'],
    ['Swirl | 3 | better than baseline | 4', '`better than baseline` does not say which way is better'],
    ['WER |  | < baseline | 11.2%', 'Baseline of the row says nothing'],
    ['WER | TBD | -10% | 11.2%', 'Baseline of the row says nothing'],
    [
      'WER | see EXP-003 | < baseline | 11.2%',
      'Baseline of the row says `see EXP-003`, which is not a number by itself',
    ],
    ['Accuracy | 0.80 | +2 ms | 0.83', '`+2 ms` and 0.80 are given in different units'],
  ])('is not read: %s', (row, because) => {
    expect(told(row)).toEqual(['undetermined', because]);
  });

  it('waits for the measured value', () => {
    expect(told('Accuracy | 0.80 | +2% | TBD')).toEqual(['undetermined', 'Accuracy is missing']);
    expect(told('Latency | 200 ms | -10% | ')).toEqual(['undetermined', 'Latency is missing']);
  });

  it('says so if the measured value cannot be read', () => {
    expect(told('Latency | 200 ms | -10% | see below')).toEqual([
      'undetermined',
      'Actual cannot be read: `see below` (line 7) is not a number',
    ]);
  });

  it('uses the declared direction', () => {
    const declared = '<!-- expctl: metrics swirl better=higher -->\n';
    expect(told('Swirl | 3 | +10% | 4', declared)).toEqual(['met', '4 >= 3.3 is true']);
    expect(told('Swirl | 3 | better than baseline | 4', declared)).toEqual(['met', '4 > 3 is true']);
  });

  it('may be in a column of another name, or be the current value', () => {
    expect(told('WER | 12% | < baseline | 11%', '', 'Metric | Reference | Target | Actual')[0]).toBe('met');
    expect(told('WER | 12% | -10% | 11%', '', 'Metric | Current | Target | Actual')).toEqual([
      'unmet',
      '11% <= 10.8% is false',
    ]);
    expect(told('WER | 12% | -10% | 11% | old', '', 'Metric | Target | Actual | Notes')[0]).toBe('awaiting');
  });
});

describe('a target against the baseline of the runs', () => {
  const runs = (baseline: string): string =>
    ['## Runs', '', '| Run | WER |', '| --- | --- |', `| Baseline | ${baseline} |`, '| pot-1 | 11.0% |', ''].join('\n');

  it('is read as that of its row if both agree, and undetermined if they do not', () => {
    expect(told('WER | 12.0% | < baseline | ', runs('12.0%'))[0]).toBe('met');
    expect(told('WER | 12.0% | < baseline | ', runs('10.5%'))).toEqual([
      'undetermined',
      'Baseline of the row says 12.0%, and "Baseline" among the runs 10.5%',
    ]);
  });

  it('is read if the row has none', () => {
    const [outcome] = outcomesOf(askingPage('Metric | Target', ['WER | < baseline'], runs('12.0%')));
    expect([outcome?.kind, outcome?.statements[0]?.place.text]).toEqual(['met', 'wer < baseline.wer']);
  });
});

describe('the text of a criterion that depends on the baseline of its row', () => {
  const textOf = (row: string): string => {
    const [criterion] = criteriaOf(recordOf(askingPage(HEADER, [row])));
    return criterion === undefined ? '' : criterionText(criterion);
  };

  it('changes with that baseline, so that a change is noticed', () => {
    expect(textOf('WER | 12.0% | < baseline | 11%')).not.toBe(textOf('WER | 14.0% | < baseline | 11%'));
    expect(textOf('WER | 12.0% | < 11.5% | 11%')).toBe(textOf('WER | 14.0% | < 11.5% | 11%'));
    expect(textOf('WER | 12.0% | < baseline | 11%')).toBe(textOf('WER | **12.0%** | < baseline | 10%'));
  });
});
