import { describe, expect, it } from 'vitest';
import { unitOfKey, unitOfKeyIn } from '../../../src/runs/filling/unit-of-key.ts';

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
  ])('takes %s for a name and no more', (key) => {
    expect(unitOfKey(key)).toBeUndefined();
  });

  it('knows seconds and hours behind any word where the column is of times', () => {
    expect([unitOfKeyIn('brew_s', 'min'), unitOfKeyIn('brew_h', 's'), unitOfKeyIn('brew_s', 'MB')]).toEqual([
      's',
      'h',
      undefined,
    ]);
    expect([unitOfKeyIn('brews_per_s', 'min'), unitOfKeyIn('brew_min', 's')]).toEqual([undefined, undefined]);
  });
});
