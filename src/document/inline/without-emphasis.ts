import { startsWithLetterOrDigit } from '../../text/letters.ts';

const BLANK = /\s/u;
const MARKERS = new Set(['*', '_', '~']);

/** A piece of inline text: a `fixed` piece is kept as it is, the others may still contain emphasis. */
export type Piece = { readonly text: string; readonly fixed: boolean };

type Marker = { readonly char: string; readonly start: number; left: number; readonly length: number };

/**
 * The pieces joined, without emphasis markers: runs of `*`, `_` and `~~` that open before a word and close after one.
 * `snake_case`, `2 * 3` and `~5%` are left unchanged.
 */
export function withoutEmphasis(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) => piece.text).join('');
  const kept = removals(text, pieces);
  if (kept.length === 0) return text;
  let said = '';
  let at = 0;
  for (const { start, length } of kept) {
    said += text.slice(at, start);
    at = start + length;
  }
  return said + text.slice(at);
}

type Removal = { readonly start: number; readonly length: number };

function removals(text: string, pieces: readonly Piece[]): readonly Removal[] {
  const open = new Map<string, Marker[]>();
  const found: Removal[] = [];
  for (const { start, end } of looseStretches(pieces)) {
    for (let at = start; at < end; at++) {
      const char = text[at] ?? '';
      if (!MARKERS.has(char)) continue;
      const first = at;
      while (at + 1 < end && text[at + 1] === char) at++;
      meet({ char, start: first, left: at + 1 - first, length: at + 1 - first });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);

  function meet(marker: Marker): void {
    if (marker.char === '~' && marker.length < 2) return;
    const stack = open.get(marker.char) ?? [];
    if (canClose(text, marker)) pair(stack, marker);
    if (marker.left > 0 && canOpen(text, marker)) stack.push(marker);
    open.set(marker.char, stack);
  }
  function pair(stack: Marker[], closer: Marker): void {
    while (closer.left > 0) {
      const opener = stack.at(-1);
      if (!opener) return;
      const length = Math.min(opener.left, closer.left);
      found.push({ start: opener.start + opener.left - length, length });
      found.push({ start: closer.start + closer.length - closer.left, length });
      opener.left -= length;
      closer.left -= length;
      if (opener.left === 0) stack.pop();
    }
  }
}

function looseStretches(pieces: readonly Piece[]): readonly { readonly start: number; readonly end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  let at = 0;
  for (const { text, fixed } of pieces) {
    if (!fixed) stretches.push({ start: at, end: at + text.length });
    at += text.length;
  }
  return stretches;
}

const canOpen = (text: string, { char, start, length }: Marker): boolean =>
  holds(text[start + length]) && (char !== '_' || !startsWithLetterOrDigit(text[start - 1] ?? ' '));

const canClose = (text: string, { char, start, length }: Marker): boolean =>
  holds(text[start - 1]) && (char !== '_' || !startsWithLetterOrDigit(text[start + length] ?? ' '));

const holds = (char: string | undefined): boolean => char !== undefined && !BLANK.test(char);
