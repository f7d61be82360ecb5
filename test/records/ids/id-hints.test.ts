import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintsIn, isHinted } from '../../../src/records/ids/id-hints.ts';
import { idsIn } from '../../../src/records/ids/id-in.ts';

const PIECES = [
  'EXP-012',
  'exp_7',
  'run-a1',
  'E009',
  'AB2-123',
  '2026-03-31_cold',
  '2026-11-21',
  '- 3',
  'x',
  ' ',
  '\n',
  'é',
  '-',
  '_',
  'E',
  '1',
  '✅',
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('hints of ids', () => {
  it('are in every id of a strong form', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const hints = hintsIn(text, { start: 0, end: text.length });
        for (const { form, span } of idsIn(text))
          if (form === 'strong') expect(hints.some((hint) => span.start <= hint && hint < span.end)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are not in plain dates, lists and numbers', () => {
    const text = '- 3 of 4\n2026-11-21\n| --- | -0.5 |\n';
    expect(hintsIn(text, { start: 0, end: text.length })).toEqual([]);
  });

  it.each([
    [undefined, true],
    ['EXP-{number:3}', true],
    ['{date}_{slug}', false],
    ['{slug}', false],
  ])('say which patterns they cover: %j', (pattern, expected) => {
    expect(isHinted(pattern)).toBe(expected);
  });
});
