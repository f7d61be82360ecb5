import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValue } from '../../src/values/read-value.ts';
import { essence, number, range } from './essence.ts';
import type { Value, ValueType } from '../../src/values/value.ts';

const TYPES: readonly (ValueType | undefined)[] = [
  undefined,
  'text',
  'number',
  'integer',
  'percent',
  'interval',
  'list',
  'mark',
  'boolean',
  'date',
  'commit',
  'uri',
];

describe('readValue on anything', () => {
  const cellish = fc.string({
    unit: fc.constantFrom(...'0123456789.,+-−–±~<>≤≥→/%×xkKMBmsGiB ()[]*_`~|eE✅❌⚠️$&\\:…ab'),
    maxLength: 30,
  });

  it('never throws and keeps the text, trimmed, whatever is expected', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), cellish), fc.constantFrom(...TYPES), (text, expected) => {
        const value = readValue(text, expected);
        expect(value.text).toBe(text.trim());
      }),
      { numRuns: 1000 },
    );
  });

  it('never returns NaN as a number', () => {
    fc.assert(
      fc.property(cellish, fc.constantFrom(...TYPES), (text, expected) => {
        const value = readValue(text, expected);
        if (value.kind === 'number') expect(Number.isFinite(value.number) && value.precision >= 0).toBe(true);
        if (value.kind === 'range')
          expect(value.low <= value.high || value.text.includes('[') || value.text.includes('(')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads every printed double back, with emphasis or without', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('', '**', '`', '*'),
        (printed, wrap) => {
          const value = readValue(wrap + String(printed) + wrap);
          expect(value.kind === 'number' && value.number === printed + 0).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['~~0.4~~', undefined, { kind: 'missing', text: '~~0.4~~' }],
    ['**~~0.4~~**', 'number', { kind: 'missing', text: '**~~0.4~~**' }],
    ['~~cold~~ warm', 'text', { kind: 'text', text: '~~cold~~ warm', plain: 'warm' }],
    ['`~~cold~~` warm', 'text', { kind: 'text', text: '`~~cold~~` warm', plain: '~~cold~~ warm' }],
    ['~~0.4', undefined, { kind: 'text', text: '~~0.4', plain: '~~0.4' }],
    ['a ~~b ~~c~~ d~~ e', 'text', { kind: 'text', text: 'a ~~b ~~c~~ d~~ e', plain: 'a  e' }],
  ] as const)('reads struck-through text as taken back: %s', (text, type, value) => {
    expect(readValue(text, type)).toEqual(value);
  });

  it('gives the same result by the short path as by the full one', () => {
    const decimal = fc
      .tuple(fc.constantFrom('', '-', '+'), fc.nat(99_999_999), fc.nat(15))
      .map(([sign, digits, point]) => {
        return sign + Number(`${String(digits)}e-${String(point)}`).toFixed(point);
      });
    fc.assert(
      fc.property(decimal, (text) => {
        expect(essence(readValue(`**${text}**`))).toEqual(essence(readValue(text)));
      }),
    );
  });
});

describe('marks, words, dates, addresses', () => {
  it.each([
    ['✅', { kind: 'mark', mark: 'pass' }],
    ['❌', { kind: 'mark', mark: 'fail' }],
    ['⚠️', { kind: 'mark', mark: 'partial' }],
    ['✅ PASS', { kind: 'mark', mark: 'pass' }],
    ['PASS ✅', { kind: 'mark', mark: 'pass' }],
    ['**FAIL**', { kind: 'mark', mark: 'fail' }],
    ['⚠️ PARTIAL (two seeds)', { kind: 'mark', mark: 'partial' }],
    ['Yes', { kind: 'boolean', value: true }],
    ['no (out of memory)', { kind: 'boolean', value: false }],
    ['False', { kind: 'boolean', value: false }],
    ['2026-02-18', { kind: 'date', iso: '2026-02-18' }],
    ['2026/02/18', { kind: 'date', iso: '2026-02-18' }],
    ['2026-02-18 12:30', { kind: 'date', iso: '2026-02-18T12:30' }],
    ['2026-02-18T12:30:05Z', { kind: 'date', iso: '2026-02-18T12:30:05Z' }],
    ['2026-02-18 12:30:05,25', { kind: 'date', iso: '2026-02-18T12:30:05.25' }],
    ['2026-02-18 12:30 UTC', { kind: 'date', iso: '2026-02-18T12:30Z' }],
    ['2026-2-8', { kind: 'date', iso: '2026-02-08' }],
    ['2026/2/18 9:05', { kind: 'date', iso: '2026-02-18T09:05' }],
    ['2026.02.18', { kind: 'date', iso: '2026-02-18' }],
    ['2026年2月18日', { kind: 'date', iso: '2026-02-18' }],
    ['2026年 2月 8日 12:30', { kind: 'date', iso: '2026-02-08T12:30' }],
    ['2026년 2월 18일', { kind: 'date', iso: '2026-02-18' }],
    ['18. Februar 2026', { kind: 'date', iso: '2026-02-18' }],
    ['3. März 2026', { kind: 'date', iso: '2026-03-03' }],
    ['5 de marzo de 2026', { kind: 'date', iso: '2026-03-05' }],
    ['1er août 2026', { kind: 'date', iso: '2026-08-01' }],
    ['18 Feb 2026', { kind: 'date', iso: '2026-02-18' }],
    ['September 3, 2026', { kind: 'date', iso: '2026-09-03' }],
    ['4dd2d63', { kind: 'commit', sha: '4dd2d63' }],
    ['`4DD2D63`', { kind: 'commit', sha: '4dd2d63' }],
    ['1e12345', { kind: 'commit', sha: '1e12345' }],
    ['0123456789012345678901234567890123456789', { kind: 'commit', sha: '0123456789012345678901234567890123456789' }],
    ['[`4dd2d63`](https://example.org/c/4dd2d63)', { kind: 'commit', sha: '4dd2d63' }],
    ['s3://pond/heron.bin', { kind: 'uri', uri: 's3://pond/heron.bin' }],
    ['<https://example.org/a>', { kind: 'uri', uri: 'https://example.org/a' }],
  ])('%s', (cell, expected) => {
    expect(essence(readValue(cell))).toEqual(expected);
  });
});

describe('lists', () => {
  const numbers = (value: Value): unknown[] =>
    value.kind === 'list' ? value.items.map((item) => ('number' in item ? item.number : item.text)) : [];

  it.each([
    ['[16, 32, 64]', [16, 32, 64]],
    ['[0.0001, 0.01]', [0.0001, 0.01]],
    ['[16]', [16]],
    ['`[3,4]`', [3, 4]],
    ['[1,000, 2,000]', [1000, 2000]],
    ["['wren', 'stork']", ["'wren'", "'stork'"]],
  ])('%s', (cell, expected) => {
    expect(numbers(readValue(cell))).toEqual(expected);
  });

  it('need no brackets where a list is expected', () => {
    expect(numbers(readValue('16, 32, 64', 'list'))).toEqual([16, 32, 64]);
    expect(numbers(readValue('16', 'list'))).toEqual([16]);
    expect(readValue('16, 32, 64').kind).toBe('text');
  });
});

describe('missing', () => {
  it.each([
    '',
    '  ',
    '-',
    '—',
    '–',
    '−',
    '--',
    'n/a',
    'N/A',
    'TBD',
    '**TBD**',
    'NaN',
    '-inf',
    'Infinity',
    'null',
    '?',
    '…',
    '— (crashed)',
    '`nan`',
  ])('%j', (cell) => {
    expect(readValue(cell)).toEqual({ kind: 'missing', text: cell.trim() });
  });

  it('reads "none" and "pending" as missing only where something other than text is expected', () => {
    expect(readValue('None').kind).toBe('text');
    expect(readValue('None', 'number').kind).toBe('missing');
    expect(readValue('pending', 'date').kind).toBe('missing');
  });
});

describe('text', () => {
  it.each([
    ['1,5', '1,5'],
    ['0,123', '0,123'],
    ['1 234 567', '1 234 567'],
    ['h1-20260218', 'h1-20260218'],
    ['0027-3', '0027-3'],
    ['0042', '0042'],
    ['11L', '11L'],
    ['8×H100', '8×H100'],
    ['2.11.0', '2.11.0'],
    ['0.5<br>0.4', '0.5<br>0.4'],
    ['3/4/2025', '3/4/2025'],
    ['2026-02-30', '2026-02-30'],
    ['383 (E004) / 391 (E005)', '383 (E004) / 391 (E005)'],
    ['+0.0011 worse', '+0.0011 worse'],
    ['✅ done', '✅ done'],
    ['[Date]', '[Date]'],
    ['deadbee', 'deadbee'],
    ['**LoRA** on `__init__`, 2 ** 3', 'LoRA on __init__, 2 ** 3'],
    ['a\\*b\\|c', 'a*b|c'],
    ['snake_case_name', 'snake_case_name'],
    ['~5 of them, ~6', '~5 of them, ~6'],
  ])('%s', (cell, plain) => {
    expect(readValue(cell)).toEqual({ kind: 'text', text: cell, plain });
  });
});

describe('the expected type decides between two readings', () => {
  it.each<[string, ValueType, object]>([
    ['0042', 'integer', number(42, 0.5)],
    ['12 herons', 'number', number(12, 0.5, { unit: 'herons' })],
    ['[0.85, 0.88]', 'interval', range(0.85, 0.88)],
    ['(0, 1)', 'interval', range(0, 1, { lowOpen: true, highOpen: true })],
    ['0.85–0.88', 'interval', range(0.85, 0.88)],
    ['20260218', 'date', { kind: 'date', iso: '2026-02-18' }],
    ['✅ in two of three', 'mark', { kind: 'mark', mark: 'pass' }],
    ['[weights](s3://pond/heron.bin)', 'uri', { kind: 'uri', uri: 's3://pond/heron.bin' }],
    ['2026', 'text', { kind: 'text', plain: '2026' }],
    ['70', 'percent', number(70, 0.5)],
    ['herons', 'number', { kind: 'text', plain: 'herons' }],
  ])('of %s as %s', (cell, type, expected) => {
    expect(essence(readValue(cell, type))).toEqual(expected);
  });
});

describe('cells of a megabyte', () => {
  const long = 1_000_000;
  it.each([
    ['stars', '*a '.repeat(long / 3)],
    ['ticks', Array.from({ length: 1400 }, (_, index) => '`'.repeat(index + 1)).join('a')],
    ['digits', '1'.repeat(long)],
    ['groups', '1,234'.repeat(long / 5)],
    ['list', `[${'1,'.repeat(long / 2)}1]`],
    ['brackets', '['.repeat(long)],
    ['blanks', `1${' '.repeat(long)}x`],
    ['backslashes', '\\'.repeat(long)],
    ['bracket at the end', `1 ${'('.repeat(long)})`],
  ])('%s are text, or the one item of an expected list', (_, cell) => {
    for (const expected of TYPES) {
      const value = readValue(cell, expected);
      expect(value.kind === 'text' || (expected === 'list' && value.kind === 'list' && value.items.length === 1)).toBe(
        true,
      );
    }
  });
});

describe('readValue on dates with points', () => {
  it.each([
    ['31.12.2025', '2025-12-31'],
    ['1.2.2026', '2026-02-01'],
    ['01.02.2026, 10:30', '2026-02-01T10:30'],
    ['01.02.2026 10:30:05', '2026-02-01T10:30:05'],
  ])('%s is %s', (text, iso) => {
    expect(readValue(text)).toMatchObject({ kind: 'date', iso });
  });

  it.each(['31.02.2026', '12.31.2025', '1.2.26', '1/2/2026', '2026.3.18', '31 Februar 2026', '3. Brumaire 2026'])(
    '%s is not a date',
    (text) => {
      expect(readValue(text, 'date').kind).not.toBe('date');
    },
  );
});
