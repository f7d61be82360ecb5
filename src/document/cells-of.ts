import type { Cell, Row } from './block.ts';
import { CHAR, isPadding, skipPadding, trimPadding } from './blocks/char.ts';

/**
 * Splits a row at its pipes into all its cells: every pipe counts, even in a code span, unless a backslash escapes it.
 * Spans leave out padding and pipes; a blank cell's span is empty and is where its content would begin.
 */
export function cellsOf(text: string, { span: { start, end } }: Row): readonly Cell[] {
  const cells: Cell[] = [];
  const last = trimPadding(text, start, end);
  let from = skipPadding(text, start, last);
  if (from < last && text.charCodeAt(from) === CHAR.pipe) from++;
  for (;;) {
    const pipe = nextPipe(text, from, last);
    if (pipe === last && from === last && cells.length > 0) return cells;
    cells.push({ span: contentSpan(text, from, pipe) });
    if (pipe === last) return cells;
    from = pipe + 1;
  }
}

/** How many cells `cellsOf` would return, without creating them. */
export function countCells(text: string, { span: { start, end } }: Row): number {
  const last = trimPadding(text, start, end);
  let from = skipPadding(text, start, last);
  if (from < last && text.charCodeAt(from) === CHAR.pipe) from++;
  for (let count = 0; ; count++) {
    const pipe = nextPipe(text, from, last);
    if (pipe === last) return from === last && count > 0 ? count : count + 1;
    from = pipe + 1;
  }
}

function nextPipe(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (unit === CHAR.pipe) return at;
    const escapes = unit === CHAR.backslash && at + 1 < end && isEscapable(text.charCodeAt(at + 1));
    at += escapes ? 2 : 1;
  }
  return end;
}

const isEscapable = (unit: number): boolean => unit === CHAR.pipe || unit === CHAR.backslash;

function contentSpan(text: string, from: number, pipe: number): Cell['span'] {
  const start = skipPadding(text, from, pipe);
  if (start < pipe) return { start, end: trimPadding(text, start, pipe) };
  const blank = from < pipe && isPadding(text.charCodeAt(from)) ? from + 1 : from;
  return { start: blank, end: blank };
}
