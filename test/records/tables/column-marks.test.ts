import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import type { Value } from '../../../src/values/value.ts';

/** The values of the second column of a table without a kind. */
function valuesUnder(header: string, cells: readonly string[], beside = '7'): readonly Value[] {
  const text = [
    `| Run | ${header} | Pull |`,
    '| --- | --- | --- |',
    ...cells.map((cell, at) => `| k-${String(at)} | ${cell} | ${beside} |`),
  ].join('\n');
  const [record] = readRecords(parseDocument({ path: 'kites.md', text }), undefined);
  return (record?.tables[0]?.rows ?? []).flatMap(({ cells: [, cell] }) => cell?.value ?? []);
}

const read = (header: string, cells: readonly string[], beside?: string): readonly unknown[] =>
  valuesUnder(header, cells, beside).map((value) => ('number' in value ? value.number : value.kind));

describe('the marks of a column', () => {
  it('shows decimal commas if a column measures something', () => {
    expect(read('Time (s)', ['24,3', '1,234', '1.234,5', '7'])).toEqual([24.3, 1.234, 1234.5, 7]);
  });

  it('shows them in any column if one number can be nothing else', () => {
    expect(read('Tension', ['24,3', '0,91', '1,234'])).toEqual([24.3, 0.91, 1.234]);
  });

  it.each([
    ['lists of two', ['3,4', '3,5', '4,5']],
    ['lists of more', ['3,4', '3,4,5', '0,91']],
    ['lists in a sentence', ['layers 3,4 twice', '0,91 or so']],
  ])('does not apply to %s', (_, cells) => {
    expect(read('Lines', cells)).toEqual(cells.map(() => 'text'));
  });

  it('shows them in measured values if a limit has one', () => {
    const measured = (limit: string, actual: string): unknown => {
      const text = `| Metric | Target | Actual |\n| --- | --- | --- |\n| Pull | ${limit} | ${actual} |\n`;
      const [record] = readRecords(parseDocument({ path: 'kites.md', text }), undefined);
      const value = record?.tables[0]?.rows[0]?.cells[2]?.value;
      return value !== undefined && 'number' in value ? value.number : value?.kind;
    };
    expect(measured('≤ 1,5', '1,4')).toBe(1.4);
    expect(measured('>= 91,5 %', '92,1 %')).toBe(92.1);
    expect(measured('≤ 2', '1,4')).toBe('text');
    expect(measured('in 3,4', '1,4')).toBe('text');
  });

  it('shows thousands as before if there is no decimal comma in the table', () => {
    expect(read('Steps', ['1,234', '800', '1.234'])).toEqual([1234, 800, 1.234]);
  });

  it('leaves open what can be two numbers, with both of them', () => {
    expect(read('Time (s)', ['24,3', '1.234', '0.5'])).toEqual([24.3, 'text', 0.5]);
    expect(valuesUnder('Time (s)', ['24,3', '2.5', '1,234'])[2]).toMatchObject({ readings: ['1.234', '1234'] });
  });

  it('leaves thousands open if another column of the table has decimal commas', () => {
    expect(read('Steps', ['1,234', '800'], '0,91')).toEqual(['text', 800]);
    expect(read('Steps', ['1,234', '2.5'], '0,91')).toEqual(['text', 2.5]);
    expect(read('Steps', ['1,234', '2,345.5'], '0,91')).toEqual([1234, 2345.5]);
    expect(read('Steps', ['1.234', '800'], '0,91')).toEqual(['text', 800]);
    expect(read('Steps', ['1.234', '2.5'], '0,91')).toEqual([1.234, 2.5]);
  });

  it('never turns a number into another one, whatever notation people use', () => {
    const decimals = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 99 })), {
        minLength: 1,
        maxLength: 6,
      })
      .map((pairs) => pairs.map(([whole, part]) => Number(`${String(whole)}.${String(part).padStart(2, '0')}`)));
    fc.assert(
      fc.property(decimals, fc.boolean(), fc.boolean(), (numbers, isComma, isGrouped) => {
        const cells = numbers.map((number) =>
          number.toLocaleString(isComma ? 'de-DE' : 'en-US', { useGrouping: isGrouped, minimumFractionDigits: 2 }),
        );
        expect(read('Time (s)', cells)).toEqual(numbers);
      }),
    );
  });
});
