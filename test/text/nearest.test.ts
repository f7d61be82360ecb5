import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/text/nearest.ts';

describe('nearest', () => {
  it.each([
    ['RUNING', ['PENDING', 'RUNNING', 'PASSED', 'FAILED'], 'RUNNING'],
    ['Pased', ['PENDING', 'PASSED'], 'PASSED'],
    ['hcekc', ['check', 'list'], undefined],
    ['lsit', ['check', 'list'], 'list'],
    ['xyzzy', ['check', 'list'], undefined],
    ['go', ['GO', 'NO-GO'], 'GO'],
    ['', ['a'], 'a'],
  ])('%s among %j is %s', (word, words, expected) => {
    expect(nearest(word, words)).toBe(expected);
  });

  it('counts a swap of neighbours as one step', () => {
    expect(editDistance('form', 'from')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('ca', 'abc')).toBe(3);
  });

  it('is symmetric, zero only for equal words, and never beyond its limit', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 6 }), (a, b, limit) => {
        const whole = editDistance(a, b);
        expect(editDistance(b, a)).toBe(whole);
        expect(whole === 0).toBe(a === b);
        expect(whole).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b, limit)).toBe(Math.min(whole, limit));
      }),
    );
  });
});
