import { applyEdits } from '../text/edit.ts';
import { indexLines } from '../text/line-index.ts';
import { readBlocks } from './read-blocks.ts';
import { walkBlocks } from './walk-blocks.ts';
import { lineAround } from '../text/line-around.ts';
import type { Block, BlockKind, Table } from './block.ts';
import type { MarkdownDocument } from './markdown-document.ts';
import type { Edit } from '../text/edit.ts';

/**
 * What edits are meant to add besides what they change: whole blocks, in this order, at the place of the first edit.
 */
export type Intended = {
  readonly added?: readonly BlockKind[];
  /** The most added lines that may continue a list item instead of being an item. */
  readonly continued?: number;
};

/**
 * Makes edits, then reads the edited region and its neighbours again and checks three things: the blocks are the same
 * and in the same order (plus those that were meant to be added); the neighbours are identical to the letter; each
 * table or list, however nested, has gained exactly as many rows or items as lines were added. Returns the new text.
 * Throws a plain `Error` if more than intended would have changed: that is a bug in expctl, and nothing may be written.
 */
export function proveEdits(
  { blocks, source: { text } }: MarkdownDocument,
  edits: readonly Edit[],
  { added = [], continued = 0 }: Intended = {},
): string {
  if (edits.length === 0) return text;
  const after = applyEdits(text, edits);
  const touched = blocks.map((block) =>
    edits.some(({ span }) => span.start <= block.span.end && block.span.start <= span.end),
  );
  const isTouched = (index: number): boolean => added.length === 0 && touched[index] === true;
  const start = edits.reduce((first, { span }) => Math.min(first, span.start), Infinity);
  const place = blocks.filter(({ span }) => span.end <= start).length;
  const first = Math.max(0, (touched.includes(true) ? touched.indexOf(true) : place) - 1);
  const last = Math.min(blocks.length - 1, (touched.includes(true) ? touched.lastIndexOf(true) : place) + 1);
  const from = Math.min(lineAround(text, blocks[first]?.span.start ?? 0).start, lineAround(text, start).start);
  const to = lineAround(
    text,
    Math.max(blocks[last]?.span.end ?? text.length, ...edits.map(({ span }) => span.end)),
  ).end;
  const was = text.slice(from, to);
  const is = after.slice(from, to + after.length - text.length);
  const isAtStart = from === 0;
  const reading = regionOf(is, isAtStart);
  const reason =
    additionProblem(reading.blocks, added, place - first) ??
    difference(
      regionOf(was, isAtStart),
      { ...reading, blocks: reading.blocks.toSpliced(place - first, added.length) },
      { isTouched: (index) => isTouched(first + index), continued },
    );
  if (reason !== undefined) throw new Error(`an edit would have changed more than it should: ${reason}`);
  return after;
}

function additionProblem(blocks: readonly Block[], added: readonly BlockKind[], place: number): string | undefined {
  const kinds = blocks.slice(place, place + added.length).map(({ kind }) => kind);
  return kinds.join(' ') === added.join(' ') ? undefined : `${kinds.join(' ')} came in for ${added.join(' ')}`;
}

type Read = { readonly text: string; readonly blocks: readonly Block[] };

/**
 * Front matter is possible only at the start of the document: elsewhere a line feed is put in front, so that a rule is
 * not read as its fence.
 */
function regionOf(slice: string, isAtStart: boolean): Read {
  const text = isAtStart ? slice : `\n${slice}`;
  return { text, blocks: readBlocks(text) };
}

type Expected = { readonly isTouched: (index: number) => boolean; readonly continued: number };

function difference(was: Read, is: Read, { isTouched, continued }: Expected): string | undefined {
  let left = continued;
  if (was.blocks.length !== is.blocks.length) return `${was.blocks.length} blocks became ${is.blocks.length}`;
  for (const [index, before] of was.blocks.entries()) {
    const behind = is.blocks[index];
    if (behind?.kind !== before.kind) return `a ${before.kind} became a ${behind?.kind ?? 'nothing'}`;
    const textBefore = textOf(was, before);
    const textBehind = textOf(is, behind);
    if (!isTouched(index) && textBefore !== textBehind) return `a ${before.kind} beside it changed`;
    const [held, holds] = [heldIn(before), heldIn(behind)];
    const problem = tablesProblem([was, held.tables], [is, holds.tables]);
    if (problem !== undefined) return problem;
    if (held.items === holds.items && held.kinds !== holds.kinds) return `the content of a ${before.kind} changed`;
    if (before.kind !== 'list') continue;
    const rows = rowsIn(holds.tables) - rowsIn(held.tables);
    const lines = countLines(textBehind) - countLines(textBefore) - rows;
    const items = holds.items - held.items;
    left -= lines - items;
    if (items > lines || left < 0) return `${lines} lines made ${items} items`;
  }
  return undefined;
}

type Held = { readonly items: number; readonly tables: readonly Table[]; readonly kinds: string };

/** The items and tables that a block contains, however deep; a table contains itself. */
function heldIn(block: Block): Held {
  const tables: Table[] = [];
  const kinds: string[] = [];
  let items = 0;
  walkBlocks([block], (node, depth) => {
    kinds.push(`${depth} ${node.kind}`);
    if (node.kind === 'item') items++;
    if (node.kind === 'table') tables.push(node);
  });
  return { items, tables, kinds: kinds.join(', ') };
}

type Tables = readonly [Read, readonly Table[]];

function tablesProblem([was, before]: Tables, [is, behind]: Tables): string | undefined {
  if (before.length !== behind.length) return `${before.length} tables became ${behind.length}`;
  for (const [index, table] of before.entries()) {
    const after = behind[index] ?? table;
    const lines = countLines(textOf(is, after)) - countLines(textOf(was, table));
    const rows = after.rows.length - table.rows.length;
    if (rows !== lines) return `${lines} lines made ${rows} rows`;
    if (after.alignment.length < table.alignment.length) return 'a column is gone';
  }
  return undefined;
}

const rowsIn = (tables: readonly Table[]): number => tables.reduce((count, { rows }) => count + rows.length, 0);

const textOf = ({ text }: Read, { span }: Block): string => text.slice(span.start, span.end);

const countLines = (text: string): number => indexLines(text).starts.length;
