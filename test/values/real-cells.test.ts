import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { styleOf } from '../../src/values/column-style.ts';
import { formatValue } from '../../src/values/format-value.ts';
import { readValue } from '../../src/values/read-value.ts';

const folder = new URL('../../../shared/corpus/docs/', import.meta.url);
const present = existsSync(folder);

/** Every cell of every line that looks like a table row; the table readers themselves are tested elsewhere. */
function realCells(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const lines = files.flatMap((name) => readFileSync(new URL(encodeURI(name), folder), 'utf8').split('\n'));
  const rows = lines.map((line) => line.trim()).filter((line) => line.startsWith('|') && !/^[|\s:-]+$/u.test(line));
  return rows.flatMap((row) => row.replace(/^\||\|$/gu, '').split(/(?<!\\)\|/u));
}

const NUMERIC: ReadonlySet<string> = new Set(['number', 'uncertain', 'range', 'change', 'pair']);

describe.skipIf(!present)('the cells of real documents (skipped where ../shared/corpus/docs is absent)', () => {
  const cells = present ? realCells() : [];

  it('are many, keep their text, and cover every kind that people write', () => {
    const kinds = new Set(cells.map((cell) => readValue(cell).kind));
    expect(cells.length).toBeGreaterThan(10_000);
    expect(cells.every((cell) => readValue(cell).text === cell.trim())).toBe(true);
    expect([...kinds].toSorted()).toEqual(
      'boolean change commit date list mark missing number pair range text uncertain'.split(' '),
    );
  });

  it('are numbers in nine of ten cases that begin like one', () => {
    const begun = cells.filter((cell) => /^[*`~]*[-+−~≈<>≤≥±]?\s?[\d.]/u.test(cell.trim()));
    const numbers = begun.filter((cell) => NUMERIC.has(readValue(cell).kind));
    expect(numbers.length / begun.length).toBeGreaterThan(0.88);
  });

  it('are never numbers without a digit', () => {
    const wordy = cells.filter((cell) => !/[\d⁰-⁹]/u.test(cell));
    expect(wordy.filter((cell) => NUMERIC.has(readValue(cell).kind))).toEqual([]);
  });

  it('are written back unchanged by the style of a column of their own', () => {
    const plain = cells
      .map((cell) => cell.trim())
      .filter((cell) => /^-?\d+(?:\.\d+)?(?:e-\d+)?(?: ?(?:ms|MB|%))?$/u.test(cell));
    const numbers = plain.filter((cell) => !/^-?0\d/u.test(cell));
    const changed = numbers.filter((cell) => {
      const digits = /^[-\d.e]+/u.exec(cell)?.[0] ?? '';
      return formatValue(digits, styleOf([cell])) !== cell;
    });
    expect(numbers.length).toBeGreaterThan(5000);
    expect(changed).toEqual([]);
  });
});
