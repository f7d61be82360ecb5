import { describe, expect, it } from 'vitest';
import { notANumber } from '../../src/values/not-a-number.ts';

describe('notANumber', () => {
  it.each([
    ['nan', 'NaN'],
    ['NaN', 'NaN'],
    ['-nan', 'NaN'],
    ['+NaN', 'NaN'],
    ['-nan(ind)', 'NaN'],
    ['nan(0x8000)', 'NaN'],
    ['inf', 'Infinity'],
    ['+Inf', 'Infinity'],
    ['Infinity', 'Infinity'],
    ['∞', 'Infinity'],
    ['-INF', '-Infinity'],
    ['−∞', '-Infinity'],
  ])('reads "%s" as %s', (text, word) => {
    expect(notANumber(text)).toBe(word);
  });

  it.each(['', 'nano', 'info', 'na', 'nan(', 'nan (ind)', '--nan', '0.1'])('ignores "%s"', (text) => {
    expect(notANumber(text)).toBeUndefined();
  });
});
