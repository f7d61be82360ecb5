import { codeSpansIn } from '../document/code-spans.ts';
import { sliceOf } from '../text/span.ts';
import type { Span } from '../text/span.ts';

const LONGEST = 500;
/** How deeply brackets may be nested in a destination. */
const DEEPEST = 32;
const BLANKS = /[ \t\r\n]/u;
const CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' };

/** The destinations of inline links and images in a piece of text, without angle brackets and titles. */
export function* linkDestinations(text: string, within: Span): Generator<Span> {
  const code = sliceOf(text, within).includes('`') ? codeSpansIn(text, within) : [];
  let passed = 0;
  for (let at = text.indexOf('](', within.start); at !== -1 && at < within.end; at = text.indexOf('](', at + 2)) {
    while ((code[passed]?.span.end ?? Infinity) <= at) passed++;
    if (isEscaped(text, at) || (code[passed]?.span.start ?? at) < at) continue;
    const limit = Math.min(within.end, at + LONGEST);
    const start = skipBlanks(text, at + 2, limit);
    const found = destinationAt(text, start, limit);
    if (found !== undefined && isClosed(text, found.next, limit)) yield found.span;
  }
}

type Destination = { readonly span: Span; readonly next: number };

/**
 * The destination that begins at an offset, by CommonMark's rule: `<any thing>`, or text without blanks and with
 * brackets in pairs.
 */
export function destinationAt(text: string, start: number, limit: number): Destination | undefined {
  return text[start] === '<' ? inAngles(text, start, limit) : bare(text, start, limit);
}

function inAngles(text: string, start: number, limit: number): Destination | undefined {
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '\n' || text[at] === '<') return undefined;
    else if (text[at] === '>') return { span: { start: start + 1, end: at }, next: at + 1 };
  }
  return undefined;
}

function bare(text: string, start: number, limit: number): Destination | undefined {
  let depth = 0;
  let at = start;
  for (; at < limit && !BLANKS.test(text[at] ?? ''); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') {
      if (++depth > DEEPEST) return undefined;
    } else if (text[at] === ')' && --depth < 0) break;
  }
  const end = Math.min(at, limit);
  return depth > 0 ? undefined : { span: { start, end }, next: end };
}

/** Whether a link ends here, after a title if there is one. */
function isClosed(text: string, from: number, limit: number): boolean {
  const at = skipBlanks(text, from, limit);
  if (text[at] === ')') return at < limit;
  const closer = CLOSERS[text[at] ?? ''];
  if (closer === undefined || at === from) return false;
  for (let end = at + 1; end < limit; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === closer) return text[skipBlanks(text, end + 1, limit)] === ')';
  }
  return false;
}

function skipBlanks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && BLANKS.test(text[at] ?? '')) at++;
  return at;
}

/** Whether an odd number of backslashes precedes an offset. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}
