import { describe, expect, it } from 'vitest';
import { kindlessWords } from '../../src/report/of-no-kind.ts';

/** The messages, without the hints. */
const words = (...paths: readonly string[]): string => kindlessWords(paths, 'left out').replace(/ \(.*$/u, '');

describe('kindlessWords', () => {
  it('names up to three documents by their paths', () => {
    expect(words('notes/a.md')).toBe('1 document of no known kind is left out: notes/a.md');
    expect(words('notes/a.md', 'b.md', 'c/d.md')).toBe(
      '3 documents of no known kind are left out: notes/a.md, b.md, c/d.md',
    );
  });

  it('names the folder that more of them have in common, and three below it', () => {
    expect(words('lab/notes/a.md', 'lab/notes/b.md', 'lab/notes/old/c.md', 'lab/notes/d.md')).toBe(
      '4 documents of no known kind in lab/notes are left out: a.md, b.md, old/c.md and 1 more',
    );
    expect(words('a.md', 'b.md', 'c.md', 'd.md')).toBe(
      '4 documents of no known kind are left out: a.md, b.md, c.md and 1 more',
    );
    expect(words('../lab/a.md', '../lab/b.md', '../lab/c.md', '../lab/d.md')).toBe(
      '4 documents of no known kind in ../lab are left out: a.md, b.md, c.md and 1 more',
    );
  });

  it('names up to three folders if they have none in common, and a document in each', () => {
    expect(words('lab/notes/a.md', 'lab/notes/b.md', 'wiki/c.md', 'wiki/old/d.md', 'wiki/e.md')).toBe(
      '5 documents of no known kind in lab/notes and wiki are left out: lab/notes/a.md, wiki/c.md and 3 more',
    );
    expect(words('a/1.md', 'b/2.md', 'c/3.md', 'd/4.md', 'e/5.md', 'f.md')).toBe(
      '6 documents of no known kind in a, b, c and 3 more folders are left out: a/1.md, b/2.md, c/3.md and 3 more',
    );
    expect(words('a.md', 'b.md', 'lab/c.md', 'lab/d.md')).toBe(
      '4 documents of no known kind in . and lab are left out: a.md, lab/c.md and 2 more',
    );
  });
});
