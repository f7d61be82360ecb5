import { describe, expect, it } from 'vitest';
import { groupKey } from '../../../src/criteria/holding/group-key.ts';
import { operandOf } from '../../../src/criteria/numbers/operand.ts';
import { readValue } from '../../../src/values/read-value.ts';

const keyOf = (written: string): string => groupKey(operandOf(readValue(written), { name: 'pause', unit: undefined }));

describe('the key of a group', () => {
  it('is a number with its unit, however it is written', () => {
    expect(keyOf('5 s')).toBe(keyOf('**5 sec**'));
    expect(keyOf('5 s')).not.toBe(keyOf('5 min'));
    expect(keyOf('5')).not.toBe(keyOf('5 s'));
  });

  it('is a word, whatever its capitals and what stands between', () => {
    expect(keyOf('Test-Clean')).toBe(keyOf('test clean'));
    expect(keyOf('test')).not.toBe(keyOf('test2'));
  });

  it('is nothing for an empty cell', () => {
    expect(keyOf('')).toBe(keyOf('—'));
    expect(keyOf('none of it')).not.toBe(keyOf(''));
  });
});
