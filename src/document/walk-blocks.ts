import type { Block, ListItem } from './block.ts';

/** A block, or an item of a list. */
export type BlockNode = Block | ListItem;

/** What a visit returns about the nodes below: nothing, or `skip`. */
export type Visit = (node: BlockNode, depth: number) => 'skip' | void;

/** Visits every block and list item in the order of the text, parents first; works at any depth, without recursion. */
export function walkBlocks(blocks: readonly Block[], visit: Visit): void {
  const levels: { readonly nodes: readonly BlockNode[]; next: number }[] = [{ nodes: blocks, next: 0 }];
  for (let level = levels[0]; level !== undefined; level = levels[levels.length - 1]) {
    const node = level.nodes[level.next++];
    if (node === undefined) levels.pop();
    else if (visit(node, levels.length - 1) !== 'skip') {
      const nodes = childrenOf(node);
      if (nodes.length > 0) levels.push({ nodes, next: 0 });
    }
  }
}

const NONE: readonly BlockNode[] = [];

/** The nodes directly below a node: a list's items, or the blocks in a quote, an item or a footnote definition. */
export function childrenOf(node: BlockNode): readonly BlockNode[] {
  if (node.kind === 'list') return node.items;
  return 'children' in node ? node.children : NONE;
}
