import type { Block, CodeBlock, Table } from '../../../src/document/block.ts';
import { cellsOf } from '../../../src/document/cells-of.ts';
import { readBlocks } from '../../../src/document/read-blocks.ts';
import { type BlockNode, walkBlocks } from '../../../src/document/walk-blocks.ts';
import { sliceOf } from '../../../src/text/span.ts';
import { hasPlainLines, type View } from './view.ts';

/** Our reading of `text`. */
export function blockView(text: string): readonly View[] {
  const views: View[] = [];
  walkBlocks(readBlocks(text), (node, depth) => {
    views.push({ kind: node.kind, depth, ...node.span, detail: detailOf(text, node) });
    if (node.kind === 'table') views.push(...rowViews(text, node, depth + 1));
  });
  return views;
}

function detailOf(text: string, node: BlockNode): string {
  if (node.kind === 'item') return node.task === undefined ? '' : String(node.task.checked);
  if (node.kind === 'list') return node.ordered ? 'ordered' : '';
  return leafDetail(text, node);
}

function leafDetail(text: string, block: Block): string {
  if (block.kind === 'heading') {
    const { start, end } = block.content;
    return `${block.depth}${start === end ? '' : ` ${start}-${end}`}`;
  }
  if (block.kind === 'code') return codeDetail(text, block);
  if (block.kind === 'front-matter') return sliceOf(text, block.value).replace(/(?:\r\n|\n|\r)$/, '');
  return block.kind === 'table' ? block.alignment.map(String).join() : '';
}

/** The empty lines at the end are not compared. */
function codeDetail(text: string, { lines }: CodeBlock): string {
  if (!hasPlainLines(text)) return '';
  return lines
    .map((line) => sliceOf(text, line))
    .join('\n')
    .replace(/\n+$/, '');
}

function rowViews(text: string, table: Table, depth: number): readonly View[] {
  return [table.header, ...table.rows].flatMap((row) => [
    { kind: 'row', depth, ...row.span, detail: '' },
    ...cellsOf(text, row).map((cell) => ({ kind: 'cell', depth: depth + 1, ...visible(cell.span), detail: '' })),
  ]);
}

/** Only our reader gives a blank cell a place. */
const visible = ({ start, end }: { readonly start: number; readonly end: number }) =>
  start === end ? { start: -1, end: -1 } : { start, end };
