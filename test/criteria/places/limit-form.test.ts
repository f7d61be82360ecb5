import { describe, expect, it } from 'vitest';
import { askedRow, askingPage, outcomesOf } from '../asked-rows.ts';

describe('a target in words', () => {
  it.each([
    ['Accuracy | at least 0.75 | 0.80', 'met', '0.80 >= 0.75 is true'],
    ['Accuracy | At least 0.75 | 0.70', 'unmet', '0.70 >= 0.75 is false'],
    ['Memory | under 8 GB | 9 GB', 'unmet', '9 GB < 8 GB is false'],
    ['Latency | no more than 200 ms | 190 ms', 'met', '190 ms <= 200 ms is true'],
    ['Latency | no more than 200 ms | 0.3 s', 'unmet', '0.3 s <= 200 ms is false'],
    ['Latency | not exceeding 200 ms | 190 ms', 'met', '190 ms <= 200 ms is true'],
    ['Accuracy | over 90% | 91%', 'met', '91% > 90% is true'],
    ['Accuracy | more than 0.9 | 0.9', 'unmet', '0.9 > 0.9 is false'],
    ['Accuracy | min 0.9 | 0.91', 'met', '0.91 >= 0.9 is true'],
    ['Latency | max. 200 ms | 190 ms', 'met', '190 ms <= 200 ms is true'],
    ['Accuracy | 0.9 or higher | 0.89', 'unmet', '0.89 >= 0.9 is false'],
    ['Latency | 200 ms or less | 190 ms', 'met', '190 ms <= 200 ms is true'],
    ['Accuracy | 0.9+ | 0.91', 'met', '0.91 >= 0.9 is true'],
    ['Accuracy | between 0.7 and 0.8 | 0.75', 'met', '0.75 >= 0.7 is true'],
    ['Accuracy | between 70% and 80% | 85%', 'unmet', '85% <= 80% is false'],
    ['Accuracy | 70%–80% | 85%', 'unmet', '85% <= 80% is false'],
    ['Accuracy | 0.7–0.8 | 0.85', 'unmet', '0.85 <= 0.8 is false'],
    ['Accuracy | [0.7, 0.8] | 0.75', 'met', '0.75 >= 0.7 is true'],
    ['Heat | > 20 and < 30 | 25', 'met', '25 > 20 is true'],
    ['Heat | > 20 and < 30 | 30', 'unmet', '30 < 30 is false'],
    ['Heat | >= 20 °C, <= 30 °C | 35 °C', 'unmet', '35 °C <= 30 °C is false'],
    ['Genauigkeit | mindestens 0,9 | 0,93', 'met', '0,93 >= 0.9 is true'],
    ['Accuracy | => 0.9 | 0.91', 'met', '0.91 >= 0.9 is true'],
    ['Accuracy | ⩾ 0.9 | 0.91', 'met', '0.91 >= 0.9 is true'],
    ['Error | &lt; 0.9 | 0.91', 'unmet', '0.91 < 0.9 is false'],
    ['WER | WER < 12% | 11.2%', 'met', '11.2% < 12% is true'],
  ])('%s is %s', (row, kind, because) => {
    expect(askedRow(row)).toEqual([kind, because]);
  });

  it.each([
    ['Documentation | at least two pages | 3'],
    ['Taste | better than before | 3'],
    ['Warm-up | under the kettle | 3'],
    ['Margin | up to 5% better | 3%'],
    ['Runs | at least 3 kettles boiled | 3'],
    ['Teas | 3+ kinds | 3'],
    ['Heat | 20 < x < 30 | 25'],
  ])('%s is for a person', (row) => {
    expect(askedRow(row)).toEqual(['awaiting', 'a person decides this, and has not']);
  });

  it('counts before anything is measured, like a comparison', () => {
    const [outcome] = outcomesOf(askingPage('Metric | Target', ['Accuracy | at least 0.75']));
    expect([outcome?.kind, outcome?.because]).toEqual(['undetermined', 'no run is selected']);
  });
});

