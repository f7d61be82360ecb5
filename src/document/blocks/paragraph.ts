import type { Span } from '../../text/span.ts';
import type { Task } from '../block.ts';
import { CHAR, isPadding, skipPadding, trimPadding } from './char.ts';
import { linesOfDefinition } from './definition.ts';
import { addBlock, innermost, type OpenParagraph, type Reader } from './reader.ts';

/** Begins a paragraph with the rest of the line. */
export function openParagraph(reader: Reader): void {
  const inside = innermost(reader);
  const mayBeTask = inside !== undefined && inside.mayBeTask && inside.children.length === 0 && reader.indent === 0;
  reader.leaf = { kind: 'paragraph', lines: [restOfLine(reader)], mayBeHeader: true, mayBeTask };
}

/** Adds the rest of the line to a paragraph; `mayBeHeader` if a delimiter row below would make it a table. */
export function growParagraph(reader: Reader, leaf: OpenParagraph, mayBeHeader: boolean): void {
  leaf.lines.push(restOfLine(reader));
  leaf.mayBeHeader = mayBeHeader;
}

const restOfLine = ({ first, lineEnd }: Reader): Span => ({ start: first, end: lineEnd });

/**
 * Adds the blocks that a paragraph's lines contain: link reference definitions first, then the remaining text, if any.
 */
export function closeParagraph(reader: Reader, leaf: OpenParagraph): void {
  const lines = takeDefinitions(reader, leaf.lines);
  const span = spanOf(lines);
  if (span === undefined) return;
  addBlock(reader, { kind: 'paragraph', span, lines });
  if (leaf.mayBeTask) setTask(reader, lines);
}

/** Ends a paragraph as the text of a setext heading; returns false if it contained only definitions. */
export function closeAsHeading(reader: Reader, leaf: OpenParagraph): boolean {
  reader.leaf = undefined;
  const { text, first, lineEnd } = reader;
  const lines = takeDefinitions(reader, leaf.lines);
  const span = spanOf(lines);
  if (span === undefined) return false;
  const depth = text.charCodeAt(first) === CHAR.equals ? 1 : 2;
  const content = { start: span.start, end: trimPadding(text, span.start, span.end) };
  addBlock(reader, { kind: 'heading', span: { start: span.start, end: lineEnd }, depth, setext: true, content });
  return true;
}

function takeDefinitions(reader: Reader, lines: readonly Span[]): readonly Span[] {
  let taken = 0;
  for (;;) {
    const start = lines[taken]?.start;
    if (start === undefined || reader.text.charCodeAt(start) !== CHAR.openBracket) break;
    const count = linesOfDefinition(reader.text, lines, taken);
    if (count === 0) break;
    taken += count;
    addBlock(reader, { kind: 'definition', span: { start, end: lines[taken - 1]?.end ?? start } });
  }
  return taken === 0 ? lines : lines.slice(taken);
}

function spanOf(lines: readonly Span[]): Span | undefined {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (first === undefined || last === undefined || first === last) return first;
  return { start: first.start, end: last.end };
}

function setTask(reader: Reader, lines: readonly Span[]): void {
  const inside = innermost(reader);
  if (inside !== undefined) inside.task = taskAt(reader.text, lines);
}

/** The box at the start of an item's text; something must follow it, in this line or the next. */
function taskAt(text: string, lines: readonly Span[]): Task | undefined {
  const line = lines[0];
  if (line === undefined || line.end - line.start < 3) return undefined;
  const { start, end } = line;
  if (text.charCodeAt(start) !== CHAR.openBracket || text.charCodeAt(start + 2) !== CHAR.closeBracket) return undefined;
  const mark = text.charCodeAt(start + 1);
  const checked = mark === CHAR.lowerX || mark === CHAR.upperX;
  if (!checked && mark !== CHAR.space) return undefined;
  const behind = start + 3;
  if (behind < end && !isPadding(text.charCodeAt(behind))) return undefined;
  if (lines.length === 1 && skipPadding(text, behind, end) === end) return undefined;
  return { span: { start, end: behind }, mark: { start: start + 1, end: start + 2 }, checked };
}
