import { codeSpansIn } from './code-spans.ts';
import { pairBrackets } from './inline/pair-brackets.ts';
import { withoutEmphasis } from './inline/without-emphasis.ts';
import type { Piece } from './inline/without-emphasis.ts';

const MARKUP = /[*_`[\]<~\\&\r\n]/u;
const LINE_END = /[\r\n]/u;
const COMMENT_OPEN = '<!--';
const AUTOLINK = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>@]{1,200})>/iy;
const PUNCTUATION = /[!-/:-@[-`{-~]/u;
const ENTITIES = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
]);

/**
 * The words of a piece of inline markdown: emphasis, backticks, escapes and comments are removed, links and images are
 * reduced to their text, line breaks to a blank. Brackets that are not an inline link (`[a | b]`) stay. Takes linear
 * time.
 */
export function plainText(slice: string): string {
  if (!MARKUP.test(slice)) return slice.trim();
  const words = withoutEmphasis(pieces(slice));
  if (!LINE_END.test(words)) return words.trim();
  const lines = words.split(/\r\n|\r|\n/u).map((line) => line.trim());
  return lines.join(' ').trim();
}

function pieces(slice: string): readonly Piece[] {
  const whole = { start: 0, end: slice.length };
  const code = new Map(codeSpansIn(slice, whole).map((it) => [it.span.start, it]));
  const brackets = slice.includes('](') ? pairBrackets(slice) : new Map<number, number>();
  const dropped = new Map<number, number>();
  const found: Piece[] = [];
  let from = 0;
  let lastClose: number | undefined;
  const put = (to: number, said: string, next: number): void => {
    found.push({ text: slice.slice(from, to), fixed: false }, { text: said, fixed: true });
    from = next;
  };
  for (let at = 0; at < slice.length; at = Math.max(at + 1, from)) {
    const skipped = dropped.get(at);
    const inCode = code.get(at);
    if (skipped !== undefined) put(at, '', skipped);
    else if (inCode) put(at, slice.slice(inCode.content.start, inCode.content.end), inCode.span.end);
    else read(at);
  }
  found.push({ text: slice.slice(from), fixed: false });
  return found;

  function read(at: number): void {
    const char = slice[at];
    if (char === '\\') escape(at);
    else if (char === '[' || char === '!') link(at);
    else if (char === '<') angle(at);
    else if (char === '&') entity(at);
  }
  function escape(at: number): void {
    const next = slice[at + 1] ?? '';
    if (PUNCTUATION.test(next)) put(at, next, at + 2);
    else if (next === '\n' || next === '\r') put(at, ' ', at + 1);
  }
  function link(at: number): void {
    const open = slice[at] === '!' ? at + 1 : at;
    const close = slice[open] === '[' ? brackets.get(open) : undefined;
    const end = close === undefined || slice[close + 1] !== '(' ? undefined : brackets.get(close + 1);
    if (close === undefined || end === undefined) return;
    dropped.set(close, end + 1);
    put(at, '', open + 1);
  }
  function angle(at: number): void {
    const end = slice.startsWith(COMMENT_OPEN, at) ? commentEnd(at) : -1;
    if (end >= 0) return put(at, '', end + 3);
    AUTOLINK.lastIndex = at;
    const target = AUTOLINK.exec(slice)?.[1];
    if (target !== undefined) put(at, target, at + target.length + 2);
  }
  function entity(at: number): void {
    for (const [written, said] of ENTITIES)
      if (slice.startsWith(written, at)) return put(at, said, at + written.length);
  }
  function commentEnd(at: number): number {
    lastClose ??= slice.lastIndexOf('-->');
    return lastClose > at ? slice.indexOf('-->', at + COMMENT_OPEN.length) : -1;
  }
}
