import type { CodeBlock, Table } from '../block.ts';
import { closeParagraph } from './paragraph.ts';
import { addBlock, type Leaf, type OpenFence, type OpenTable, type Reader } from './reader.ts';

/** Ends the block that was still growing, if there is one, and adds the result. */
export function closeLeaf(reader: Reader): void {
  const { leaf } = reader;
  if (leaf === undefined) return;
  reader.leaf = undefined;
  closing[leaf.kind](reader, leaf as never);
}

type Closing = { readonly [Kind in Leaf['kind']]: (reader: Reader, leaf: Extract<Leaf, { kind: Kind }>) => void };

const closing = {
  paragraph: closeParagraph,
  fence: (reader, leaf) => addBlock(reader, codeOf(leaf, false)),
  indented: (reader, { start, end, lines }) =>
    addBlock(reader, { kind: 'code', span: { start, end }, fenced: false, closed: true, info: undefined, lines }),
  html: (reader, { start, end, type, ended }) =>
    addBlock(reader, { kind: 'html', span: { start, end }, closed: ended || type >= 6 }),
  table: (reader, leaf) => addBlock(reader, tableOf(leaf)),
} satisfies Closing;

/** A fenced block in its present state, closed by a fence or by the end of its container. */
export function codeOf({ start, end, info, lines }: OpenFence, closed: boolean): CodeBlock {
  return { kind: 'code', span: { start, end }, fenced: true, closed, info, lines };
}

function tableOf({ header, delimiter, alignment, rows }: OpenTable): Table {
  const last = rows[rows.length - 1]?.span ?? delimiter;
  return { kind: 'table', span: { start: header.span.start, end: last.end }, header, delimiter, alignment, rows };
}
