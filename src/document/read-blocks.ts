import type { Span } from '../text/span.ts';
import type { Block } from './block.ts';
import { CHAR } from './blocks/char.ts';
import { closeTo } from './blocks/close.ts';
import { continueContainers, openContainers } from './blocks/container.ts';
import { continueConcrete, readFlow } from './blocks/flow.ts';
import { readFrontMatterFences } from './blocks/front-matter-fences.ts';
import { nextLine } from './blocks/line.ts';
import { createReader, type Reader } from './blocks/reader.ts';

/** The blocks of a text; `tooDeep` is the first line whose containers were nested deeper than is supported. */
export type BlockReading = { readonly blocks: readonly Block[]; readonly tooDeep: Span | undefined };

/** Reads the block structure of a markdown text (CommonMark 0.31.2 and GFM) in one pass, linear in its length. */
export const readBlocks = (text: string): readonly Block[] => readBlockStructure(text).blocks;

/** `readBlocks`, together with the place where nesting went beyond `DEEPEST_NESTING`. */
export function readBlockStructure(text: string): BlockReading {
  const reader = readerBehindFrontMatter(text);
  while (nextLine(reader)) readLine(reader);
  closeTo(reader, 0);
  return { blocks: reader.blocks, tooDeep: reader.tooDeep };
}

function readerBehindFrontMatter(text: string): Reader {
  const start = text.charCodeAt(0) === CHAR.byteOrderMark ? 1 : 0;
  const reader = createReader(text, start);
  if (text.charCodeAt(start) !== CHAR.dash) return reader;
  const frontMatter = readFrontMatterFences(reader);
  if (frontMatter === undefined) return createReader(text, start);
  reader.blocks.push(frontMatter);
  return reader;
}

function readLine(reader: Reader): void {
  const matched = continueContainers(reader);
  if (matched === reader.depth && continueConcrete(reader)) return;
  if (openContainers(reader, matched)) readFlow(reader, reader.depth);
  else readFlow(reader, matched);
}
