import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forCell } from '../../src/escape/for-cell.ts';
import { shownCell } from '../../src/report/shown-cell.ts';

describe('shownCell', () => {
  it.each([
    ['a\\|b', 'a|b'],
    ['two<br>lines', 'two\nlines'],
    ['`python train.py \\| tee log`', 'python train.py | tee log'],
    ['~~r4~~', 'r4'],
    ['**0.15**', '0.15'],
    ['~~**a\\|b**~~', 'a|b'],
    ['**a** and **b**', '**a** and **b**'],
    ['snake_case_', 'snake_case_'],
    ['\\*\\*x\\*\\*', '**x**'],
    ['', ''],
  ])('%j means %j', (cell, shown) => expect(shownCell(cell)).toBe(shown));

  it('returns what was written into a cell', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', '|', '\\', '`', '<', '&', ' ', '*', '_', '~', '\n'), maxLength: 20 })
      .filter((written) => !/^[*_~]|[*_~]$/u.test(written.trim()));
    fc.assert(
      fc.property(text, (written) => {
        expect(shownCell(forCell(written))).toBe(written);
      }),
    );
  });
});
