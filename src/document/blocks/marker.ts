import { isAsciiDigit } from '../../text/letters.ts';
import { CHAR, isPadding, skipPadding, trimPadding } from './char.ts';
import type { Reader } from './reader.ts';

/** Whether the rest of the line, from its first unit on, is a thematic break. */
export function isThematicBreak(reader: Reader): boolean {
  const { text, first, lineEnd } = reader;
  const sign = text.charCodeAt(first);
  if (sign !== CHAR.star && sign !== CHAR.dash && sign !== CHAR.underscore) return false;
  if (sign === reader.noBreakSign && first < reader.noBreakUntil) return false;
  let count = 0;
  for (let at = first; at < lineEnd; at++) {
    const unit = text.charCodeAt(at);
    if (unit === sign) count++;
    else if (!isPadding(unit)) {
      reader.noBreakSign = sign;
      reader.noBreakUntil = at;
      return false;
    }
  }
  return count >= 3;
}

/** Whether the rest of the line is a setext underline. */
export function isSetextUnderline({ text, first, lineEnd }: Reader): boolean {
  const sign = text.charCodeAt(first);
  if (sign !== CHAR.equals && sign !== CHAR.dash) return false;
  let at = first;
  while (at < lineEnd && text.charCodeAt(at) === sign) at++;
  return skipPadding(text, at, lineEnd) === lineEnd;
}

/** The number of `#`s of an ATX heading that begins here, or 0. */
export function atxDepth({ text, first, lineEnd }: Reader): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  let at = first;
  while (at < lineEnd && at - first < 7 && text.charCodeAt(at) === CHAR.hash) at++;
  const depth = at - first;
  if (at < lineEnd && !isPadding(text.charCodeAt(at))) return 0;
  return depth === 1 || depth === 2 || depth === 3 || depth === 4 || depth === 5 || depth === 6 ? depth : 0;
}

/** Where the content of an ATX heading whose text runs from `from` to `end` ends: before padding and closing `#`s. */
export function atxContentEnd(text: string, from: number, end: number): number {
  const trimmed = trimPadding(text, from, end);
  let at = trimmed;
  while (at > from && text.charCodeAt(at - 1) === CHAR.hash) at--;
  if (at === from) return from;
  return at < trimmed && isPadding(text.charCodeAt(at - 1)) ? trimPadding(text, from, at) : trimmed;
}

/** The number of units of the code fence that begins here, or 0; a backtick fence has no backtick in its info. */
export function fenceSize({ text, first, lineEnd }: Reader): number {
  const sign = text.charCodeAt(first);
  if (sign !== CHAR.backtick && sign !== CHAR.tilde) return 0;
  let at = first;
  while (at < lineEnd && text.charCodeAt(at) === sign) at++;
  if (at - first < 3) return 0;
  if (sign === CHAR.tilde) return at - first;
  for (let info = at; info < lineEnd; info++) if (text.charCodeAt(info) === CHAR.backtick) return 0;
  return at - first;
}

/** Whether the rest of the line closes a fence of `size` units `sign`. */
export function closesFence({ text, first, lineEnd }: Reader, sign: number, size: number): boolean {
  let at = first;
  while (at < lineEnd && text.charCodeAt(at) === sign) at++;
  return at - first >= size && skipPadding(text, at, lineEnd) === lineEnd;
}

const LONGEST_NUMBER = 9;
const LONGEST_FOOTNOTE_LABEL = 999;

/** The length of the list marker that begins here (`-`, `12.`), or 0; padding or the end of the line must follow. */
export function listMarkerLength(reader: Reader): number {
  const { text, first, lineEnd } = reader;
  const sign = text.charCodeAt(first);
  let at = first;
  if (isAsciiDigit(sign)) {
    while (at < lineEnd && at - first <= LONGEST_NUMBER && isAsciiDigit(text.charCodeAt(at))) at++;
    const delimiter = at < lineEnd ? text.charCodeAt(at) : 0;
    if (at - first > LONGEST_NUMBER || (delimiter !== CHAR.dot && delimiter !== CHAR.closeParen)) return 0;
  } else if (sign !== CHAR.dash && sign !== CHAR.star && sign !== CHAR.plus) return 0;
  at++;
  if (at < lineEnd && !isPadding(text.charCodeAt(at))) return 0;
  return isThematicBreak(reader) ? 0 : at - first;
}

/** The length of a GFM footnote definition's `[^label]:` that begins here, or 0. */
export function footnoteMarkerLength({ text, first, lineEnd }: Reader): number {
  if (first + 4 >= lineEnd + 1 || text.charCodeAt(first + 1) !== CHAR.caret) return 0;
  let at = first + 2;
  while (at < lineEnd && at - first - 2 <= LONGEST_FOOTNOTE_LABEL) {
    const unit = text.charCodeAt(at);
    if (unit === CHAR.openBracket || isPadding(unit)) return 0;
    if (unit === CHAR.closeBracket) break;
    at += unit === CHAR.backslash && at + 1 < lineEnd && isLabelEscape(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  const size = at - first - 2;
  if (size === 0 || size > LONGEST_FOOTNOTE_LABEL || at + 1 >= lineEnd) return 0;
  if (text.charCodeAt(at) !== CHAR.closeBracket || text.charCodeAt(at + 1) !== CHAR.colon) return 0;
  return at + 2 - first;
}

const isLabelEscape = (unit: number): boolean =>
  unit === CHAR.openBracket || unit === CHAR.backslash || unit === CHAR.closeBracket;
