import { addToGroup } from '../text/group-by.ts';
import { startsWithLetterOrDigit } from '../text/letters.ts';

const ESCAPABLE = /[!-/:-@[-`{-~]/u;
const SPACE = /\s/u;
const WHOLE_LINK = /^\[([^[\]]*)\]\([^()\s]*\)$/u;

/** A link of a wiki: `[[page]]`, `[[page#part|label]]`; `[[0.1, 0.2]]` is a list. */
const WHOLE_WIKI_LINK = /^\[\[([^[\]|#]*\p{L}[^[\]|#]*)(?:#[^[\]|]*)?(?:\|([^[\]|]+))?\]\]$/u;

function wikiLabel(plain: string): string | undefined {
  if (!plain.startsWith('[[') || plain.includes(',')) return undefined;
  const [, page, label] = WHOLE_WIKI_LINK.exec(plain) ?? [];
  return label ?? page;
}

type Piece = { text: string };

/** Nobody writes a value this long: such text is returned unchanged. */
const LONGEST = 20_000;

/**
 * A cell's text without emphasis, strikethrough, code ticks, backslash escapes, footnote marks and comments; for a cell
 * that is just a link (also of a wiki: `[[page|label]]`), its label.
 */
export function plainText(text: string): string {
  const plain = withoutMarkers(withoutUnseen(text).trim()).trim();
  if (!plain.startsWith('[')) return plain;
  const label = WHOLE_LINK.exec(plain)?.[1] ?? wikiLabel(plain);
  return label?.trim() ?? plain;
}

/** The same without struck-through text, which was taken back. */
export const standingText = (text: string): string =>
  text.includes('~~') ? withoutMarkers(withoutUnseen(text).trim(), 'standing').trim() : plainText(text);

/** Text without footnote marks and comments; in code both are kept as they are. */
const withoutUnseen = (text: string): string =>
  (text.includes('[^') || text.includes('<!--')) && !text.includes('`') && text.length <= LONGEST
    ? text.replace(/\[\^[^\]\s]{1,40}\](?!:)|<!--[^>]{0,400}-->/gu, '')
    : text;

function withoutMarkers(text: string, kept: 'all' | 'standing' = 'all'): string {
  if (text.length > LONGEST || !/[*_~`\\]/u.test(text)) return text;
  const ticks = tickRuns(text);
  const pieces: Piece[] = [];
  const openers = new Map<string, Piece[]>();
  let at = 0;
  while (at < text.length) at = takePiece(text, at, { ticks, pieces, openers, kept });
  return pieces.map((piece) => piece.text).join('');
}

type Scan = {
  readonly ticks: ReadonlyMap<number, number[]>;
  readonly pieces: Piece[];
  readonly openers: Map<string, Piece[]>;
  readonly kept: 'all' | 'standing';
};

function takePiece(text: string, at: number, scan: Scan): number {
  const char = text[at] ?? '';
  if (char === '\\' && ESCAPABLE.test(text[at + 1] ?? '')) {
    scan.pieces.push({ text: text[at + 1] ?? '' });
    return at + 2;
  }
  if (char === '`') return takeCode(text, at, scan);
  if (char === '*' || char === '_' || char === '~') return takeEmphasis(text, at, scan);
  let end = at + 1;
  while (end < text.length && !'\\`*_~'.includes(text[end] ?? '')) end += 1;
  scan.pieces.push({ text: text.slice(at, end) });
  return end;
}

function takeCode(text: string, at: number, scan: Scan): number {
  const length = runLength(text, at);
  const closers = scan.ticks.get(length) ?? [];
  while (closers.length > 0 && (closers.at(-1) ?? 0) <= at) closers.pop();
  const close = closers.at(-1);
  const end = close === undefined ? at + length : close + length;
  // In a table's cell the pipe is unescaped before the code spans are read.
  const inside = close === undefined ? text.slice(at, end) : text.slice(at + length, close).replaceAll('\\|', '|');
  const padded = inside.length > 2 && inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
  scan.pieces.push({ text: padded ? inside.slice(1, -1) : inside });
  return end;
}

/** Pairs a run with the last open run of the same character and length; either both are removed or both are text. */
function takeEmphasis(text: string, at: number, scan: Scan): number {
  const length = runLength(text, at);
  const end = at + length;
  const run = text.slice(at, end);
  const before = text[at - 1] ?? ' ';
  const after = text[end] ?? ' ';
  const closes = canClose(run, before, after);
  const opens = canOpen(run, before, after);
  const opener = closes ? scan.openers.get(run)?.pop() : undefined;
  if (opener !== undefined) {
    opener.text = '';
    if (run === '~~' && scan.kept === 'standing') while (scan.pieces.at(-1) !== opener) scan.pieces.pop();
  }
  const piece = { text: opener === undefined ? run : '' };
  if (opener === undefined && opens) pushOpener(scan.openers, run, piece);
  scan.pieces.push(piece);
  return end;
}

function pushOpener(openers: Map<string, Piece[]>, run: string, piece: Piece): void {
  addToGroup(openers, run, piece);
}

function canOpen(run: string, before: string, after: string): boolean {
  if (!isMarker(run) || SPACE.test(after)) return false;
  return run[0] !== '_' || !isWord(before);
}

function canClose(run: string, before: string, after: string): boolean {
  if (!isMarker(run) || SPACE.test(before)) return false;
  return run[0] !== '_' || !isWord(after);
}

const isWord = (character: string): boolean => character === '_' || startsWithLetterOrDigit(character);

function isMarker(run: string): boolean {
  return run.length <= 3 && (run[0] !== '~' || run.length === 2);
}

function runLength(text: string, at: number): number {
  let end = at + 1;
  while (text[end] === text[at]) end += 1;
  return end - at;
}

/** The offsets of the runs of each length, last first, so that finding a closing run never rereads the text. */
function tickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] !== '`') continue;
    let start = at;
    while (text[start - 1] === '`') start -= 1;
    const length = at - start + 1;
    addToGroup(runs, length, start);
    at = start;
  }
  return runs;
}
