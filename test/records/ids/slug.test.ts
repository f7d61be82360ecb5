import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from '../../../src/records/ids/slug.ts';

describe('slugOf', () => {
  it.each([
    ['Frozen lake: colder water', 'frozen-lake-colder-water'],
    ['Größe & Übung', 'große-ubung'],
    ['  LR = 3e-4 (again) ', 'lr-3e-4-again'],
    ['学習率', '学習率'],
    ['../../x', 'x'],
    ['***', 'untitled'],
    ['CON', 'con-1'],
    ['ᴬ', 'a'],
  ])('of %j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('ends at a whole word if it is cut', () => {
    expect(slugOf('a rather long title that tells everything about the lake and the ice on it')).toBe(
      'a-rather-long-title-that-tells-everything-about-the-lake-and',
    );
  });

  it('contains letters, digits and hyphens only, at most 60 units, and is its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const slug = slugOf(title);
        expect(slug).toMatch(/^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });
});
