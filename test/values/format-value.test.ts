import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { styleOf } from '../../src/values/column-style.ts';
import { formatValue } from '../../src/values/format-value.ts';
import { readValue } from '../../src/values/read-value.ts';
import { sameWithinPrint } from '../../src/values/same-within-print.ts';
import type { FormatOptions } from '../../src/values/format-value.ts';

function format(column: readonly string[], text: string, options: FormatOptions = {}): string {
  return formatValue(text, styleOf(column), options);
}

describe('formatValue, in the style of its column', () => {
  it.each([
    ['four decimals', ['0.0462', '0.0582'], '0.04618', '0.0462'],
    ['four decimals, padded', ['0.0462', '0.0582'], '0.5', '0.5000'],
    ['a tie goes to the even digit', ['0.12', '0.34'], '0.045', '0.04'],
    ['a tie goes to the even digit', ['0.12', '0.34'], '0.055', '0.06'],
    ['what is above a tie goes up', ['0.12', '0.34'], '0.0450000000000000001', '0.05'],
    ['carrying', ['0.12', '0.34'], '9.999', '10.00'],
    ['a bare point is left out', [], ' 1.', '1'],
    ['one short number tells of no rounding', ['0.5'], '0.43216', '0.4322'],
    ['nor of none', ['0.5'], '0.4', '0.4'],
    ['two of them do', ['0.5', '0.4'], '0.43216', '0.4'],
    ['and one with a zero behind it', ['0.50'], '0.43216', '0.43'],
    ['never zero for what is not', ['0.0462'], '0.0000123', '0.000012'],
    ['zero', ['0.0462'], '0', '0.0000'],
    ['zero with decimals of its own', ['0.0462'], '0.000000', '0.0000'],
    ['whole numbers stay whole', ['200', '400'], '300', '300'],
    ['whole numbers stay whole', ['200', '400'], '300.0', '300'],
    ['whole numbers from exponents', ['200', '400'], '1e3', '1000'],
    ['no silent loss among whole numbers', ['200', '400'], '0.5', '0.5'],
    ['scientific', ['1e-5', '1e-4'], '0.0003', '3e-4'],
    ['scientific', ['1e-4'], '0.0003', '3e-4'],
    ['scientific keeps the mantissa', ['1e-4'], '0.00035', '3.5e-4'],
    ['scientific with decimals', ['1.50e-05'], '0.0003', '3.00e-04'],
    ['scientific carrying', ['1.50e-05'], '9.999e-5', '1.00e-04'],
    ['scientific above one', ['1e+03', '2e+04'], '50000', '5e+04'],
    ['scientific zero', ['1e-5'], '0', '0e0'],
    ['mixed decimals stay plain', ['0.0001', '0.00001'], '3e-06', '0.000003'],
    ['mixed decimals stay plain', ['0.0001', '0.00001'], '0.0003', '0.0003'],
    ['mixed decimals do not print sixteen digits', ['0.5', '0.25'], '0.3333333333333333', '0.3333'],
    ['most are scientific', ['1e-4', '3e-4', '0.001'], '0.0002', '2e-4'],
    ['most are plain', ['0.001', '0.002', '1e-4'], '2e-4', '0.0002'],
    ['percent', ['70%', '71%'], '72', '72%'],
    ['percent with decimals', ['70.5%', '71.2%'], '72.345', '72.3%'],
    ['unit attached', ['85ms', '90ms'], '87', '87ms'],
    ['unit with a blank', ['85.1 ms', '90.3 ms'], '87.25', '87.2 ms'],
    ['thousands', ['1,234', '12,500'], '1234567', '1,234,567'],
    ['thousands, small', ['1,234', '12,500'], '999', '999'],
    ['suffix', ['150K', '200K'], '250000', '250K'],
    ['suffix without loss', ['150K', '200K'], '250500', '250.5K'],
    ['suffix of many digits', ['72M', '80M'], '81234567', '81.23M'],
    ['suffixes', ['900.0K', '1.2M'], '2500000', '2.5M'],
    ['factor', ['1.58×', '1.20×'], '1.333', '1.33×'],
    ['signed', ['+0.12', '-0.30'], '0.345', '+0.34'],
    ['signed zero', ['+0.12', '-0.30'], '0', '0.00'],
    ['unicode minus', ['0.12', '−0.30'], '-0.2', '−0.20'],
    ['no minus before zero', ['0.12'], '-0.0', '0.00'],
    ['code', ['`0.12`', '`0.34`'], '0.5', '`0.50`'],
    ['a bold winner is no style', ['**0.12**', '0.34'], '0.5', '0.50'],
    ['all bold', ['**0.12**', '**0.34**'], '0.5', '**0.50**'],
    ['currency', ['$5', '$1,200'], '1300', '$1,300'],
    ['no leading zero', ['.12', '.34'], '0.5', '.50'],
    ['numbers with a remark', ['6 (5.0%)', '7 (6.1%)'], '8', '8'],
    ['blanks, words and marks are passed over', ['', '—', 'TBD', '✅', 'wren', '0.12'], '0.5', '0.50'],
    ['no number in the column', ['', 'TBD'], '0.04618', '0.04618'],
    ['an empty column', [], '3e-06', '3e-06'],
    ['NaN', ['0.12'], 'NaN', 'NaN'],
    ['Infinity', ['0.12'], '-Infinity', '-Infinity'],
    ['words', ['0.12'], 'wren', 'wren'],
    ['very long', ['0.12'], `0.${'3'.repeat(500)}`, `0.${'3'.repeat(500)}`],
    ['seventeen digits', ['12'], '123456789012345678901', '123456789012345678901'],
  ])('%s: %j', (_, column, text, expected) => {
    expect(format(column, text)).toBe(expected);
  });

  it.each([
    [['70.1%'], '0.72345', 'ratio', '72.3%'],
    [['12.5 ms'], '0.0123', 's', '12.3 ms'],
    [['2.0h'], '5400', 's', '1.5h'],
    [['3.2 GiB'], '1073741824', 'B', '1.0 GiB'],
    [['12.5 ms'], '12', 'MB', '12'],
    [['12.5'], '12', 'MB', '12.0'],
    [['', 'TBD'], '0.5012', 's', '0.5012'],
  ])('like %j, writes %s %s as %s', (column, text, unit, expected) => {
    expect(format(column, text, { unit })).toBe(expected);
  });

  it.each([
    ['ms', '0.5012', 's', '501.2'],
    ['MB', '1.50', 'GB', '1500'],
    ['s', '12', 'ms', '0.012'],
    ['%', '0.9134567', 'ratio', '91.34567'],
    ['ms', '0.50', 'ms', '0.50'],
    ['ms', '0.50', undefined, '0.50'],
    ['ms', '0.50', 'GB', '0.50'],
  ])('in a column of %s without a number, writes %s %s as %s', (unit, text, given, expected) => {
    expect(formatValue(text, { ...styleOf([]), unit }, { unit: given })).toBe(expected);
  });

  it('does not round a parameter', () => {
    expect(format(['0.01', '0.02'], '0.00375', { exact: true })).toBe('0.00375');
    expect(format(['1.0e-4'], '0.000325', { exact: true })).toBe('3.25e-4');
    expect(format(['0.01', '0.02'], '0.1', { exact: true })).toBe('0.10');
  });
});

