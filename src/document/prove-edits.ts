import { applyEdits } from '../text/edit.ts';
import { indexLines } from '../text/line-index.ts';
import { readBlocks } from './read-blocks.ts';
import type { Block } from './block.ts';
import type { MarkdownDocument } from './markdown-document.ts';
import type { Edit } from '../text/edit.ts';

/**
 * Makes edits and reads what was edited again, with its neighbours: the same blocks in the same order, the neighbours the
 * same to the letter, and in a table as many rows more as lines were added. Answers with the new text; throws a plain
 * `Error` where more than the intended would have changed: our own bug, and nothing may be written then.
 */
export function proveEdits({ blocks, source: { text } }: MarkdownDocument, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const after = applyEdits(text, edits);
  const touched = blocks.map((block) =>
    edits.some(({ span }) => span.start <= block.span.end && block.span.start <= span.end),
  );
  const first = Math.max(0, touched.indexOf(true) - 1);
  const last = Math.min(blocks.length - 1, (touched.includes(true) ? touched.lastIndexOf(true) : 0) + 1);
  const from = lineStart(text, blocks[first]?.span.start ?? 0);
  const to = lineEnd(text, Math.max(blocks[last]?.span.end ?? text.length, ...edits.map(({ span }) => span.end)));
  const was = text.slice(from, to);
  const is = after.slice(from, to + after.length - text.length);
  const reason = difference(
    { text: was, blocks: blocksOf(was) },
    { text: is, blocks: blocksOf(is) },
    (index) => touched[first + index] === true,
  );
  if (reason !== undefined) throw new Error(`an edit would have changed more than it should: ${reason}`);
  return after;
}

type Read = { readonly text: string; readonly blocks: readonly Block[] };

/** A line feed in front keeps a rule at the region's start from being read as front matter. */
const blocksOf = (text: string): readonly Block[] => readBlocks(`\n${text}`);

function difference(was: Read, is: Read, isTouched: (index: number) => boolean): string | undefined {
  if (was.blocks.length !== is.blocks.length) return `${was.blocks.length} blocks became ${is.blocks.length}`;
  for (const [index, before] of was.blocks.entries()) {
    const behind = is.blocks[index];
    if (behind?.kind !== before.kind) return `a ${before.kind} became a ${behind?.kind ?? 'nothing'}`;
    const textBefore = textOf(was, before);
    const textBehind = textOf(is, behind);
    if (!isTouched(index) && textBefore !== textBehind) return `a ${before.kind} beside it changed`;
    if (before.kind !== 'table' || behind.kind !== 'table') continue;
    const lines = countLines(textBehind) - countLines(textBefore);
    if (behind.rows.length - before.rows.length !== lines)
      return `${lines} lines made ${behind.rows.length - before.rows.length} rows`;
    if (behind.alignment.length < before.alignment.length) return 'a column is gone';
  }
  return undefined;
}

const textOf = ({ text }: Read, { span }: Block): string => text.slice(span.start - 1, span.end - 1);

const countLines = (text: string): number => indexLines(text).starts.length;

function lineStart(text: string, offset: number): number {
  const line = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  return line + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = /[\r\n]/gu;
  end.lastIndex = offset;
  return end.exec(text)?.index ?? text.length;
}
