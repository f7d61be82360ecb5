import { posix, relative, sep, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodePaths } from '../../src/node-host/paths.ts';

const segments = fc.array(fc.constantFrom('a', 'b', 'ab', '.', '..', '...', 'c.md', ''), { maxLength: 5 });
const paths = segments.map((parts) => `/${parts.join('/')}`);

describe('paths of this system', () => {
  it('are relative to a folder as the system computes them', () => {
    fc.assert(
      fc.property(paths, paths, (from, to) => {
        expect(nodePaths('/').relative(from, to)).toBe(relative(from, to).replaceAll(sep, '/'));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['/reef', '/reef', true],
    ['/reef', '/reef/a.md', true],
    ['/reef', '/reef/..data/a.md', true],
    ['/reef', '/reef/...', true],
    ['/', '/reef', true],
    ['/reef', '/reefs', false],
    ['/reef', '/', false],
    ['/reef', '/reef/../tide', false],
    ['/reef', '/reef/a/../b', true],
  ])('%s contains %s: %s', (folder, path, isWithin) => {
    expect(nodePaths('/', posix).isWithin(folder, path)).toBe(isWithin);
  });

  it.each([
    ['C:\\reef', 'C:\\reef\\..data\\a.md', true],
    ['C:\\reef', 'c:\\Reef\\a.md', true],
    ['C:\\reef', 'C:\\tide', false],
    ['C:\\reef', 'D:\\reef\\a.md', false],
  ])('%s contains %s on Windows: %s', (folder, path, isWithin) => {
    expect(nodePaths('C:\\', win32).isWithin(folder, path)).toBe(isWithin);
  });
});
