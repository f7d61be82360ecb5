import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonNumber, isJsonObject } from '../../../src/runs/json/json-value.ts';
import { readJson } from '../../../src/runs/json/read-json.ts';
import type { JsonValue } from '../../../src/runs/json/json-value.ts';

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/runs');

const valueOf = (text: string): JsonValue => {
  const reading = readJson(text);
  if (reading.kind === 'broken')
    throw new Error(`${reading.message} at ${String(reading.line)}:${String(reading.column)}`);
  return reading.value;
};

/** Plain data with `number` for every number, entries for every object. */
function plain(value: JsonValue): unknown {
  if (isJsonObject(value)) return [...value].map(([key, inner]) => [key, plain(inner)]);
  if (isJsonArray(value)) return value.map(plain);
  return isJsonNumber(value) ? value.number : value;
}

/** The same for the result of JSON.parse. */
function entries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(entries);
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, inner]) => [key, entries(inner)])
    : value;
}

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const parsed: unknown = JSON.parse(text);
        expect(plain(valueOf(JSON.stringify(parsed, undefined, indent)))).toEqual(entries(parsed));
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses what JSON.parse refuses, except NaN and the infinities', () => {
    const unit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'u',
      '0',
      '1',
      '-',
      '.',
      'e',
      '+',
      ' ',
      '\n',
      'true',
      'null',
      '"a"',
      '/',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(readJson(text).kind).toBe(isJson ? 'json' : 'broken');
      }),
      { numRuns: 5000 },
    );
  });

  it("reads Python's NaN and infinities, and a BOM", () => {
    expect(plain(valueOf('\uFEFF{"a": NaN, "b": [Infinity, -Infinity]}'))).toEqual([
      ['a', Number.NaN],
      ['b', [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ]);
  });

  it('keeps the digits of every number', () => {
    const digits = ['9007199254740993', '0.10', '1e400', '-0', '3E-04', '0.1234567890123456789'];
    expect(digits.map((text) => valueOf(text))).toMatchObject(digits.map((text) => ({ text })));
  });

  it('treats __proto__ and constructor as keys', () => {
    const value = valueOf('{"__proto__": {"polluted": 1}, "constructor": 2}');
    expect(isJsonObject(value) && [...value.keys()]).toEqual(['__proto__', 'constructor']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('reports keys that occur twice', () => {
    expect(readJson('{\n "a": 1,\n "b": {"c": 1, "c": 1},\n "a": 2\n}')).toMatchObject({
      duplicates: [
        { key: 'c', line: 3, column: 16, differs: false },
        { key: 'a', line: 4, column: 2, differs: true },
      ],
    });
  });

  it.each([
    ['', 1, 1, 'the text is empty'],
    ['{"a": 1,}', 1, 8, 'JSON takes no comma before `}`'],
    ['[1,\n]', 1, 3, 'JSON takes no comma before `]`'],
    ['{"a": 1}\n{"b": 2}', 2, 1, 'a second value begins here; one was expected (a file of one value a line is JSONL)'],
    ['{}}', 1, 3, 'the value has ended, and something stands behind it'],
    ['{"a": "cut', 1, 7, 'this string is cut: the text ends before its closing quote'],
    ['{"a": "cut\n"}', 1, 7, 'this string is cut: its line ends before the closing quote'],
    ['{"a": [1, 2', 1, 12, 'the text ends before the array that begins on line 1 is closed'],
    ['{"a" 1}', 1, 6, 'a colon was expected behind the key'],
    ['{a: 1}', 1, 2, 'a key in double quotes was expected'],
    ['[1 2]', 1, 4, 'a comma or `]` was expected'],
    ["['a']", 1, 2, 'text stands in double quotes, not in single ones'],
    ['[None]', 1, 2, 'Python writes None, JSON null'],
    ['[007]', 1, 2, 'a number does not begin with a zero'],
    ['[.5]', 1, 2, 'a number needs a digit before its point'],
    ['["\\x41"]', 1, 3, 'this is not a JSON escape'],
    ['// notes\n{}', 1, 1, 'JSON has no comments'],
  ])('refuses %j with its place', (text, line, column, message) => {
    expect(readJson(text)).toEqual({ kind: 'broken', line, column, message });
  });

  it('reads 5,000 levels and refuses more without a stack overflow', () => {
    const nested = (levels: number, open: string, close: string): string =>
      open.repeat(levels) + '1' + close.repeat(levels);
    expect(readJson(nested(5000, '[', ']')).kind).toBe('json');
    expect(readJson(nested(5000, '{"a":', '}')).kind).toBe('json');
    expect(readJson(nested(5001, '[', ']'))).toMatchObject({
      kind: 'broken',
      message: 'more than 5000 levels of nesting',
      column: 5001,
    });
    expect(readJson('['.repeat(1_000_000)).kind).toBe('broken');
  });
});

describe.skipIf(!existsSync(join(CORPUS, 'INDEX.tsv')))(
  'readJson, with real run outputs (skipped if they are not present),',
  () => {
    it('refuses those that Python refuses, and reads the rest', () => {
      const [header = '', ...lines] = readFileSync(join(CORPUS, 'INDEX.tsv'), 'utf8').trim().split('\n');
      const columns = header.split('\t');
      const files = lines
        .map((line) => line.split('\t'))
        .map((cells) => ({
          file: cells[columns.indexOf('file')] ?? '',
          oddities: cells[columns.indexOf('oddities')] ?? '',
        }))
        .filter(({ file }) => file.endsWith('.json'));
      expect(files.length).toBeGreaterThan(80);
      for (const { file, oddities } of files) {
        const { kind } = readJson(readFileSync(join(CORPUS, file), 'utf8'));
        expect(kind, file).toBe(oddities.includes('INVALID-JSON') ? 'broken' : 'json');
      }
    });
  },
);
