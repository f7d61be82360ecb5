import type { Span } from '../text/span.ts';
import { codeSpansIn } from './code-spans.ts';

/**
 * The parts of a text between two `~~`, including the markers: text that was struck out. Markers inside code do not
 * count.
 */
export function struckSpansIn(text: string, span: Span): readonly Span[] {
  if (!text.slice(span.start, span.end).includes('~~')) return [];
  const found: Span[] = [];
  let open: number | undefined;
  for (const at of marksIn(text, span)) {
    const isBehindWord = at > span.start && !isSpace(text[at - 1]);
    if (open !== undefined && isBehindWord) {
      found.push({ start: open, end: at + 2 });
      open = undefined;
    } else if (at + 2 < span.end && !isSpace(text[at + 2])) open ??= at;
  }
  return found;
}

/** The offsets of runs of exactly two tildes, outside code. */
function marksIn(text: string, span: Span): readonly number[] {
  const codes = codeSpansIn(text, span);
  const marks: number[] = [];
  let next = 0;
  for (let at = span.start; at < span.end; at++) {
    while (next < codes.length && (codes[next]?.span.end ?? 0) <= at) next++;
    const code = codes[next]?.span;
    if (code !== undefined && code.start <= at) at = code.end - 1;
    else if (text[at] === '\\') at++;
    else if (text[at] === '~') {
      const from = at;
      while (text[at + 1] === '~' && at + 1 < span.end) at++;
      if (at - from === 1) marks.push(from);
    }
  }
  return marks;
}

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/u.test(char);
