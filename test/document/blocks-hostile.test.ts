import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DEEPEST_NESTING } from '../../src/document/blocks/container.ts';
import { cellsOf } from '../../src/document/cells-of.ts';
import { readBlocks, readBlockStructure } from '../../src/document/read-blocks.ts';
import { walkBlocks } from '../../src/document/walk-blocks.ts';
import { HOSTILE_SHAPES, type HostileShape } from '../fixtures/hostile-shapes.ts';
import { blockFaults } from './block-faults.ts';
import { countingText } from './counting-text.ts';

const KIB = 1024;
/** Looks at each unit that a linear reader may need: containers, leaf, definition, header and delimiter, table cells. */
const LOOKS_PER_UNIT = 16;

const SHARED_SHAPES = join(import.meta.dirname, '../../../shared/hostile/shapes.mjs');
const sharedShapes: Readonly<Record<string, HostileShape>> = existsSync(SHARED_SHAPES)
  ? (await import(pathToFileURL(SHARED_SHAPES).href)).shapes
  : {};

const own = Object.entries<HostileShape>(HOSTILE_SHAPES);
const shared = Object.entries(sharedShapes);

/** Units looked at for each unit of the text, by the block reader and by the splitting of all its tables' cells. */
function looksPerUnit(text: string): number {
  const work = { units: 0 };
  const counting = countingText(text, work);
  walkBlocks(readBlocks(counting), (node) => {
    if (node.kind === 'table') for (const row of [node.header, ...node.rows]) cellsOf(counting, row);
  });
  return work.units / text.length;
}

describe('hostile shapes', () => {
  it.each(own)('take time proportional to their length: %s', (_, shape) => {
    expect(looksPerUnit(shape(64 * KIB))).toBeLessThan(LOOKS_PER_UNIT);
    expect(looksPerUnit(shape(512 * KIB))).toBeLessThan(LOOKS_PER_UNIT);
  });

  it.each(own)('are read completely at 1 MiB: %s', (_, shape) => {
    const text = shape(KIB * KIB);
    expect(blockFaults(text, readBlocks(text))).toEqual([]);
  });

  it.skipIf(shared.length === 0).each(shared)('in ../shared/hostile, if present, take no more: %s', (_, shape) => {
    expect(looksPerUnit(shape(64 * KIB))).toBeLessThan(LOOKS_PER_UNIT);
    const text = shape(KIB * KIB);
    expect(blockFaults(text, readBlocks(text))).toEqual([]);
  });
});

describe('nesting', () => {
  it('is read down to its limit, and anything deeper is text', () => {
    const { blocks, tooDeep } = readBlockStructure(`${'>'.repeat(DEEPEST_NESTING + 2)} pear\nfig\n`);
    const kinds: string[] = [];
    walkBlocks(blocks, ({ kind }) => {
      kinds.push(kind);
    });
    expect(kinds).toEqual([...Array.from({ length: DEEPEST_NESTING }, () => 'quote'), 'paragraph']);
    expect(tooDeep).toEqual({ start: DEEPEST_NESTING, end: DEEPEST_NESTING + 7 });
  });

  it('at the limit is not too deep', () => {
    expect(readBlockStructure(`${'>'.repeat(DEEPEST_NESTING)} pear`).tooDeep).toBeUndefined();
    expect(readBlockStructure('- > pear').tooDeep).toBeUndefined();
  });

  it('that is too deep in later lines keeps a paragraph together', () => {
    const line = `${'>'.repeat(DEEPEST_NESTING + 1)} pear\n`;
    let paragraphs = 0;
    walkBlocks(readBlocks(line + line), ({ kind }) => {
      if (kind === 'paragraph') paragraphs++;
    });
    expect(paragraphs).toBe(1);
  });
});
