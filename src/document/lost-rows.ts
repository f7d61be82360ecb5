import type { Span } from '../text/span.ts';
import type { Block, Table } from './block.ts';
import { trimPadding } from './blocks/char.ts';
import { cellsOf, countCells } from './cells-of.ts';
import type { BlockNode } from './walk-blocks.ts';
import { walkBlocks } from './walk-blocks.ts';

/** Lines that look like rows of a table but belong to none; `span` covers them all. */
export type LostRows = { readonly span: Span; readonly count: number } & LostBecause;

type LostBecause =
  /** The table above them had already ended; `between` is what comes directly after it. */
  | { readonly because: 'cut off'; readonly table: Table; readonly between: Between }
  /** The line of dashes below the header has a different number of cells. */
  | { readonly because: 'other width'; readonly header: number; readonly delimiter: number }
  | { readonly because: 'no delimiter' };

export type Between = 'nothing' | 'a blank line' | 'a comment' | 'more';

/** Finds lines that were meant as rows: after the end of a table in their section, or where no table was recognised. */
export function lostRowsIn(text: string, blocks: readonly Block[]): readonly LostRows[] {
  const found: LostRows[] = [];
  let table: Table | undefined;
  walkBlocks(blocks, (block) => {
    const lines = linesOf(text, block, table);
    const isLed = lines.some(({ start }) => text[start] === '|');
    if (isLed) for (const lost of lostAmong(text, lines, table)) found.push(lost);
    if (block.kind === 'table') table = block;
    if (block.kind === 'heading' && !isLed) table = undefined;
  });
  return found;
}

/** The lines of a block that may be rows. HTML and code directly below a table take in its next lines. */
function linesOf(text: string, block: BlockNode, table: Table | undefined): readonly Span[] {
  if (block.kind === 'paragraph') return block.lines;
  if (block.kind === 'heading') return block.setext ? splitLines(text, block.content) : NONE;
  if (table === undefined || betweenOf(text, table, block.span.start) !== 'nothing') return NONE;
  if (block.kind === 'code') return block.fenced ? NONE : block.lines;
  return block.kind === 'html' && /^\s*<[/a-z]/iu.test(text.slice(block.span.start, block.span.start + 20))
    ? splitLines(text, block.span)
    : NONE;
}

const NONE: readonly Span[] = [];

function splitLines(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  for (let at = start; at < end;) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 || feed >= end ? end : feed;
    lines.push({ start: at, end: text[next - 1] === '\r' ? next - 1 : next });
    at = next + 1;
  }
  return lines;
}

/** Yields one result for each run of lines that look like rows. */
function* lostAmong(text: string, lines: readonly Span[], table: Table | undefined): Generator<LostRows> {
  let rows: Written[] = [];
  for (const line of [...lines, undefined]) {
    const width = line === undefined ? 0 : widthOf(text, line, table?.alignment.length);
    if (line !== undefined && width > 0) {
      rows.push({ line, width });
      continue;
    }
    const because = reasonFor(text, rows, table);
    const span = { start: rows[0]?.line.start ?? 0, end: rows.at(-1)?.line.end ?? 0 };
    if (because !== undefined) yield { span, count: rows.length, ...because };
    rows = [];
  }
}

/** A line that looks like a row, and how many cells it has. */
type Written = { readonly line: Span; readonly width: number };

/**
 * How many cells a line has that begins and ends with a pipe, or that otherwise has exactly the `wanted` number; 0 for
 * any other line.
 */
function widthOf(text: string, line: Span, wanted: number | undefined): number {
  if (text[line.start] !== '|' || line.end - line.start < 3) return 0;
  const width = countCells(text, { span: line });
  const end = trimPadding(text, line.start, line.end);
  const isClosed = text[end - 1] === '|' && text[end - 2] !== '\\';
  return isClosed || (width > 2 && width === wanted) ? width : 0;
}

function reasonFor(text: string, rows: readonly Written[], table: Table | undefined): LostBecause | undefined {
  const [first, second] = rows;
  if (first === undefined) return undefined;
  if (second !== undefined && second.width !== first.width && isDelimiter(text, second.line))
    return { because: 'other width', header: first.width, delimiter: second.width };
  if (table !== undefined) {
    const between = betweenOf(text, table, first.line.start);
    const isOfTable = first.width === table.alignment.length;
    if (isOfTable || (between !== 'more' && first.width > 1)) return { because: 'cut off', table, between };
  }
  const isGrid = first.width > 1 && rows.length > 1 && rows.every(({ width }) => width === first.width);
  return isGrid ? { because: 'no delimiter' } : undefined;
}

const isDelimiter = (text: string, span: Span): boolean =>
  cellsOf(text, { span }).every((cell) => /^:?-+:?$/u.test(text.slice(cell.span.start, cell.span.end)));

const FAR = 2000;

/** What is between a table and an offset below it; quote signs do not count. */
function betweenOf(text: string, { span }: Table, at: number): Between {
  if (at - span.end > FAR) return 'more';
  const between = text.slice(span.end, at);
  const words = between.replace(/[>\s]+/gu, '');
  if (words === '') return /\n[ \t>]*\r?\n/u.test(between) ? 'a blank line' : 'nothing';
  const comment = between.trim();
  return comment.startsWith('<!--') && comment.indexOf('-->') === comment.length - 3 ? 'a comment' : 'more';
}
