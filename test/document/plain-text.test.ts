import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/document/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['  kiln ', 'kiln'],
    ['**kiln**', 'kiln'],
    ['*a **b** c*', 'a b c'],
    ['***kiln***', 'kiln'],
    ['__a__ _b_', 'a b'],
    ['~~old~~ new', 'old new'],
    ['snake_case_name', 'snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['~5%', '~5%'],
    ['**open', '**open'],
    ['`a_b_c`', 'a_b_c'],
    ['`**`x`**`', '**x**'],
    ['**`kiln`** x', 'kiln x'],
    ['[kiln](https://kiln.example "Kiln")', 'kiln'],
    ['a [**b** `c`](d) e', 'a b c e'],
    ['![pot](pot.png)', 'pot'],
    ['[![pot](a.png)](b)', 'pot'],
    ['[a | b | c]', '[a | b | c]'],
    ['[0.0001, 0.01]', '[0.0001, 0.01]'],
    ['[a](b', '[a](b'],
    ['[a](b(c)d) e', 'a e'],
    ['<https://kiln.example/a_b_c>', 'https://kiln.example/a_b_c'],
    ['<0.01', '<0.01'],
    ['5 < x > 3', '5 < x > 3'],
    ['a <!-- b --> c', 'a  c'],
    ['a <!-- b', 'a <!-- b'],
    ['a \\| b \\* c \\d', 'a | b * c \\d'],
    ['&lt; 5 &amp; more', '< 5 & more'],
    ['one  \ntwo\\\n  three', 'one two three'],
    ['a\r\nb', 'a b'],
    ['', ''],
  ])('%s', (slice, expected) => {
    expect(plainText(slice)).toBe(expected);
  });

  it('reads long runs of every marker', () => {
    for (const piece of [
      '*',
      '_a',
      '[',
      '![',
      '[a](',
      '](',
      '`',
      '<',
      '<!--',
      '\\',
      '~~a',
      ' \t',
      '**a *b',
      '&amp',
      '<a:',
    ]) {
      expect(plainText(piece.repeat(60_000)).length).toBeLessThanOrEqual(piece.length * 60_000);
    }
  });
});
