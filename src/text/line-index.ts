import type { Span } from './span.ts';

/** A place as people and editors count it: line and column from 1, where the column counts UTF-16 units. */
export type Point = { readonly line: number; readonly column: number };

/** The offsets at which the lines of a text begin; line 1 is at index 0. LF, CRLF and a lone CR end a line. */
export type LineIndex = { readonly starts: readonly number[]; readonly length: number };

const LF = 10;
const CR = 13;

/** Finds the start of each line of `text`, in one pass. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
    return { starts, length: text.length };
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return { starts, length: text.length };
}

/** The number (from 1) of the line that contains `offset`. */
export function lineAt(index: LineIndex, offset: number): number {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The line and column of `offset`. */
export function pointAt(index: LineIndex, offset: number): Point {
  const line = lineAt(index, offset);
  return { line, column: offset - (index.starts[line - 1] ?? 0) + 1 };
}

/** The span of line number `line` (from 1), including its line ending. */
export function lineSpan(index: LineIndex, line: number): Span {
  return { start: index.starts[line - 1] ?? index.length, end: index.starts[line] ?? index.length };
}
