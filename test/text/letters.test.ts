import { describe, expect, it } from 'vitest';
import {
  hasLetter,
  hasWord,
  mayHoldWideLetters,
  startsWithLetter,
  startsWithLetterOrDigit,
} from '../../src/text/letters.ts';

/** Every code point, except for planes 4 to 13, which are empty, and most of those for private use. */
const POINTS = Array.from({ length: 0x110000 }, (_, point) => point).filter(
  (point) => point < 0x40000 || (point >= 0xe0000 && point < 0xf0000) || point % 257 === 0,
);

/** The code points for which the quick answer differs from the Unicode class. */
const wrong = (quick: (text: string) => boolean, whole: RegExp): readonly number[] =>
  POINTS.filter((point) => {
    const character = String.fromCodePoint(point);
    const isOne = whole.test(character);
    return quick(character) !== isOne || quick(`${character}x`) !== isOne;
  });

describe('letters of every script', () => {
  it('are recognised as Unicode defines them, for every code point', () => {
    expect(wrong(startsWithLetter, /\p{L}/u)).toEqual([]);
    expect(wrong(startsWithLetterOrDigit, /[\p{L}\p{N}]/u)).toEqual([]);
  });

  it('are found behind other characters', () => {
    const missed = POINTS.map((point) => String.fromCodePoint(point)).filter(
      (character) => hasLetter(`1 ${character}.`) !== /\p{L}/u.test(character),
    );
    expect(missed).toEqual([]);
  });

  it('are never missed beyond ASCII', () => {
    const missed = POINTS.filter((point) => point > 127).filter((point) => {
      const character = String.fromCodePoint(point);
      const folded = character.normalize('NFKC').toLowerCase();
      return /[\p{L}\p{N}]/u.test(character + folded) && !mayHoldWideLetters(`a ${character}`);
    });
    expect(missed).toEqual([]);
  });

  it('do not include dashes, signs and pictures', () => {
    for (const text of ['EXP-001 — a', '✅ DONE', '⚠️ 3 × 4', '🧪 a → b', '1️⃣ Goal', '±0.3 °', '“quoted” · …'])
      expect([text, mayHoldWideLetters(text)]).toEqual([text, false]);
    for (const text of ['naïve', '实验', '½', 'µs', '①', '🄋 first'])
      expect([text, mayHoldWideLetters(text)]).toEqual([text, true]);
  });

  it('are not part of a separate word', () => {
    for (const text of [
      'optional',
      '(Optional)',
      'read — OPTIONAL',
      '2optional3',
      'suboptional, optional',
      '🧪optional✅',
    ])
      expect([text, hasWord(text, 'optional')]).toEqual([text, true]);
    for (const text of ['', 'option', 'optionally', 'suboptional', 'éoptional', 'optionalé', '实optional', '𝒜optional'])
      expect([text, hasWord(text, 'optional')]).toEqual([text, false]);
  });

  it('are not found at the beginning of an empty text', () => {
    expect([startsWithLetter(''), startsWithLetterOrDigit('')]).toEqual([false, false]);
  });
});
