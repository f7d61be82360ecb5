import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, printDecimal, roundDecimal, trimDecimal } from '../../src/values/decimal-text.ts';

function round(text: string, decimals: number): string | undefined {
  const decimal = parseDecimal(text);
  return decimal === undefined ? undefined : printDecimal(roundDecimal(decimal, decimals), Math.max(0, decimals));
}

describe('roundDecimal', () => {
  it.each([
    ['0.045', 2, '0.04'],
    ['0.055', 2, '0.06'],
    ['2.675', 2, '2.68'],
    ['1.005', 2, '1.00'],
    ['0.5', 0, '0'],
    ['1.5', 0, '2'],
    ['0.4999999999999999999', 0, '0'],
    ['0.5000000000000000001', 0, '1'],
    ['99.95', 1, '100.0'],
    ['-0.04', 1, '0.0'],
    ['1250', -2, '1200'],
    ['1251', -2, '1300'],
    ['3e-06', 5, '0.00000'],
    ['6e-06', 5, '0.00001'],
    ['123456789012345678901.5', 0, '123456789012345678902'],
  ])('%s to %s decimals is %s', (text, decimals, expected) => {
    expect(round(text, decimals)).toBe(expected);
  });

  it('agrees with integer arithmetic, ties to even', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (digits) => {
        const size = digits < 0n ? -digits : digits;
        const [kept, rest] = [size / 1000n, size % 1000n];
        const up = rest > 500n || (rest === 500n && kept % 2n === 1n);
        const rounded = up ? kept + 1n : kept;
        const expected = digits < 0n && rounded !== 0n ? -rounded : rounded;
        expect(round(`${String(digits)}e-3`, 0)).toBe(String(expected));
      }),
    );
  });
});

describe('parseDecimal and printDecimal', () => {
  it('preserve every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const decimal = parseDecimal(String(number));
        expect(decimal === undefined ? NaN : Number(printDecimal(trimDecimal(decimal)))).toBe(number + 0);
      }),
    );
  });

  it.each(['', '.', '-', 'NaN', 'Infinity', '0x10', '1e', '1,5', '1 2', '1e999999', '9'.repeat(401)])(
    'reject %j',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );
});
