import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/print/width-of.ts';

const segmenter = new Intl.Segmenter();

/** All characters of the planes that most texts consist of, except for control characters. */
const LETTERS = Array.from({ length: 0x2800 - 0xa0 }, (_, at) => String.fromCodePoint(at + 0xa0));

describe('widthOf', () => {
  it('counts as many segments as the segmenter finds, with any character before and after', () => {
    const narrow = LETTERS.filter((letter) => widthOf(letter) === 1 && !/\p{M}|\p{Cf}/u.test(letter));
    const torn = narrow.filter((letter) => {
      const text = `a${letter}${letter}é`;
      return widthOf(text) !== [...segmenter.segment(text)].length;
    });
    expect(narrow.length).toBeGreaterThan(5000);
    expect(torn).toEqual([]);
  });

  it('gives wide characters and emoji two columns, marks none, beside characters of one', () => {
    expect(widthOf('✓ 実験 → ok')).toBe(11);
    expect(widthOf('✗ e\u0301 … ✔\ufe0f')).toBe(8);
    expect(widthOf('\u001b[31m≥ 0.9\u001b[0m')).toBe(5);
  });
});
