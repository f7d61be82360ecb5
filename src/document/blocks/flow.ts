import { CHAR, skipPadding, trimPadding } from './char.ts';
import { closeTo } from './close.ts';
import { htmlEndsIn, htmlTypeAt } from './html.ts';
import { codeOf, closeLeaf } from './leaf.ts';
import { moveTo, takeIndent } from './line.ts';
import { atxContentEnd, atxDepth, closesFence, fenceSize, isSetextUnderline, isThematicBreak } from './marker.ts';
import { closeAsHeading, closeParagraph, growParagraph, openParagraph } from './paragraph.ts';
import {
  addBlock,
  type OpenFence,
  type OpenHtml,
  type OpenIndented,
  type OpenParagraph,
  type Reader,
} from './reader.ts';
import { tableUnder } from './table.ts';

const CODE_INDENT = 4;

/**
 * If fenced code or HTML is open, which takes every line of its containers unchanged, consumes the line and returns
 * true.
 */
export function continueConcrete(reader: Reader): boolean {
  const { leaf } = reader;
  if (leaf?.kind === 'fence') {
    continueFence(reader, leaf);
    return true;
  }
  return leaf?.kind === 'html' && continueHtml(reader, leaf);
}

function continueFence(reader: Reader, leaf: OpenFence): void {
  leaf.end = reader.lineEnd;
  if (!reader.blank && reader.indent < CODE_INDENT && closesFence(reader, leaf.marker, leaf.size)) {
    reader.leaf = undefined;
    addBlock(reader, codeOf(leaf, true));
    return;
  }
  takeIndent(reader, leaf.indent);
  leaf.lines.push({ start: reader.at, end: reader.lineEnd });
}

function continueHtml(reader: Reader, leaf: OpenHtml): boolean {
  const { text, at: from, lineEnd: end, blank } = reader;
  const { type } = leaf;
  if (blank && type >= 6) {
    closeLeaf(reader);
    return true;
  }
  leaf.end = end;
  if (htmlEndsIn(text, from, { end, type })) closeHtml(reader, leaf);
  return true;
}

function closeHtml(reader: Reader, leaf: OpenHtml): void {
  leaf.ended = true;
  closeLeaf(reader);
}

/**
 * Reads the rest of a line that belongs to `matched` of the open containers; if that is fewer than all, the line is
 * lazy.
 */
export function readFlow(reader: Reader, matched: number): void {
  const { leaf } = reader;
  const lazy = matched < reader.depth;
  if (reader.blank) readBlank(reader, matched, lazy);
  else if (leaf === undefined) readFresh(reader, matched);
  else if (leaf.kind === 'paragraph') readInParagraph(reader, leaf, matched);
  else if (lazy) readFresh(reader, matched);
  else if (leaf.kind === 'indented' && reader.indent >= CODE_INDENT) growIndented(reader, leaf);
  else if (leaf.kind !== 'table' || reader.indent >= CODE_INDENT) readFresh(reader, matched);
  else if (!beginLeaf(reader, matched, false)) leaf.rows.push({ span: { start: reader.first, end: reader.lineEnd } });
}

function readBlank(reader: Reader, matched: number, lazy: boolean): void {
  const { leaf } = reader;
  if (lazy) closeTo(reader, matched);
  else if (leaf?.kind === 'indented') growIndented(reader, leaf);
  else if (leaf !== undefined) closeLeaf(reader);
}

function readFresh(reader: Reader, matched: number): void {
  if (reader.indent >= CODE_INDENT) openIndented(reader, matched);
  else if (!beginLeaf(reader, matched, false)) {
    closeTo(reader, matched);
    openParagraph(reader);
  }
}

function readInParagraph(reader: Reader, leaf: OpenParagraph, matched: number): void {
  if (reader.indent >= CODE_INDENT) growParagraph(reader, leaf, false);
  else if (matched === reader.depth && readUnderParagraph(reader, leaf)) return;
  else if (reader.leaf === undefined) readFresh(reader, matched);
  else if (!beginLeaf(reader, matched, matched === reader.depth)) growParagraph(reader, leaf, true);
}