describe('formatValue and readValue', () => {
  const column = fc.constantFrom<readonly string[]>(
    ['0.0462', '0.0582'],
    ['1e-5', '1e-4'],
    ['1.50E-05'],
    ['200'],
    ['0.0001', '0.00001'],
    ['70%', '71.5%'],
    ['150K', '1.2M'],
    ['1,234.5'],
    ['+0.1', '−0.2'],
    ['12.5 ms'],
    ['`1.12`'],
    ['.05'],
    ['$1,200'],
    ['1.5×'],
  );

  it('agree: what is written reads back as the number, within its printed precision', () => {
    fc.assert(
      fc.property(
        column,
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        (samples, number) => {
          const cell = format(samples, String(number));
          expect(sameWithinPrint(readValue(cell), number), cell).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('agree exactly for parameters', () => {
    fc.assert(
      fc.property(
        column,
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        (samples, number) => {
          const value = readValue(format(samples, String(number), { exact: true }));
          expect(value.kind === 'number' ? value.number : undefined).toBe(number + 0);
        },
      ),
    );
  });

  it('agree across units, whether or not a number is in the column', () => {
    const units = fc.constantFrom<readonly [string, string]>(
      ['s', 'ms'],
      ['ms', 's'],
      ['GB', 'MiB'],
      ['ratio', '%'],
      ['h', 'min'],
    );
    const samples = fc.constantFrom<readonly string[]>([], ['12.4'], ['12', '300']);
    fc.assert(
      fc.property(units, samples, fc.double({ noNaN: true, min: 0, max: 1e9 }), ([from, to], column, number) => {
        const cell = formatValue(String(number), { ...styleOf(column), unit: to }, { unit: from });
        expect(sameWithinPrint(readValue(cell), number, { cell: to, exact: from }), cell).toBe(true);
      }),
    );
  });

  it('are stable: a cell in its own style is written unchanged', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(9), (digits, decimals) => {
        const cell = (digits / 10 ** decimals).toFixed(decimals);
        const expected = Number(cell) === 0 ? cell.replace('-', '') : cell;
        expect(format([cell], cell)).toBe(expected);
      }),
    );
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (samples, text) => typeof format(samples, text) === 'string'),
    );
  });
});

describe('formatValue, of a number in another unit', () => {
  it.each([
    ['one cell with a unit is no habit', ['0.2000', '0.1900', '20.1%'], '0.201', 'ratio', '0.2010'],
    ['nor is the last of three', ['120', '130', '2 min'], '125', 's', '125'],
    ['most cells are one', ['20.0%', '0.19', '20.1%'], '0.201', 'ratio', '20.1%'],
    ['with the print of those that have it', [' 20 %', '21%', '0.19', '22%', '0.2'], '0.23', 'ratio', '23%'],
    ['digits of a division end', ['1h', '2h'], '301.2', 's', '0.083667h'],
    ['as many as the number has, and one', ['1h', '2h'], '30127.25', 's', '8.3686806h'],
    ['where nothing is written yet, too', [], '1450', 's', '1450'],
    ['but the column’s decimals count first', ['1.20h', '2.40h'], '301.2', 's', '0.08h'],
  ])('%s', (_, column, text, unit, expected) => {
    expect(format(column, text, { unit })).toBe(expected);
  });

  it('keeps the digits of a parameter, without floating-point noise', () => {
    expect(format(['1h', '2h'], '301.2', { unit: 's', exact: true })).toBe('0.0836666666666667h');
    expect(formatValue('1450', { ...styleOf([]), unit: 'min' }, { unit: 's' })).toBe('24.17');
  });
});
