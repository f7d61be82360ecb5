import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/runs/csv/read-csv.ts';
import { separatorOf } from '../../../src/runs/csv/separator-of.ts';
import { isJsonNumber } from '../../../src/runs/json/json-value.ts';
import type { JsonValue } from '../../../src/runs/json/json-value.ts';

const plain = (value: JsonValue): unknown => (isJsonNumber(value) ? value.number : value);

/** The rows of a text, numbers as numbers. */
function rowsIn(text: string, path = 'cups.csv'): unknown[] {
  const table = readCsv(text, separatorOf(path, text));
  if (table.kind === 'broken') throw new Error(table.message);
  return table.rows.map(({ object }) => Object.fromEntries([...object].map(([name, value]) => [name, plain(value)])));
}

describe('separatorOf', () => {
  it.each([
    ['cups.csv', 'a,b\n', ','],
    ['cups.tsv', 'a b\n', '\t'],
    ['cups.csv', 'a\tb\n', '\t'],
    ['cups.csv', 'a;b\n', ';'],
    ['cups.csv', '"cup, large";b\n', ';'],
    ['cups.csv', '"cup; large",b\n', ','],
    ['cups.csv', '"cup, large"\tb\n', '\t'],
    ['cups.csv', '# brewed, twice\na;b\n', ';'],
    ['cups.csv', '#id;heat\na;0,5\n', ';'],
    ['cups.csv', '# brewed\n# twice\na;b\n', ';'],
    ['cups.csv', '# brewed\n', ','],
    ['cups.csv', 'a\n', ','],
    ['cups.csv', '', ','],
  ])('of %s with %j is %j', (path, text, separator) => {
    expect(separatorOf(path, text)).toBe(separator);
  });
});

describe('readCsv', () => {
  it('reads quoted line breaks, a byte order mark, semicolons and tabs', () => {
    expect(rowsIn('\uFEFFcup,note\r\n1,"two\r\nlines"\r\n2,\r\n')).toEqual([
      { cup: 1, note: 'two\r\nlines' },
      { cup: 2, note: null },
    ]);
    expect(rowsIn('cup;heat\n1;0.5\n')).toEqual([{ cup: 1, heat: 0.5 }]);
    expect(rowsIn('cup\theat\n1\t0.5\n')).toEqual([{ cup: 1, heat: 0.5 }]);
  });

  it('reads decimal commas between semicolons', () => {
    expect(rowsIn('cup;heat\na;0,5\nb;1.234,5\nc;1,234\n')).toEqual([
      { cup: 'a', heat: 0.5 },
      { cup: 'b', heat: 1234.5 },
      { cup: 'c', heat: 1.234 },
    ]);
  });

  it('reads decimal commas between tabs if one can be nothing else', () => {
    expect(rowsIn('cup\theat\na\t0,512\nb\t1,234\n')).toEqual([
      { cup: 'a', heat: 0.512 },
      { cup: 'b', heat: 1.234 },
    ]);
    expect(rowsIn('cup\tcount\na\t1,234\nb\t2,345\n')).toEqual([
      { cup: 'a', count: '1,234' },
      { cup: 'b', count: '2,345' },
    ]);
    expect(rowsIn('cup\tcount\theat\na\t12,5\t0.3\n')).toEqual([{ cup: 'a', count: '12,5', heat: 0.3 }]);
  });

  it('reports that numbers have decimal commas, and how many lines are comments', () => {
    expect(readCsv('# brewed\ncup;heat\na;0,5\n', ';')).toMatchObject({
      kind: 'table',
      names: ['cup', 'heat'],
      rows: [{ line: 3 }],
      notes: ['over the header: 1 line of comment', 'its numbers have decimal commas: 1,234 is 1.234'],
    });
  });

  it.each([
    ['a;b\n0,5;1.5\n', ';', '"1.5" under b could have a decimal point or thousands, for "0,5" is in the same table', 2],
    ['a,b\n1,"two\n', ',', 'a quote that opens here is never closed', 2],
    ['a,a\n1,2\n', ',', 'two columns are called a', 1],
  ])('refuses %j', (text, separator, message, line) => {
    expect(readCsv(text, separator)).toMatchObject({ kind: 'broken', message, line });
  });

  it('returns what was written, whatever the fields contain', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', '\t', 'é') });
    const separators = fc.constantFrom(',', ';', '\t');
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), separators, (cells, separator) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = [['one', 'two'], ...cells].map((row) => row.map(quoted).join(separator));
        const table = readCsv(lines.join('\n'), separator);
        const read = table.kind === 'table' ? table.rows.map(({ object }) => [...object.values()]) : [];
        const told = (text: string): string | null => (text.trim() === '' ? null : text.trim());
        expect(read).toEqual(cells.map((row) => row.map(told)));
      }),
    );
  });
});
