import { relative, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodePaths } from '../../src/node-host/paths.ts';

const segments = fc.array(fc.constantFrom('a', 'b', 'ab', '.', '..', '...', 'c.md', ''), { maxLength: 5 });
const paths = segments.map((parts) => `/${parts.join('/')}`);

describe('paths of this system', () => {
  it('are told from a folder as the system tells them', () => {
    fc.assert(
      fc.property(paths, paths, (from, to) => {
        expect(nodePaths('/').relative(from, to)).toBe(relative(from, to).replaceAll(sep, '/'));
      }),
      { numRuns: 3000 },
    );
  });
});