/** Reads what has a meaning only below a paragraph's last line: a setext underline or a table's delimiter row. */
function readUnderParagraph(reader: Reader, leaf: OpenParagraph): boolean {
  if (isSetextUnderline(reader)) return closeAsHeading(reader, leaf);
  const table = tableUnder(reader, leaf);
  if (table === undefined) return false;
  leaf.lines.pop();
  closeParagraph(reader, leaf);
  reader.leaf = table;
  return true;
}

const BEGINS_LEAF = new Uint8Array(128);
for (const sign of '#*-_<`~') BEGINS_LEAF[sign.charCodeAt(0)] = 1;

/**
 * Begins a heading, thematic break, fenced code or HTML block with the rest of the line and closes what was open
 * before; returns false if the line begins none of them. Inside a paragraph a complete tag begins nothing.
 */
function beginLeaf(reader: Reader, matched: number, inParagraph: boolean): boolean {
  const sign = reader.text.charCodeAt(reader.first);
  if (!BEGINS_LEAF[sign]) return false;
  if (sign === CHAR.hash) return beginHeading(reader, matched);
  if (sign === CHAR.less) return beginHtml(reader, matched, inParagraph);
  if (sign === CHAR.backtick || sign === CHAR.tilde) return beginFence(reader, matched);
  if (!isThematicBreak(reader)) return false;
  closeTo(reader, matched);
  addBlock(reader, { kind: 'thematic-break', span: { start: reader.first, end: reader.lineEnd } });
  return true;
}

function beginHeading(reader: Reader, matched: number): boolean {
  const depth = atxDepth(reader);
  if (depth === 0) return false;
  closeTo(reader, matched);
  const { text, first, lineEnd } = reader;
  const start = skipPadding(text, first + depth, lineEnd);
  const content = { start, end: atxContentEnd(text, start, lineEnd) };
  addBlock(reader, { kind: 'heading', span: { start: first, end: lineEnd }, depth, setext: false, content });
  return true;
}

function beginHtml(reader: Reader, matched: number, inParagraph: boolean): boolean {
  const { text, first, at: start, lineEnd: end } = reader;
  const type = htmlTypeAt(text, first, end);
  if (type === undefined || (type === 7 && inParagraph)) return false;
  closeTo(reader, matched);
  const leaf: OpenHtml = { kind: 'html', start, type, end, ended: false };
  reader.leaf = leaf;
  if (htmlEndsIn(text, first + 1, { end, type })) closeHtml(reader, leaf);
  return true;
}

function beginFence(reader: Reader, matched: number): boolean {
  const size = fenceSize(reader);
  if (size === 0) return false;
  closeTo(reader, matched);
  const { text, first, lineEnd, indent } = reader;
  moveTo(reader, first + size, 0);
  const info = reader.blank ? undefined : { start: reader.first, end: trimPadding(text, reader.first, lineEnd) };
  reader.leaf = {
    kind: 'fence',
    start: first,
    marker: text.charCodeAt(first),
    size,
    indent,
    info,
    lines: [],
    end: lineEnd,
  };
  return true;
}

function openIndented(reader: Reader, matched: number): void {
  closeTo(reader, matched);
  const leaf: OpenIndented = { kind: 'indented', start: reader.at, lines: [], blank: [], end: reader.lineEnd };
  reader.leaf = leaf;
  growIndented(reader, leaf);
}

/** Adds a line to indented code; a blank line too short for code is held back until more code follows. */
function growIndented(reader: Reader, leaf: OpenIndented): void {
  const isCode = reader.indent >= CODE_INDENT;
  takeIndent(reader, CODE_INDENT);
  const line = { start: reader.at, end: reader.lineEnd };
  if (!isCode) {
    leaf.blank.push(line);
    return;
  }
  for (const blank of leaf.blank) leaf.lines.push(blank);
  leaf.blank = [];
  leaf.lines.push(line);
  leaf.end = reader.lineEnd;
}
