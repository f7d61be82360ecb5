import { CHAR } from './char.ts';
import type { Reader } from './reader.ts';

const TAB_SIZE = 4;

/** Moves to the next line and measures its indentation; false at the end of the text. */
export function nextLine(reader: Reader): boolean {
  const { text, nextStart } = reader;
  if (nextStart >= text.length) return false;
  if (reader.nextLineFeed < nextStart) reader.nextLineFeed = placeOf(text, '\n', nextStart);
  if (reader.nextReturn < nextStart) reader.nextReturn = placeOf(text, '\r', nextStart);
  const { nextLineFeed, nextReturn } = reader;
  const end = nextReturn < nextLineFeed ? nextReturn : nextLineFeed;
  const pair = end === nextReturn && nextLineFeed === end + 1;
  reader.lineStart = nextStart;
  reader.lineEnd = end;
  reader.nextStart = end >= text.length ? end : end + (pair ? 2 : 1);
  reader.noBreakUntil = 0;
  moveTo(reader, nextStart, 0);
  return true;
}

function placeOf(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found;
}

/** Moves to offset `at`, which is at `column`, and measures the padding after it. */
export function moveTo(reader: Reader, at: number, column: number): void {
  reader.at = at;
  reader.column = column;
  reader.tabRest = 0;
  const { text, lineEnd } = reader;
  let first = at;
  let firstColumn = column;
  while (first < lineEnd) {
    const unit = text.charCodeAt(first);
    if (unit === CHAR.space) firstColumn++;
    else if (unit === CHAR.tab) firstColumn += TAB_SIZE - (firstColumn % TAB_SIZE);
    else break;
    first++;
  }
  reader.first = first;
  reader.firstColumn = firstColumn;
  reader.indent = firstColumn - column;
  reader.blank = first >= lineEnd;
}

/** Skips `length` units that are not padding, from the first such unit of the line. */
export function stepOver(reader: Reader, length: number): void {
  moveTo(reader, reader.first + length, reader.firstColumn + length);
}

/** Consumes `columns` of the indentation, or all of it if there is less; a tab may be consumed in part. */
export function takeIndent(reader: Reader, columns: number): void {
  let wanted = Math.min(columns, reader.indent);
  reader.indent -= wanted;
  if (wanted <= reader.tabRest) {
    reader.tabRest -= wanted;
    return;
  }
  wanted -= reader.tabRest;
  reader.tabRest = 0;
  while (wanted > 0) {
    const isTab = reader.text.charCodeAt(reader.at) === CHAR.tab;
    const width = isTab ? TAB_SIZE - (reader.column % TAB_SIZE) : 1;
    reader.at++;
    reader.column += width;
    if (width > wanted) reader.tabRest = width - wanted;
    wanted -= width;
  }
}
