import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emojiEnd, withoutEmoji } from '../../src/document/emoji.ts';

const PICTURE = String.raw`[\p{Extended_Pictographic}\p{Regional_Indicator}][\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0E\uFE0F]?`;
const EVERY = new RegExp(
  String.raw`(?:[0-9#*]\uFE0F?\u20E3|${PICTURE}\uFE0F?)(?:\u200D${PICTURE}\uFE0F?)*|[\uFE0E\uFE0F\u20E3]`,
  'gu',
);

const PIECES = [
  '✅',
  '⚠️',
  '📊',
  '🥇️',
  '3️⃣',
  '👩‍🔬',
  '🇳🇱',
  '1️⃣',
  '#⃣',
  '7',
  '#',
  '🤝🏽',
  '\u200D',
  '\uFE0F',
  '\u20E3',
  '\uFE0E',
];
const OTHERS = ['a', ' ', 'é', '漢', '©', '\uD83D', '\uDE00', '𝔘', '—', '🏳️‍🌈'];
const piece = fc.constantFrom(...PIECES, ...OTHERS);

describe('withoutEmoji', () => {
  it.each([
    ['✅ PASSED', ' PASSED'],
    ['1️⃣ first, 2 second', ' first, 2 second'],
    ['👩‍🔬🇳🇱x', 'x'],
    ['plain', 'plain'],
    ['naïve — 漢', 'naïve — 漢'],
  ])('of %j leaves %j', (text, left) => {
    expect(withoutEmoji(text)).toBe(left);
  });

  it('leaves the same as one pattern over the whole text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        expect(withoutEmoji(text)).toBe(text.replaceAll(EVERY, ''));
      }),
    );
  });
});

describe('emojiEnd', () => {
  it('is after the whole of a joined one, and at the start for anything else', () => {
    expect(emojiEnd('a👩‍🔬b', 1)).toBe(6);
    expect(emojiEnd('a1b', 1)).toBe(1);
  });

  it('is where one pattern at that place ends', () => {
    const there = new RegExp(`^(?:${EVERY.source})`, 'u');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const isSelector = /^[\uFE0E\uFE0F\u20E3]/u.test(text);
        expect(emojiEnd(text, 0)).toBe(isSelector ? 0 : (there.exec(text)?.[0].length ?? 0));
      }),
    );
  });

  it('handles every emoji', () => {
    const points = Array.from({ length: 0x110000 }, (_, point) => String.fromCodePoint(point));
    const missed = points.filter(
      (character) =>
        emojiEnd(character, 0) > 0 !== /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(character),
    );
    expect(missed).toEqual([]);
  });
});
