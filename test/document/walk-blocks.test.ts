import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../src/document/read-blocks.ts';
import { walkBlocks } from '../../src/document/walk-blocks.ts';

describe('walkBlocks', () => {
  const blocks = readBlocks('# Figs\n\n> - ripe\n>   - sweet\n\nend\n');

  it('visits parents before children, in the order of the text', () => {
    const seen: string[] = [];
    walkBlocks(blocks, ({ kind }, depth) => {
      seen.push(`${depth} ${kind}`);
    });
    expect(seen).toEqual([
      '0 heading',
      '0 quote',
      '1 list',
      '2 item',
      '3 paragraph',
      '3 list',
      '4 item',
      '5 paragraph',
      '0 paragraph',
    ]);
  });

  it('goes no deeper if a visit says so', () => {
    const seen: string[] = [];
    walkBlocks(blocks, ({ kind }) => {
      seen.push(kind);
      return kind === 'quote' ? 'skip' : undefined;
    });
    expect(seen).toEqual(['heading', 'quote', 'paragraph']);
  });
});
