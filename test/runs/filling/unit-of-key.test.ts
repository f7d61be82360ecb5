import { describe, expect, it } from 'vitest';
import { unitOfKey, unitOfKeyIn, unitOfPath } from '../../../src/runs/filling/unit-of-key.ts';

describe('unitOfKey', () => {
  it.each([
    ['Time (min)', 'min'],
    ['Latency [ms]', 'ms'],
    ['Memory (GB)', 'GB'],
    ['time(s)', 's'],
    ['Params (B)', 'bn'],
    ['WER (%)', '%'],
    ['latency_s', 's'],
    ['latency_p50_s', 's'],
    ['elapsed_s', 's'],
    ['train_time_s', 's'],
    ['time_h', 'h'],
    ['duration_min', 'min'],
    ['latencySeconds', 's'],
    ['durationMs', 'ms'],
    ['peakMemoryMB', 'MB'],
    ['wallTimeMins', 'min'],
    ['accuracyPct', '%'],
    ['werRatio', 'ratio'],
    ['latency_ms_p50', 'ms'],
    ['latency_ms_min', 'ms'],
    ['runtime_seconds_total', 's'],
    ['request_time_s_mean', 's'],
    ['peakMemoryMBMax', 'MB'],
    ['wer_pct_std', '%'],
  ])('reads %s', (key, unit) => {
    expect(unitOfKey(key)).toBe(unit);
  });

  it.each([
    'latency_min',
    'val_loss_min',
    'loss (min)',
    'metrics/mAP50-95(B)',
    'mask(M)',
    'run(s)',
    'newts_s',
    'time_per_s',
    'kettles_per_sec',
    'kettlesPerSec',
    'F1 (macro)',
    'gen (tokens)',
    'train_db',
    'seconds',
    'loss_min',
    'val_min_mean',
    'loss_total',
    'kettles_per_sec_mean',
    'params_m',
  ])('takes %s for a name without a unit', (key) => {
    expect(unitOfKey(key)).toBeUndefined();
  });

  it('recognises seconds and hours after any word if the column is of times', () => {
    expect([unitOfKeyIn('brew_s', 'min'), unitOfKeyIn('brew_h', 's'), unitOfKeyIn('brew_s', 'MB')]).toEqual([
      's',
      'h',
      undefined,
    ]);
    expect([unitOfKeyIn('brews_per_s', 'min'), unitOfKeyIn('brew_min', 's')]).toEqual([undefined, undefined]);
  });

  it.each([
    ['seconds', 'h', 's'],
    ['ms', 's', 'ms'],
    ['bytes', 'GB', 'B'],
    ['minutes', 'h', 'min'],
    ['seconds', 'GB', undefined],
    ['seconds', undefined, undefined],
    ['min', 'h', undefined],
    ['s', 'h', undefined],
  ])('takes a key that is just a unit (%s) for one if the column is in %s: %s', (key, column, unit) => {
    expect(unitOfKeyIn(key, column)).toBe(unit);
  });

  it.each([
    ['params_m', 'bn', 'M'],
    ['n_params_M', 'bn', 'M'],
    ['num_tokens_b', 'M', 'bn'],
    ['tokens_k', 'M', 'k'],
    ['tokens_billions', 'M', 'bn'],
    ['params_millions', 'bn', 'M'],
    ['params_m', 'GB', undefined],
    ['lora_b', 'M', undefined],
    ['top_k', 'M', undefined],
    ['tokens', 'M', undefined],
  ])('takes the letter after what is counted (%s) for a multiple if the column is in %s: %s', (key, column, unit) => {
    expect(unitOfKeyIn(key, column)).toBe(unit);
  });
});

describe('unitOfPath', () => {
  it.each([
    ['latency_ms.p99', undefined, 'ms'],
    ['latency_ms.mean', 'ms', 'ms'],
    ['time.seconds', 'h', 's'],
    ['latency_ms.count', undefined, undefined],
    ['wer_pct.min', undefined, '%'],
    ['p99', undefined, undefined],
    ['run_ms.accuracy', undefined, undefined],
  ])(
    'reads %s in a column of %s as %s: a statistic is in the unit of what it is computed from',
    (path, column, unit) => {
      expect(unitOfPath(path, column)).toBe(unit);
    },
  );
});
