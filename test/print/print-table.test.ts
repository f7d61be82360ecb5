import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittedWidths, printTable } from '../../src/print/print-table.ts';
import { widthOf } from '../../src/print/width-of.ts';
import { wrapped } from '../../src/print/wrapped.ts';
import { PLAIN } from '../../src/print/style.ts';

describe('widthOf', () => {
  it.each([
    ['plain', 5],
    ['größe', 5],
    ['实验', 4],
    ['✅', 2],
    ['⏳ PENDING', 10],
    ['👩‍🔬', 2],
    ['e\u0301', 1],
    ['\u001b[1mbold\u001b[22m', 4],
    ['', 0],
  ])('of %j is %d', (text, width) => expect(widthOf(text)).toBe(width));
});

describe('printTable', () => {
  it('prints columns without borders', () => {
    const rows = [
      ['EXP-001', 'Short'],
      ['EXP-002', 'Longer title'],
    ];
    expect(printTable({ head: ['Id', 'Title'], rows, width: undefined, style: PLAIN })).toBe(
      'Id       Title\nEXP-001  Short\nEXP-002  Longer title\n',
    );
  });

  it('cuts the widest column to the width of the terminal', () => {
    const rows = [['EXP-001', 'a title that is much too long for this terminal']];
    const lines = printTable({ head: ['Id', 'Title'], rows, width: 30, style: PLAIN }).split('\n');
    expect(lines.every((line) => widthOf(line) <= 30)).toBe(true);
    expect(lines[1]).toContain('EXP-001  a title');
    expect(lines[1]).toContain('…');
  });

  it('says how many rows it left out', () => {
    const rows = Array.from({ length: 510 }, (_, index) => [`${index}`]);
    expect(printTable({ head: ['n'], rows, width: undefined, style: PLAIN })).toContain('10 more rows');
  });
});

describe('fittedWidths', () => {
  it('narrows no column below what it needs', () => {
    expect(fittedWidths([['3.0517578125e-06', 'a long remark on what was seen']], 30, [16, 0])).toEqual([16, 12]);
    expect(fittedWidths([['3.0517578125e-06', 'a long remark on what was seen']], 10, [16, 0])).toEqual([16, 4]);
  });

  it('stays within any width that gives each column four', () => {
    const rows = fc.array(fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 20, max: 200 }), (table, width) => {
        const widths = fittedWidths(table, width);
        const sum = widths.reduce((total, each) => total + each, 0) + 2 * (widths.length - 1);
        expect(sum <= width || widths.every((each) => each <= 4)).toBe(true);
      }),
    );
  });
});

describe('wrapped', () => {
  it('breaks at blanks, and indents every line', () => {
    expect(wrapped('one two three four', { indent: 2, width: 12 })).toBe('  one two three four\n');
    expect(wrapped('one two three four five six', { indent: 2, width: 24 })).toBe('  one two three four\n  five six\n');
  });

  it('keeps one line if there is no terminal', () => {
    expect(wrapped('one two', { indent: 1, width: undefined })).toBe(' one two\n');
    expect(wrapped('', { indent: 1, width: undefined })).toBe('');
  });
});
