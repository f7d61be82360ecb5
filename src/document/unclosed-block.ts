import type { Block, CodeBlock, Heading, HtmlBlock, Table } from './block.ts';
import { readBlocks } from './read-blocks.ts';
import { childrenOf } from './walk-blocks.ts';
import type { BlockNode } from './walk-blocks.ts';

/**
 * A fence, comment or raw HTML that is never closed, and the first heading or table that it swallows as its own text.
 */
export type UnclosedBlock = { readonly block: CodeBlock | HtmlBlock; readonly swallowed: Swallowed | undefined };

/** `start` is its offset in the text. */
export type Swallowed = { readonly block: Heading | Table; readonly start: number };

/** The unclosed block at the end of a text. It can only be the last block: whatever follows is part of it. */
export function unclosedBlock(text: string, blocks: readonly Block[]): UnclosedBlock | undefined {
  let last: BlockNode | undefined = blocks.at(-1);
  while (last !== undefined && childrenOf(last).length > 0) last = childrenOf(last).at(-1);
  if (last?.kind !== 'html' && (last?.kind !== 'code' || !last.fenced)) return undefined;
  return last.closed ? undefined : { block: last, swallowed: swallowedBy(text, last) };
}

/** What would be a heading or a table if the block ended with its first line. */
function swallowedBy(text: string, { kind, span }: CodeBlock | HtmlBlock): Swallowed | undefined {
  const feed = /\r\n?|\n/u.exec(text.slice(span.start, span.end));
  if (feed === null) return undefined;
  const from = span.start + feed.index + feed[0].length;
  const block = readBlocks(text.slice(from, span.end)).find(
    (each) => each.kind === 'table' || (each.kind === 'heading' && !each.setext && !isComment(kind, each)),
  );
  return block?.kind === 'table' || block?.kind === 'heading' ? { block, start: from + block.span.start } : undefined;
}

/** In code a single `#` begins a comment. */
const isComment = (kind: Block['kind'], { depth }: Heading): boolean => kind === 'code' && depth === 1;
