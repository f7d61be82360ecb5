import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/values/read-value.ts';
import { sameWithinPrint } from '../../src/values/same-within-print.ts';

describe('sameWithinPrint', () => {
  it.each([
    ['0.0462', 0.04618, true],
    ['0.0462', 0.04625, true],
    ['0.0462', 0.04615, true],
    ['0.0462', 0.04626, false],
    ['0.04', 0.045, true],
    ['0.05', 0.045, true],
    ['1.00', 1.005, true],
    ['200', 200.4, true],
    ['200', 200.6, false],
    ['150K', 150_499, true],
    ['150K', 150_501, false],
    ['3e-4', 0.00034, true],
    ['3e-4', 0.00036, false],
    ['0.62 → 0.71', 0.7149, true],
    ['0.869 ± 0.012', 0.8692, true],
    ['~0.10', 0.105, true],
    ['< 0.01', 0.0002, true],
    ['< 0.01', 0.02, false],
    ['< 0.1', 0.1, false],
    ['≤ 0.1', 0.1, true],
    ['> 0.1', 0.1, false],
    ['≥ 0.1', 0.1, true],
    ['(0, 1]', 0, false],
    ['(0, 1]', 1, true],
    ['heron', 0.1, false],
    ['—', 0.1, false],
    ['—', NaN, true],
    ['0.1', Infinity, false],
    ['±0.012', 0.012, false],
  ])('%s and %s: %s', (cell, exact, expected) => {
    expect(sameWithinPrint(readValue(cell), exact)).toBe(expected);
  });

  it('equates a percentage with a ratio only where the units are declared', () => {
    expect(sameWithinPrint(readValue('4.5%'), 0.0449)).toBe(false);
    expect(sameWithinPrint(readValue('4.5%'), 0.0449, { exact: 'ratio' })).toBe(true);
    expect(sameWithinPrint(readValue('4.5'), 0.0449, { cell: '%', exact: 'ratio' })).toBe(true);
    expect(sameWithinPrint(readValue('0.045'), 4.49, { cell: 'ratio', exact: '%' })).toBe(true);
    expect(sameWithinPrint(readValue('85 ms'), 0.0853, { exact: 's' })).toBe(true);
    expect(sameWithinPrint(readValue('85 ms'), 85, { exact: 'MB' })).toBe(false);
    expect(sameWithinPrint(readValue('104B'), 104.3, { cell: 'B' })).toBe(true);
    expect(sameWithinPrint(readValue('104B'), 105, { cell: 'B' })).toBe(false);
  });

  it('holds for every number and its own printed form', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.nat(8), (exact, decimals) => {
        expect(sameWithinPrint(readValue(exact.toFixed(decimals)), exact)).toBe(true);
        expect(sameWithinPrint(readValue(exact.toExponential(decimals)), exact)).toBe(true);
      }),
    );
  });

  it('never holds for a printed form two units away', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(6), (digits, decimals) => {
        const exact = (digits + 2) / 10 ** decimals;
        expect(sameWithinPrint(readValue((digits / 10 ** decimals).toFixed(decimals)), exact)).toBe(false);
      }),
    );
  });
});
