import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '../../src/text/compare-names.ts';

describe('the order of names', () => {
  it.each([
    [
      ['EXP-010', 'EXP-9', 'EXP-002'],
      ['EXP-002', 'EXP-9', 'EXP-010'],
    ],
    [
      ['run-10-b', 'run-2-c', 'run-10-a'],
      ['run-2-c', 'run-10-a', 'run-10-b'],
    ],
    [
      ['b', 'É2', 'e10', 'A'],
      ['A', 'b', 'É2', 'e10'],
    ],
    [
      ['12345678901234567891', '12345678901234567890', '7'],
      ['7', '12345678901234567890', '12345678901234567891'],
    ],
  ])('of %j is %j', (names, ordered) => {
    expect(names.toSorted(compareNames)).toEqual(ordered);
  });

  it('agrees with the collator', () => {
    const collator = new Intl.Collator('en', { numeric: true });
    const part = fc.constantFrom(
      'EXP',
      'exp',
      '-',
      '_',
      ' ',
      '7',
      '07',
      '10',
      '010',
      'é',
      'e\u0301',
      '٣',
      '²',
      '.',
      'a',
      '\u0000',
    );
    const name = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(compareNames(a, b))).toBe(Math.sign(collator.compare(a, b)));
      }),
      { numRuns: 5000 },
    );
  });
});
