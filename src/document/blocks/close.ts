import type { Block, ListItem } from '../block.ts';
import { closeLeaf } from './leaf.ts';
import { addBlock, type Container, innermost, type Reader } from './reader.ts';

/** Ends the open leaf and every container deeper than `depth`. */
export function closeTo(reader: Reader, depth: number): void {
  closeLeaf(reader);
  while (reader.depth > depth) closeInnermost(reader);
}

function closeInnermost(reader: Reader): void {
  const container = innermost(reader);
  if (container === undefined) return;
  reader.depth--;
  if (container.kind === 'quote') reader.quotes.pop();
  addBlock(reader, finished(container));
}

function finished(container: Container): Block {
  const { kind, start, end, children, list } = container;
  if (list === undefined)
    return { kind: kind === 'quote' ? 'quote' : 'footnote-definition', span: { start, end }, children };
  list.items.push(finishedItem(container));
  return { kind: 'list', span: { start: list.start, end }, ordered: list.ordered, items: list.items };
}

/** The item in its present state, for its list. */
export function finishedItem({ start, end, marker, task, children }: Container): ListItem {
  return { kind: 'item', span: { start, end }, marker, task, children };
}
