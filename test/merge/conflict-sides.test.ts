import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictLines } from '../../src/merge/conflict-lines.ts';
import { conflictSides } from '../../src/merge/conflict-sides.ts';

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

describe('conflictSides', () => {
  it('splits a text into what it would be on either side', () => {
    const torn = text('a', '<<<<<<< HEAD', 'b', 'c', '=======', 'd', '>>>>>>> side of mine', 'e');
    expect(conflictSides(torn)).toEqual({
      ours: text('a', 'b', 'c', 'e'),
      theirs: text('a', 'd', 'e'),
      base: text('a', 'e'),
      showsBase: false,
      labels: { ours: 'HEAD', base: '', theirs: 'side of mine' },
      size: 7,
      count: 1,
      lines: 3,
    });
  });

  it('returns the base if every conflict shows it, and the names in the first', () => {
    const first = ['<<<<<<<<< one', 'o', '||||||||| was', 'b', '=========', 't', '>>>>>>>>> two'];
    const second = ['<<<<<<< three', '||||||| were', '=======', 'u', '>>>>>>> four'];
    expect(conflictSides(text(...first, 'x', ...second))).toEqual({
      ours: text('o', 'x'),
      theirs: text('t', 'x', 'u'),
      base: text('b', 'x'),
      showsBase: true,
      labels: { ours: 'one', base: 'was', theirs: 'two' },
      size: 9,
      count: 2,
      lines: 4,
    });
    const half = text(...first, '<<<<<<<', '=======', '>>>>>>>');
    expect(conflictSides(half)).toMatchObject({ showsBase: false, count: 2 });
  });

  it.each([
    ['no marker', text('a', '=======', '>>>>>>> side')],
    ['six signs', text('<<<<<< HEAD', '======', '>>>>>> side')],
    ['more signs than any tool writes', text('<'.repeat(65), '='.repeat(65), '>'.repeat(65))],
    ['a marker behind a blank', text(' <<<<<<< HEAD', '=======', '>>>>>>> side')],
    ['signs with words at them', text('<<<<<<<HEAD', '=======', '>>>>>>>side')],
    ['no end', text('<<<<<<< HEAD', 'a', '=======', 'b')],
    ['no middle', text('<<<<<<< HEAD', 'a', '>>>>>>> side')],
    ['ends of another size', text('<<<<<<< HEAD', '========', '>>>>>>>> side')],
    ['two middles', text('<<<<<<< HEAD', '=======', '=======', '>>>>>>> side')],
    ['a base behind the middle', text('<<<<<<< HEAD', '=======', '||||||| base', '>>>>>>> side')],
    ['two bases', text('<<<<<<< HEAD', '||||||| base', '||||||| base', '=======', '>>>>>>> side')],
    ['a base and no middle', text('<<<<<<< HEAD', '||||||| base', '>>>>>>> side')],
    ['a conflict in a conflict', text('<<<<<<< HEAD', '<<<<<<< HEAD', '=======', '>>>>>>> side')],
    ['code alone', text('```', '<<<<<<< HEAD', '=======', '>>>>>>> side', '```')],
    ['code to the end', text('~~~ sh', '<<<<<<< HEAD', '=======', '>>>>>>> side')],
  ])('returns nothing for %s', (_name, torn) => {
    expect(conflictSides(torn)).toBeUndefined();
  });

  it.each([
    ['a fence of three', ['```md'], ['```']],
    ['a fence of tildes', ['~~~'], ['~~~']],
    ['a longer end', ['```'], ['`````  ']],
    ['an end that is none: another sign', ['```', '~~~'], ['```']],
    ['an end that is none: too short', ['````', '```'], ['````']],
    ['an end that is none: a word behind it', ['```', '``` md'], ['```']],
    ['a fence behind blanks', ['   ```'], ['  ```']],
  ])('ignores code: %s', (_name, open, close) => {
    const example = ['<<<<<<< HEAD', 'x', '=======', '>>>>>>> side'];
    const torn = text(...open, ...example, ...close, '<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> side');
    expect(conflictSides(torn)).toMatchObject({
      count: 1,
      lines: 2,
      ours: text(...open, ...example, ...close, 'a'),
      theirs: text(...open, ...example, ...close, 'b'),
    });
  });

  it('recognises the largest markers that a tool writes', () => {
    const torn = text('<'.repeat(64), 'a', '|'.repeat(64), '='.repeat(64), 'b', '>'.repeat(64));
    expect(conflictSides(torn)).toMatchObject({ ours: text('a'), theirs: text('b'), size: 64, showsBase: true });
  });

  it('does not take four blanks for a fence', () => {
    const torn = text('    ```', '<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> side');
    expect(conflictSides(torn)?.ours).toBe(text('    ```', 'a'));
  });

  it('returns whatever was put between markers, with its line endings', () => {
    const content = fc.constantFrom(
      'a',
      '',
      '| r | 1 |',
      '======',
      '========',
      '<<<<<<',
      '>>>>>>>>',
      ' =======',
      '```',
    );
    const outside = fc.constantFrom('a', '', '| r | 1 |', '=======', '>>>>>>> x', '||||||| y', '~~ ~');
    const lines = fc.array(content, { maxLength: 3 });
    const conflict = fc.record({ ours: lines, base: lines, theirs: lines });
    const world = fc.record({
      parts: fc.array(fc.oneof(fc.array(outside, { maxLength: 3 }), conflict), { maxLength: 6 }),
      showsBase: fc.boolean(),
      ending: fc.constantFrom('\n', '\r\n'),
      isEnded: fc.boolean(),
    });
    fc.assert(
      fc.property(world, ({ parts, showsBase, ending, isEnded }) => {
        const style = { ours: 'HEAD', base: 'b1', theirs: 'my side', size: 7, showsBase };
        const sides = (part: (typeof parts)[number], side: 'ours' | 'base' | 'theirs'): readonly string[] =>
          Array.isArray(part) ? part : side === 'base' && !showsBase ? [] : part[side];
        const ended = (all: readonly string[]): string => all.map((line) => line + ending).join('');
        // The last line belongs to both sides, so that its ending says nothing about the markers.
        const end = isEnded ? `z${ending}` : 'z';
        const torn = ended(parts.flatMap((part) => (Array.isArray(part) ? part : conflictLines(part, style)))) + end;
        const conflicts = parts.flatMap((part) => (Array.isArray(part) ? [] : [part]));
        const found = conflictSides(torn);
        expect(found?.count).toBe(conflicts.length === 0 ? undefined : conflicts.length);
        if (found === undefined) return;
        for (const side of ['ours', 'base', 'theirs'] as const)
          expect(found[side]).toBe(ended(parts.flatMap((part) => sides(part, side))) + end);
        expect(found.showsBase).toBe(showsBase);
        expect(found.labels).toEqual({ ours: 'HEAD', base: showsBase ? 'b1' : '', theirs: 'my side' });
      }),
      { numRuns: 500 },
    );
  });
});
