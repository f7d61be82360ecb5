import type { Block } from '../../src/document/block.ts';
import { childrenOf, walkBlocks } from '../../src/document/walk-blocks.ts';
import { contains, type Span } from '../../src/text/span.ts';

type Placed = { readonly kind: string; readonly span: Span };

/**
 * Faults that no reading of any `text` may have: a block that overlaps its neighbour, extends beyond its container or
 * ends in a line ending, or a visible character that belongs to no block.
 */
export function blockFaults(text: string, blocks: readonly Block[]): readonly string[] {
  const faults = [...orderFaults(blocks, { start: 0, end: text.length }), ...gapFaults(text, blocks)];
  walkBlocks(blocks, (node) => {
    faults.push(...orderFaults(partsOf(node), node.span));
    const last = text.charAt(node.span.end - 1);
    if (MAY_END_BLANK.has(node.kind)) return;
    if (last === '\n' || last === '\r') faults.push(`${node.kind} at ${node.span.start} ends in a line ending`);
  });
  return faults;
}

/** Unclosed code and HTML may end with an empty line, and so may their containers. */
const MAY_END_BLANK: ReadonlySet<string> = new Set(['code', 'html', 'quote', 'list', 'item', 'footnote-definition']);

type Node = Parameters<typeof childrenOf>[0];

function partsOf(node: Node): readonly Placed[] {
  if (node.kind === 'table') {
    const header = { kind: 'header', ...node.header };
    return [header, { kind: 'delimiter', span: node.delimiter }, ...node.rows.map((row) => ({ kind: 'row', ...row }))];
  }
  if (node.kind === 'paragraph') return node.lines.map((span) => ({ kind: 'line', span }));
  if (node.kind === 'heading') return [{ kind: 'content', span: node.content }];
  if (node.kind === 'front-matter') return [{ kind: 'value', span: node.value }];
  return childrenOf(node);
}

function orderFaults(parts: readonly Placed[], around: Span): readonly string[] {
  const faults: string[] = [];
  let before = around.start;
  for (const { kind, span } of parts) {
    if (span.start < before || span.end < span.start)
      faults.push(`${kind} at ${span.start} overlaps what is before it`);
    if (!contains(around, span)) faults.push(`${kind} at ${span.start} leaves what it stands in`);
    before = span.end;
  }
  return faults;
}

function gapFaults(text: string, blocks: readonly Block[]): readonly string[] {
  const faults: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { span } of [...blocks, { span: { start: text.length, end: text.length } }]) {
    for (; at < span.start; at++) {
      if (!' \t\r\n'.includes(text.charAt(at))) faults.push(`the character at ${at} belongs to no block`);
    }
    at = span.end;
  }
  return faults;
}