describe('a target with its currency', () => {
  it.each([
    ['Cost | < $0.50 | $0.42', 'met', '$0.42 < $0.50 is true'],
    ['Cost | <= $0.50 | 0.62', 'unmet', '0.62 <= $0.50 is false'],
    ['Cost | under €20 | €18', 'met', '€18 < €20 is true'],
    ['Cost | < $5k | $4,200', 'met', '$4,200 < $5k is true'],
    ['Cost | < $20 | €18', 'undetermined', 'the statement cannot be read: € cannot be compared with $'],
  ])('%s is %s', (row, kind, because) => {
    const [told, words] = askedRow(row);
    expect([told, kind === 'undetermined' ? told : words]).toEqual([kind, kind === 'undetermined' ? told : because]);
  });
});

describe('a target with a decimal comma', () => {
  it('is read if the measured number has one, too', () => {
    expect(askedRow('Loss | ≤ 1,5 | 1,4')).toEqual(['met', '1,4 <= 1.5 is true']);
    expect(askedRow('Loss | ≤ 1,5 | 1,6')).toEqual(['unmet', '1,6 <= 1.5 is false']);
    expect(askedRow('Loss | ≤ 1,5 | 1.6')).toEqual(['unmet', '1.6 <= 1.5 is false']);
  });
});

describe('a remark after a target', () => {
  it.each([
    ['Accuracy | ≥ 0.90 (baseline 0.88) | 0.91', 'met', '0.91 >= 0.90 is true'],
    ['Accuracy | ≥ 0.90 (baseline: 0.88) | 0.89', 'unmet', '0.89 >= 0.90 is false'],
    ['Latency | < 200 ms (currently 240 ms) | 190 ms', 'met', '190 ms < 200 ms is true'],
    ['Accuracy | > 0.9 (stretch: 0.95) | 0.91', 'met', '0.91 > 0.9 is true'],
    ['WER | ≤ 2% (was 8%) | 1.8%', 'met', '1.8% <= 2% is true'],
    ['Accuracy | at least 0.9 (up from 0.88) | 0.91', 'met', '0.91 >= 0.9 is true'],
    ['Accuracy | ≥ 0.9 (required) | 0.91', 'met', '0.91 >= 0.9 is true'],
  ])('that says where it comes from changes nothing: %s is %s', (row, kind, because) => {
    expect(askedRow(row)).toEqual([kind, because]);
  });

  it.each([
    ['Accuracy | ≥ 0.9 (mean over 5 seeds) | 0.91'],
    ['Accuracy | ≥ 2% (relative) | 91%'],
    ['Accuracy | ≥ 2% (vs baseline) | 91%'],
    ['Accuracy | ≥ 5% (from 80%) | 83%'],
    ['Accuracy | ≥ 2% (baseline 0.88) | 0.91'],
    ['Latency | < 200 ms (p95) | 190 ms'],
  ])('that may change the meaning does: %s', (row) => {
    expect(askedRow(row)[0]).toBe('undetermined');
  });
});

describe('a target for p', () => {
  it.each([
    ['p-value | p < 0.05 | 0.03', 'met', '0.03 < 0.05 is true'],
    ['p value (Wilcoxon) | p < 0.05 | 0.07', 'unmet', '0.07 < 0.05 is false'],
    ['Significance | p < 0.05 | 0.03', 'met', '0.03 < 0.05 is true'],
    ['Paired t-test | p<0.05 | 0.03', 'met', '0.03 < 0.05 is true'],
  ])('is met or not in a row for p: %s is %s', (row, kind, because) => {
    expect(askedRow(row)).toEqual([kind, because]);
  });

  it('is not compared with another metric', () => {
    expect(askedRow('Test accuracy | p < 0.05 | 0.91')[0]).toBe('awaiting');
  });
});

describe('points as a target', () => {
  it('are a change of a metric, unless it is given in points', () => {
    expect(askedRow('Accuracy | ≥ 2 points | 83%')).toEqual([
      'undetermined',
      'the threshold cannot be read: `≥ 2 points` may be a change or the number itself',
    ]);
    expect(askedRow('Accuracy gain | ≥ 2 points | 3 points')[0]).toBe('met');
    expect(askedRow('Rating | ≥ 1200 points | 1250 points')[0]).toBe('met');
  });
});
