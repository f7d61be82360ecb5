import type { Span } from '../../text/span.ts';
import { CHAR, isPadding } from './char.ts';

const LONGEST_LABEL = 999;
const END = -1;

/** A place in the lines of a paragraph: each line ending is read as one line feed, the paragraph's end as -1. */
type Scan = { readonly text: string; readonly lines: readonly Span[]; line: number; at: number; end: number };

/**
 * How many of `lines`, from line `from` on, belong to the link reference definition that begins there; 0 if none
 * begins. As in CommonMark 0.31.2, section 4.7.
 */
export function linesOfDefinition(text: string, lines: readonly Span[], from: number): number {
  const scan: Scan = { text, lines, line: from, at: 0, end: 0 };
  enterLine(scan, from);
  if (!takeLabel(scan) || !take(scan, CHAR.colon)) return 0;
  takeWhitespace(scan);
  if (!takeDestination(scan)) return 0;
  const { line, at, end } = scan;
  if (takeWhitespace(scan) && takeTitle(scan) && takeRestOfLine(scan)) return scan.line - from + 1;
  Object.assign(scan, { line, at, end });
  return takeRestOfLine(scan) ? line - from + 1 : 0;
}

function enterLine(scan: Scan, line: number): void {
  const next = scan.lines[line];
  scan.line = line;
  scan.at = next?.start ?? 0;
  scan.end = next?.end ?? 0;
}

function unitAt(scan: Scan): number {
  if (scan.at < scan.end) return scan.text.charCodeAt(scan.at);
  return scan.line + 1 < scan.lines.length ? CHAR.lineFeed : END;
}

function step(scan: Scan): void {
  if (scan.at < scan.end) scan.at++;
  else if (scan.line + 1 < scan.lines.length) enterLine(scan, scan.line + 1);
}

function take(scan: Scan, unit: number): boolean {
  if (unitAt(scan) !== unit) return false;
  step(scan);
  return true;
}

/** Skips a backslash and, if it is one of `signs`, the unit that it escapes. */
function takeEscape(scan: Scan, signs: readonly number[]): number {
  step(scan);
  if (!signs.includes(unitAt(scan))) return 1;
  step(scan);
  return 2;
}

const ESCAPED_IN_LABEL = [CHAR.openBracket, CHAR.backslash, CHAR.closeBracket] as const;

function takeLabel(scan: Scan): boolean {
  if (!take(scan, CHAR.openBracket)) return false;
  let size = 0;
  let visible = false;
  while (size <= LONGEST_LABEL) {
    const unit = unitAt(scan);
    if (unit === END || unit === CHAR.openBracket) return false;
    if (unit === CHAR.closeBracket) return visible && take(scan, unit);
    if (unit !== CHAR.lineFeed && !isPadding(unit)) visible = true;
    if (unit === CHAR.backslash) size += takeEscape(scan, ESCAPED_IN_LABEL);
    else {
      step(scan);
      if (unit !== CHAR.lineFeed) size++;
    }
  }
  return false;
}

function takeWhitespace(scan: Scan): boolean {
  let any = false;
  for (;;) {
    const unit = unitAt(scan);
    if (!isPadding(unit) && unit !== CHAR.lineFeed) return any;
    any = true;
    step(scan);
  }
}

const ESCAPED_BETWEEN_ANGLES = [CHAR.less, CHAR.greater, CHAR.backslash] as const;
const ESCAPED_IN_DESTINATION = [CHAR.openParen, CHAR.closeParen, CHAR.backslash] as const;

function takeDestination(scan: Scan): boolean {
  if (unitAt(scan) !== CHAR.less) return takeBareDestination(scan);
  step(scan);
  for (;;) {
    const unit = unitAt(scan);
    if (unit === END || unit === CHAR.lineFeed || unit === CHAR.less) return false;
    if (unit === CHAR.backslash) takeEscape(scan, ESCAPED_BETWEEN_ANGLES);
    else step(scan);
    if (unit === CHAR.greater) return true;
  }
}

function takeBareDestination(scan: Scan): boolean {
  let depth = 0;
  let any = false;
  for (;;) {
    const unit = unitAt(scan);
    const ends = unit === END || unit === CHAR.lineFeed || isPadding(unit) || (unit === CHAR.closeParen && depth === 0);
    if (ends) return any && depth === 0;
    if (isControl(unit)) return false;
    any = true;
    if (unit === CHAR.openParen) depth++;
    if (unit === CHAR.closeParen) depth--;
    if (unit === CHAR.backslash) takeEscape(scan, ESCAPED_IN_DESTINATION);
    else step(scan);
  }
}

/** NUL counts as a letter: CommonMark reads it as U+FFFD. */
const isControl = (unit: number): boolean => (unit > 0 && unit < CHAR.space) || unit === CHAR.delete;

function takeTitle(scan: Scan): boolean {
  const open = unitAt(scan);
  if (open !== CHAR.doubleQuote && open !== CHAR.singleQuote && open !== CHAR.openParen) return false;
  const close = open === CHAR.openParen ? CHAR.closeParen : open;
  const escaped = [close, CHAR.backslash];
  step(scan);
  for (;;) {
    const unit = unitAt(scan);
    if (unit === END) return false;
    if (unit === CHAR.backslash) takeEscape(scan, escaped);
    else step(scan);
    if (unit === close) return true;
  }
}

function takeRestOfLine(scan: Scan): boolean {
  while (isPadding(unitAt(scan))) step(scan);
  return scan.at >= scan.end;
}
