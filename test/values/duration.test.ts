import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { styleOf } from '../../src/values/column-style.ts';
import { formatValue } from '../../src/values/format-value.ts';
import { readValue } from '../../src/values/read-value.ts';
import { sameWithinPrint } from '../../src/values/same-within-print.ts';
import { essence, number, range } from './essence.ts';

describe('a duration in several units', () => {
  it.each([
    ['7h52m', number(472, 0.5, { unit: 'min' })],
    ['7h04m', number(424, 0.5, { unit: 'min' })],
    ['1h 23m 45s', number(5025, 0.5, { unit: 's' })],
    ['2 h 30 min', number(150, 0.5, { unit: 'min' })],
    ['1 day, 3 hours', number(27, 0.5, { unit: 'h' })],
    ['36h 5m', number(2165, 0.5, { unit: 'min' })],
    ['2m 30.5s', number(150.5, 0.05, { unit: 's' })],
    ['1h 20s', number(3620, 0.5, { unit: 's' })],
    ['1s 250ms', number(1250, 0.5, { unit: 'ms' })],
    ['**2h 15m** (A100)', number(135, 0.5, { unit: 'min', note: 'A100' })],
    ['+1h 5m', number(65, 0.5, { unit: 'min', signed: true })],
    ['-0h 5m', number(-5, 0.5, { unit: 'min', signed: true })],
    ['< 2h 30m', range(-Infinity, 150, { lowOpen: true, highOpen: true, unit: 'min' })],
    ['1h 20m – 1h 40m', range(80, 100, { unit: 'min' })],
    ['45 min – 1h 10m', range(45, 70, { unit: 'min' })],
  ])('%s', (text, expected) => {
    expect(essence(readValue(text))).toEqual(expected);
  });

  it.each([
    ['45m'], // a metre, or a minute
    ['7h52'],
    ['1h 75m'],
    ['5m 1h'],
    ['2h 30 epochs'],
    ['1.5h 20m'],
    ['2h 5m/step'],
    ['1h 1h'],
    ['3d printed'],
    ['1h5mx'],
  ])('is not %s', (text) => {
    expect(readValue(text).kind).toBe('text');
  });

  it.each([
    ['hours and minutes', ['7h52m', '6h10m'], '28000', 's', '7h47m'],
    ['zeros where the column has them', ['7h52m', '7h04m'], '22140', 's', '6h09m'],
    ['and none where it has not', ['7h 52m', '7h 4m'], '22140', 's', '6h 9m'],
    ['a tie goes to the even minute', ['7h52m'], '90', 's', '0h2m'],
    ['more hours than a day has', ['7h 52m'], '30.5', 'h', '30h 30m'],
    ['seconds with a fraction', ['2 min 30.5 s'], '61234', 'ms', '1 min 1.2 s'],
    ['carrying', ['2 min 30.5 s'], '59.96', 's', '1 min 0.0 s'],
    ['days', ['1 day, 3 hours'], '49', 'h', '2 day, 1 hours'],
    ['bold ones', ['**1h 5m**', '**2h 7m**'], '3600', 's', '**1h 0m**'],
    ['never nothing for what is something', ['7h52m'], '20', 's', '20 s'],
    ['zero', ['7h 52m'], '0', 's', '0h 0m'],
    ['most cells tell the way', ['7h 52m', '45 min', '1h 2m'], '5400', 's', '1h 30m'],
    ['a number without a unit as it came', ['7h52m'], '28000', undefined, '28000'],
    ['what is no time as it came', ['7h52m'], '12', 'MB', '12'],
  ])('is written in the style of its column: %s', (_, column, text, unit, expected) => {
    expect(formatValue(text, styleOf(column), { unit })).toBe(expected);
  });

  it('matches its exact duration and no other, however it is printed', () => {
    const styles = ['7h52m', '7h04m', '1 h 2 min 3 s', '1d 2h 3m', '3m 04.25s', '1s 5ms'].map((cell) =>
      styleOf([cell]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...styles), fc.integer({ min: 0, max: 10_000_000 }), (style, milliseconds) => {
        const printed = formatValue(String(milliseconds), style, { unit: 'ms' });
        const value = readValue(printed);
        const precision = value.kind === 'number' ? value.precision : Number.NaN;
        expect(sameWithinPrint(value, milliseconds, { exact: 'ms' }), printed).toBe(true);
        expect(sameWithinPrint(value, milliseconds + 90_000 + precision, { exact: 'ms' }), printed).toBe(false);
      }),
    );
  });
});
