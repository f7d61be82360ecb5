import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedFolderOf, parseGlob, patternsBelow } from '../../src/text/glob.ts';

describe('parseGlob', () => {
  it.each([
    ['*.md', 'kite.md', true],
    ['*.md', 'lab/kite.md', false],
    ['**/*.md', 'kite.md', true],
    ['**/*.md', 'lab/deep/kite.md', true],
    ['lab/**', 'lab/deep/kite.md', true],
    ['lab/**', 'labs/kite.md', false],
    ['lab/*/kite.md', 'lab/a/kite.md', true],
    ['lab/*/kite.md', 'lab/a/b/kite.md', false],
    ['k?te.md', 'kite.md', true],
    ['k?te.md', 'k/te.md', false],
    ['k?te.md', 'k🪁te.md', true],
    ['{kite,rope}.md', 'rope.md', true],
    ['{lab,shed}/{a,b}.md', 'shed/b.md', true],
    ['{lab,shed}/{a,b}.md', 'shed/c.md', false],
    ['{a,{b,c}}.md', 'c.md', true],
    ['./lab/*.md', 'lab/kite.md', true],
    ['kite.md', 'kite.md', true],
    ['kite.md', 'kite.mdx', false],
    ['a[0-9].md', 'a1.md', false],
    ['(a|b)+.md', 'aab.md', false],
    ['{open.md', '{open.md', true],
    ['', '', true],
    ['**', 'any/thing', true],
    ['a**b', 'a/x/b', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(parseGlob(pattern).matches(text)).toBe(expected);
  });

  it('matches a text without wildcards with itself', () => {
    const plain = fc.string({ maxLength: 30 }).filter((text) => !/[*?{]/u.test(text) && !text.startsWith('./'));
    fc.assert(fc.property(plain, plain, (a, b) => parseGlob(a).matches(b) === (a === b)));
  });

  it('agrees with a simple backtracking matcher of * and ?', () => {
    const glob = fc.stringMatching(/^[ab/*?]{0,8}$/u).filter((pattern) => !pattern.includes('**'));
    const text = fc.stringMatching(/^[ab/]{0,8}$/u);
    const slow = (pattern: string, rest: string): boolean => {
      if (pattern === '') return rest === '';
      const [first] = pattern;
      if (first === '*')
        return slow(pattern.slice(1), rest) || (rest !== '' && rest[0] !== '/' && slow(pattern, rest.slice(1)));
      return (
        rest !== '' && (first === '?' ? rest[0] !== '/' : first === rest[0]) && slow(pattern.slice(1), rest.slice(1))
      );
    };
    fc.assert(fc.property(glob, text, (pattern, word) => parseGlob(pattern).matches(word) === slow(pattern, word)));
  });

  it('ends quickly on patterns that make backtracking matchers hang', () => {
    expect(parseGlob('*a'.repeat(50)).matches(`${'a'.repeat(2000)}b`)).toBe(false);
    expect(parseGlob('**/'.repeat(50)).matches('a/'.repeat(500))).toBe(true);
    expect(parseGlob('{a,b}'.repeat(40)).matches('a'.repeat(40))).toBe(false);
  });
});

describe('fixedFolderOf', () => {
  it.each([
    ['lab/*.md', 'lab'],
    ['lab/**/a.md', 'lab'],
    ['**/*.md', ''],
    ['lab/kite.md', 'lab'],
    ['./lab/{a,b}/c.md', 'lab'],
    ['kite.md', ''],
  ])('of %s is %j', (pattern, folder) => {
    expect(fixedFolderOf(pattern)).toBe(folder);
  });
});

describe('patternsBelow', () => {
  const names = fc.constantFrom('a', 'b', 'ab');
  const segments = fc.array(fc.constantFrom('a', 'b', 'ab', '*', 'a*', '?', '**'), { minLength: 1, maxLength: 5 });

  it('match inside a folder what the whole pattern matches there', () => {
    fc.assert(
      fc.property(
        segments.map((some) => [...some, '*.md'].join('/')),
        fc.array(names, { maxLength: 3 }),
        fc.array(names, { maxLength: 3 }),
        (pattern, folders, below) => {
          const rest = [...below, 'x.md'].join('/');
          const whole = [...folders, rest].join('/');
          const inside = patternsBelow(pattern, folders.join('/'));
          expect(inside.some((each) => parseGlob(each).matches(rest))).toBe(parseGlob(pattern).matches(whole));
        },
      ),
    );
  });

  it('are empty where the pattern names another folder', () => {
    expect(patternsBelow('lab/**/*.md', 'trials')).toEqual([]);
    expect(patternsBelow('lab/*.md', 'lab/inner')).toEqual([]);
    expect(patternsBelow('lab/**/*.md', 'lab/inner')).toEqual(['**/*.md']);
  });
});
