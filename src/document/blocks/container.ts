import { isAsciiDigit } from '../../text/letters.ts';
import { CHAR, skipPadding } from './char.ts';
import { closeTo, finishedItem } from './close.ts';
import { moveTo, stepOver, takeIndent } from './line.ts';
import { footnoteMarkerLength, listMarkerLength } from './marker.ts';
import { type Container, innermost, type OpenList, pushContainer, type Reader } from './reader.ts';

/** How deeply quotes, items and footnotes may be nested; anything deeper is read as the text of a paragraph. */
export const DEEPEST_NESTING = 1000;

const CODE_INDENT = 4;

/**
 * Consumes the prefixes that tie the line to the open containers, outermost first, and returns how many of the
 * containers the line belongs to. An item that ends because its next sibling begins is replaced by it and counts.
 */
export function continueContainers(reader: Reader): number {
  const { stack } = reader;
  let depth = 0;
  for (;;) {
    const container = depth < reader.depth ? stack[depth] : undefined;
    if (container === undefined) return depth;
    if (reader.blank) return continueBlank(reader, depth);
    if (!continues(reader, container)) {
      return container.list !== undefined && beginSibling(reader, depth, container.list) ? depth + 1 : depth;
    }
    depth++;
  }
}

function continues(reader: Reader, container: Container): boolean {
  if (container.kind === 'quote') return takeQuoteSign(reader, container);
  if (container.shut || reader.indent < container.size) return false;
  takeIndent(reader, container.size);
  container.bare = false;
  return true;
}

function takeQuoteSign(reader: Reader, container: Container): boolean {
  if (reader.indent >= CODE_INDENT || reader.text.charCodeAt(reader.first) !== CHAR.greater) return false;
  stepOver(reader, 1);
  takeIndent(reader, 1);
  container.end = reader.lineEnd;
  return true;
}

/** A blank line belongs to every item and footnote up to the next quote, since it lacks the quote's sign. */
function continueBlank(reader: Reader, depth: number): number {
  const { quotes } = reader;
  let matched = reader.depth;
  for (let i = quotes.length - 1; i >= 0; i--) {
    const place = quotes[i] ?? 0;
    if (place < depth) break;
    matched = place;
  }
  if (matched < reader.depth) return matched;
  const container = innermost(reader);
  if (container === undefined) return matched;
  takeIndent(reader, container.blankSize);
  if (container.bare) container.shut = true;
  return matched;
}

/**
 * Opens the containers that begin in the line, inside the `matched` ones it belongs to. The first of them closes
 * whatever else was open. Returns true if at least one began.
 */
export function openContainers(reader: Reader, matched: number): boolean {
  const { text } = reader;
  let opened = false;
  while (!reader.blank && reader.indent < CODE_INDENT) {
    const sign = text.charCodeAt(reader.first);
    if (!BEGINS_CONTAINER[sign]) return opened;
    const interrupts = !opened && matched === reader.depth && reader.leaf?.kind === 'paragraph';
    const length = markerLength(reader, sign, interrupts);
    if (length === 0) return opened;
    if ((opened ? reader.depth : matched) >= DEEPEST_NESTING) {
      reader.tooDeep ??= { start: reader.first, end: reader.lineEnd };
      return opened;
    }
    if (!opened) closeTo(reader, matched);
    opened = true;
    if (sign === CHAR.greater) openQuote(reader);
    else if (sign === CHAR.openBracket) openFootnote(reader, length);
    else openItem(reader, length, undefined);
  }
  return opened;
}

const BEGINS_CONTAINER = new Uint8Array(128);
for (const sign of '>[-+*0123456789') BEGINS_CONTAINER[sign.charCodeAt(0)] = 1;

function markerLength(reader: Reader, sign: number, interrupts: boolean): number {
  if (sign === CHAR.greater) return 1;
  if (sign === CHAR.openBracket) return footnoteMarkerLength(reader);
  const length = listMarkerLength(reader);
  return interrupts && length > 0 && !mayInterrupt(reader, sign, length) ? 0 : length;
}

/**
 * Only an item with content, and with the number 1 if it is numbered, may begin a list directly after a line of a
 * paragraph.
 */
function mayInterrupt({ text, first, lineEnd }: Reader, sign: number, length: number): boolean {
  if (isAsciiDigit(sign) && (sign !== CHAR.one || length !== 2)) return false;
  return skipPadding(text, first + length, lineEnd) < lineEnd;
}

function openQuote(reader: Reader): void {
  pushContainer(reader, 'quote', 0);
  stepOver(reader, 1);
  takeIndent(reader, 1);
}

function openFootnote(reader: Reader, length: number): void {
  pushContainer(reader, 'footnote-definition', CODE_INDENT);
  stepOver(reader, length);
  moveTo(reader, reader.first, reader.firstColumn);
}

function openItem(reader: Reader, length: number, sibling: OpenList | undefined): void {
  const { text, first, indent } = reader;
  const container = pushContainer(reader, 'item', 0);
  container.list = sibling ?? newList(text, first, length);
  container.marker = { start: first, end: first + length };
  stepOver(reader, length);
  const padding = reader.blank || reader.indent > CODE_INDENT ? 1 : reader.indent;
  container.bare = reader.blank;
  container.mayBeTask = !reader.blank || reader.at === reader.lineEnd;
  container.size = indent + length + padding;
  container.blankSize += container.size;
  if (!reader.blank) takeIndent(reader, padding);
}

const newList = (text: string, start: number, length: number): OpenList => ({
  start,
  ordered: isAsciiDigit(text.charCodeAt(start)),
  sign: text.charCodeAt(start + length - 1),
  items: [],
});

/** Begins the next item of `list`, which is at `depth`, if the line does so. */
function beginSibling(reader: Reader, depth: number, list: OpenList): boolean {
  if (reader.indent >= CODE_INDENT) return false;
  const length = listMarkerLength(reader);
  if (length === 0) return false;
  const { text, first } = reader;
  if (text.charCodeAt(first + length - 1) !== list.sign || isAsciiDigit(text.charCodeAt(first)) !== list.ordered)
    return false;
  closeTo(reader, depth + 1);
  const before = innermost(reader);
  if (before !== undefined) list.items.push(finishedItem(before));
  reader.depth--;
  openItem(reader, length, list);
  return true;
}
