import { cellsOf } from '../../document/cells-of.ts';
import type { Row } from '../../document/block.ts';
import { sliceOf } from '../../text/span.ts';

const PIPE = 124;
const BACKSLASH = 92;
const BLANK = 32;

/** The text of one cell of a row, without splitting the rest; the cells before it are skipped pipe by pipe. */
export function cellTextAt(text: string, row: Row, index: number): string | undefined {
  const { start, end } = row.span;
  if (text.charCodeAt(start) !== PIPE) return splitCell(text, row, index);
  let from = start + 1;
  for (let passed = 0; passed < index; passed++) {
    from = pipeFrom(text, from, end) + 1;
    if (from > end) return undefined;
  }
  const close = pipeFrom(text, from, end);
  return close === end && index > 0 ? splitCell(text, row, index) : trimmed(text, from, close);
}

/** Handles a row without a leading pipe, and the last cell of a row without a closing pipe. */
function splitCell(text: string, row: Row, index: number): string | undefined {
  const cell = cellsOf(text, row)[index];
  return cell && sliceOf(text, cell.span);
}

function pipeFrom(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === PIPE) return at;
  }
  return end;
}

function trimmed(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isPadding(text.charCodeAt(start))) start++;
  while (end > start && isPadding(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isPadding = (unit: number): boolean => unit === BLANK || unit === 9;
