import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnyFrontMatter } from '../../src/document/front-matter.ts';
import { readPlainFrontMatter } from '../../src/document/plain-front-matter.ts';

const VALUES = [
  'warm',
  '"[ML]: Warm"',
  "'x'",
  '["a", "b-c"]',
  "[a, 'b']",
  '[]',
  '0042',
  '',
  'yes',
  'a: b',
  '# no',
  '["a, b"]',
  '{a: 1}',
  '- x',
  '|',
];
const lines = fc.record({ key: fc.constantFrom('title', 'labels', 'seed', 'a b'), value: fc.constantFrom(...VALUES) });
const blocks = fc
  .array(lines, { maxLength: 4 })
  .map((found) => `---\n${found.map(({ key, value }) => `${key}: ${value}\n`).join('')}---\n\nText.\n`);

describe('the fast path for front matter', () => {
  it('gives the same as the full reader, or leaves it to that', () => {
    fc.assert(
      fc.property(blocks, (text) => {
        const plain = readPlainFrontMatter(text);
        if (plain !== undefined) expect(plain).toEqual(readAnyFrontMatter(text));
      }),
      { numRuns: 500 },
    );
  });

  it('accepts what `expctl new` writes', () => {
    const text = '---\ntitle: "[ML-EXP]: Warm start"\nlabels: ["ml-experiment", "research"]\n---\n';
    expect(readPlainFrontMatter(text)?.entries.map(({ key, value }) => [key, value])).toEqual([
      ['title', '[ML-EXP]: Warm start'],
      ['labels', ['ml-experiment', 'research']],
    ]);
  });
});
