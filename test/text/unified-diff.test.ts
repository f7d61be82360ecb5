import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/text/unified-diff.ts';

const folder = mkdtempSync(join(tmpdir(), 'expctl-diff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The result of applying a diff to a text with git. */
function applied(before: string, diff: string): string {
  writeFileSync(join(folder, 'pears.md'), before);
  if (diff !== '')
    execFileSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn', '-'], { cwd: folder, input: diff });
  return readFileSync(join(folder, 'pears.md'), 'utf8');
}

describe('unifiedDiff', () => {
  it('shows three lines around a change', () => {
    expect(unifiedDiff('pears.md', 'a\nb\nc\nd\ne\nf\ng\n', 'a\nb\nc\nd\nE\nf\ng\n')).toBe(
      '--- a/pears.md\n+++ b/pears.md\n@@ -2,6 +2,6 @@\n b\n c\n d\n-e\n+E\n f\n g\n',
    );
  });

  it('marks a text that ends without a line ending', () => {
    expect(unifiedDiff('pears.md', 'a', 'a\n')).toBe(
      '--- a/pears.md\n+++ b/pears.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n',
    );
  });

  it('puts distant changes into separate hunks', () => {
    const before = Array.from({ length: 30 }, (_, at) => `${at}\n`).join('');
    const diff = unifiedDiff('pears.md', before, before.replace('2\n', 'two\n').replace('28\n', ''));
    expect(diff.match(/^@@ .* @@$/gmu)).toEqual(['@@ -1,6 +1,6 @@', '@@ -26,5 +26,4 @@']);
  });

  it('is empty where nothing changed, and produces the other text with `git apply`', () => {
    const line = fc.constantFrom('a\n', 'b\n', '\n', 'c\r\n', 'é\n');
    const text = fc
      .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('', 'end'))
      .map(([lines, end]) => lines.join('') + end);
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== '' && after !== '');
        const diff = unifiedDiff('pears.md', before, after);
        expect(diff === '').toBe(before === after);
        expect(applied(before, diff)).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});
