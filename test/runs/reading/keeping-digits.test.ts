import { describe, expect, it } from 'vitest';
import { valueKeepingDigits } from '../../../src/runs/reading/keeping-digits.ts';
import { runValueOf } from '../../../src/runs/reading/run-value.ts';
import type { JsonValue } from '../../../src/runs/json/json-value.ts';

const bare = (text: string): JsonValue => ({ text, number: Number(text) });
const kindOf = (value: JsonValue, key: string, isGiven = false): string | undefined =>
  valueKeepingDigits(value, { key, isGiven })?.kind;

describe('a text of digits', () => {
  it.each(['0012345', '-007', '00.5'])('that begins with a zero before others is not a number: %s', (text) => {
    expect(runValueOf(text)).toEqual({ kind: 'text', text });
  });

  it.each(['0', '0.5', '-0.5', '8450', '0.8450', '1e-05'])('is a number otherwise: %s', (text) => {
    expect(runValueOf(text)).toEqual({ kind: 'number', text });
  });
});

describe('valueKeepingDigits', () => {
  it('keeps quoted identifiers as text, and bare numbers that would print differently', () => {
    for (const key of ['commit', 'kettle_version', 'Tag', 'torch', 'pond.id'])
      expect([kindOf('12', key), kindOf(bare('12'), key), kindOf(bare('1.10'), key)]).toEqual([
        'text',
        'number',
        'text',
      ]);
    expect(valueKeepingDigits('1.10', { key: 'version', isGiven: false })).toEqual({ kind: 'text', text: '1.10' });
  });

  it('reads a measured number as one, in quotes too', () => {
    expect(kindOf('0.8450', 'accuracy')).toBe('number');
    expect(kindOf(bare('0.8450'), 'accuracy')).toBe('number');
    expect(kindOf('12', 'grid')).toBe('number');
  });

  it('keeps a quoted parameter whose last zero a number would lose', () => {
    expect(kindOf('2.10', 'brew', true)).toBe('text');
    expect([kindOf('2.1', 'brew', true), kindOf('2.0', 'brew', true), kindOf('10', 'brew', true)]).toEqual([
      'number',
      'number',
      'number',
    ]);
    expect(kindOf(bare('2.10'), 'brew', true)).toBe('number');
  });
});
