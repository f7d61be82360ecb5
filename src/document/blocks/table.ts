import type { Span } from '../../text/span.ts';
import type { Alignment } from '../block.ts';
import { CHAR, isPadding, skipPadding } from './char.ts';
import type { OpenParagraph, OpenTable, Reader } from './reader.ts';

/** The table whose header is the paragraph's last line, if the current line is a delimiter row that fits it. */
export function tableUnder(reader: Reader, { lines, mayBeHeader }: OpenParagraph): OpenTable | undefined {
  const header = lines[lines.length - 1];
  if (!mayBeHeader || header === undefined) return undefined;
  const { text, first, lineEnd } = reader;
  const sign = text.charCodeAt(first);
  if (sign !== CHAR.pipe && sign !== CHAR.dash && sign !== CHAR.colon) return undefined;
  const alignment = delimiterAlignment(text, first, lineEnd);
  if (alignment === undefined || countHeaderCells(text, header, alignment.length) !== alignment.length)
    return undefined;
  return { kind: 'table', header: { span: header }, delimiter: { start: first, end: lineEnd }, alignment, rows: [] };
}

/** The columns of a delimiter row, or undefined if the line is not one: it must contain `|` or `:`. */
function delimiterAlignment(text: string, from: number, end: number): Alignment[] | undefined {
  const columns: Alignment[] = [];
  let marked = text.charCodeAt(from) === CHAR.pipe;
  let at = marked ? skipPadding(text, from + 1, end) : from;
  while (at < end) {
    const left = text.charCodeAt(at) === CHAR.colon;
    if (left) at++;
    const dashes = at;
    while (at < end && text.charCodeAt(at) === CHAR.dash) at++;
    if (at === dashes) return undefined;
    const right = at < end && text.charCodeAt(at) === CHAR.colon;
    if (right) at++;
    columns.push(alignmentOf(left, right));
    at = skipPadding(text, at, end);
    const pipe = at < end && text.charCodeAt(at) === CHAR.pipe;
    if (at < end && !pipe) return undefined;
    marked ||= left || right || pipe;
    if (pipe) at = skipPadding(text, at + 1, end);
  }
  return marked && columns.length > 0 ? columns : undefined;
}

function alignmentOf(left: boolean, right: boolean): Alignment {
  if (left && right) return 'center';
  if (left) return 'left';
  return right ? 'right' : undefined;
}

/** How many cells a header line has, or more than `enough`; 0 for a single pipe, which is not a header. */
function countHeaderCells(text: string, { start, end }: Span, enough: number): number {
  let count = 0;
  let inCell = false;
  let pipes = 0;
  for (let at = start; at < end && count <= enough; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CHAR.pipe) {
      if (!inCell && pipes > 0) count++;
      inCell = false;
      pipes++;
    } else if (!isPadding(unit)) {
      if (!inCell) count++;
      inCell = true;
      if (unit === CHAR.backslash && isEscaped(text, at + 1, end)) at++;
    }
  }
  return count;
}

const isEscaped = (text: string, at: number, end: number): boolean =>
  at < end && (text.charCodeAt(at) === CHAR.pipe || text.charCodeAt(at) === CHAR.backslash);
