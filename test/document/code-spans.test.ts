import { describe, expect, it } from 'vitest';
import { codeSpansIn } from '../../src/document/code-spans.ts';
import { sliceOf } from '../../src/text/span.ts';

const contents = (text: string): readonly string[] =>
  codeSpansIn(text, { start: 0, end: text.length }).map(({ content }) => sliceOf(text, content));

describe('codeSpansIn', () => {
  it.each([
    ['`kiln`', ['kiln']],
    ['a `b` c `d`', ['b', 'd']],
    ['`` kiln ` pot ``', ['kiln ` pot']],
    ['` `` `', ['``']],
    ['`  ``  `', [' `` ']],
    ['` a`', [' a']],
    ['` `', [' ']],
    ['`a\r\nb`', ['a\r\nb']],
    ['`\r\na\r\n`', ['a']],
    ['`kiln\\`pot`', ['kiln\\']],
    ['\\`kiln`', []],
    ['\\\\`kiln`', ['kiln']],
    ['\\``kiln`', ['kiln']],
    ['```kiln``', []],
    ['`kiln', []],
    ['`a``b`', ['a``b']],
    ['`` a ` b `', ['b']],
  ])('%s', (text, expected) => {
    expect(contents(text)).toEqual(expected);
  });

  it('looks only inside its span', () => {
    expect(codeSpansIn('`a` `b` `c`', { start: 3, end: 8 })).toEqual([
      { span: { start: 4, end: 7 }, content: { start: 5, end: 6 } },
    ]);
  });

  it('reads a hundred thousand runs of different lengths', () => {
    const text = Array.from({ length: 1400 }, (_, length) => `${'`'.repeat(length + 1)} `).join('');
    expect(codeSpansIn(text, { start: 0, end: text.length })).toEqual([]);
    expect(codeSpansIn('`a'.repeat(200_000), { start: 0, end: 400_000 })).toHaveLength(100_000);
  });
});
