import { describe, expect, it } from 'vitest';
import { asInterval, unitOf } from '../../src/values/as-interval.ts';
import { readValue } from '../../src/values/read-value.ts';

/** `[low, high]`, with the bracket reversed where the end is open. */
function ends(cell: string, unit?: string): string | undefined {
  const interval = asInterval(readValue(cell), unit);
  if (interval === undefined) return undefined;
  return `${interval.lowOpen ? '(' : '['}${String(interval.low)}, ${String(interval.high)}${interval.highOpen ? ')' : ']'}`;
}

describe('asInterval', () => {
  it.each([
    ['0.0462', undefined, '[0.0462, 0.0462]'],
    ['0.62 → 0.71', undefined, '[0.71, 0.71]'],
    ['0.869 ± 0.012', undefined, '[0.869, 0.869]'],
    ['~0.10', undefined, '[0.09, 0.11]'],
    ['< 0.01', undefined, '(-Infinity, 0.01)'],
    ['85 ms', 's', '[0.085, 0.085]'],
    ['≤ 3.0 s', 'ms', '(-Infinity, 3000]'],
    ['70%', 'ratio', '[0.7, 0.7]'],
    ['12', 'ms', '[12, 12]'],
    ['104B', 'B', '[104, 104]'],
    ['104B', 'KB', '[0.104, 0.104]'],
    ['15M', 'MB', '[15, 15]'],
    ['104B', undefined, '[104000000000, 104000000000]'],
  ])('%s in %s is %s', (cell, unit, expected) => {
    expect(ends(cell, unit)).toBe(expected);
  });

  it.each(['3/4', '[1, 2]', '±0.012', '—', 'heron', '✅', '2026-02-18'])('is undefined for %s', (cell) => {
    expect(ends(cell)).toBeUndefined();
  });

  it('refuses units that cannot be converted', () => {
    expect(ends('85 ms', 'MB')).toBeUndefined();
  });
});

describe('unitOf', () => {
  it('is the printed unit', () => {
    expect(['85 ms', '15.99/16.00MB', '12', 'heron'].map((cell) => unitOf(readValue(cell)))).toEqual([
      'ms',
      'MB',
      undefined,
      undefined,
    ]);
  });
});
