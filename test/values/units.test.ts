import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitOfHeader } from '../../src/values/header-unit.ts';
import { convert, dimensionOf, unitSymbol } from '../../src/values/units.ts';

describe('convert', () => {
  it.each([
    [85, 'ms', 's', 0.085],
    [1.5, 'h', 'min', 90],
    [1, 'GB', 'MB', 1000],
    [1, 'GiB', 'MiB', 1024],
    [1, 'GiB', 'B', 1073741824],
    [8, 'bits', 'bytes', 1],
    [4.49, '%', 'ratio', 0.0449],
    [0.0449, 'ratio', '%', 4.49],
    [1, 'ppm', '%', 0.0001],
    [15, 'M', 'k', 15000],
    [1200, 'tok/s', 'tok/ms', 1.2],
    [3, 'MB/s', 'GB/h', 10.8],
    [3, 'bpb', 'bpb', 3],
  ])('%s %s in %s is %s', (number, from, to, expected) => {
    expect(convert(number, from, to)).toBeCloseTo(expected, 12);
  });

  it('refuses units of different dimensions', () => {
    expect([convert(1, 's', 'MB'), convert(1, '%', 'pp'), convert(1, 'bpb', 'nats'), convert(1, 'tok/s', 's')]).toEqual(
      Array.from({ length: 4 }),
    );
  });

  it('is reversible', () => {
    const unit = fc.constantFrom('ns', 'µs', 'ms', 's', 'min', 'h', 'd');
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), unit, unit, (number, one, two) => {
        const back = convert(convert(number, one, two) ?? NaN, two, one) ?? NaN;
        expect(Math.abs(back - number)).toBeLessThanOrEqual(1e-14 * Math.abs(number) + 1e-300);
      }),
    );
  });
});

describe('unitSymbol', () => {
  it.each([
    ['seconds', 's'],
    ['Sec', 's'],
    ['Min', 'min'],
    ['Kb', 'KB'],
    ['gib', 'GiB'],
    ['us', 'µs'],
    ['percent', '%'],
    ['x', '×'],
    ['K', 'k'],
    ['tokens/sec', 'tokens/s'],
    ['Gbases/s', 'Gbases/s'],
    ['BPB', 'BPB'],
    ['heron', undefined],
    ['constructor', undefined],
    ['S', undefined],
    ['a/b', undefined],
    ['/', undefined],
  ])('%s is %s', (written, symbol) => {
    expect(unitSymbol(written)).toBe(symbol);
  });
});

describe('dimensionOf', () => {
  it('names the measured quantity', () => {
    expect(['ms', 'MiB', '%', 'k', 'bpb', 'heron'].map(dimensionOf)).toEqual([
      'time',
      'bytes',
      'ratio',
      'count',
      'name',
      'name',
    ]);
  });
});

describe('unitOfHeader', () => {
  it.each([
    ['Time (s)', 's'],
    ['Memory (MB)', 'MB'],
    ['Memory [MiB]', 'MiB'],
    ['**Latency (ms)**', 'ms'],
    ['Latency (p95, ms)', 'ms'],
    ['Speed (tok/s)', 'tok/s'],
    ['Err %', '%'],
    ['Err (%)', '%'],
    ['val_bpb', 'bpb'],
    ['latency_ms', 'ms'],
    ['time_s', 's'],
    ['Params (M)', 'M'],
    ['Params (B)', 'bn'],
    ['Artifact (B)', 'B'],
    ['Token cache (B)', 'B'],
    ['Time(s)', 's'],
    ['Run (s)', 's'],
    ['Load (kg)', 'kg'],
    ['Latency (ms) ↓', 'ms'],
    ['WER % ⬇️', '%'],
    ['Acc ↑', undefined],
    ['Seed(s)', undefined],
    ['Reviewer(s)', undefined],
    ['Treatment (B)', undefined],
    ['Steps to 90%', undefined],
    ['Speedup (×)', '×'],
    ['Wall time, seconds', 's'],
    ['Time (min)', 'min'],
    ['Baking (min)', 'min'],
    ['train_time_min', 'min'],
    ['Wall time min', 'min'],
    ['duration_mins', 'min'],
    ['val_loss_min', undefined],
    ['reward_min', undefined],
    ['lr_min', undefined],
    ['latency_min', undefined],
    ['Val loss min', undefined],
    ['Loss (min)', undefined],
    ['Tuned WER (min)', undefined],
    ['Test Matrix (Fill Per Run)', undefined],
    ['Tuned WER', undefined],
    ['Criterion s', undefined],
    ['top_k', undefined],
    ['', undefined],
    [')', undefined],
  ])('%s: %s', (header, unit) => {
    expect(unitOfHeader(header)).toBe(unit);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (header) => typeof unitOfHeader(header) !== 'number'));
  });
});
