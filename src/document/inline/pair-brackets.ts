import { codeSpansIn } from '../code-spans.ts';

const CLOSERS = new Map([
  ['[', ']'],
  ['(', ')'],
]);

/**
 * Where each `[` and `(` of a piece of inline text is closed, in one pass; brackets in code and escaped ones do not
 * count. A closing bracket of the other sort is skipped.
 */
export function pairBrackets(slice: string): Map<number, number> {
  const code = new Map(codeSpansIn(slice, { start: 0, end: slice.length }).map(({ span }) => [span.start, span.end]));
  const waiting = { '[': [] as number[], '(': [] as number[] };
  const pairs = new Map<number, number>();
  for (let at = 0; at < slice.length; at++) {
    const char = slice[at];
    if (char === '\\') at++;
    else if (char === '`') at = (code.get(at) ?? at + 1) - 1;
    else if (char === '[' || char === '(') waiting[char].push(at);
    else close(at, char);
  }
  return pairs;

  function close(at: number, char: string | undefined): void {
    for (const [open, closer] of CLOSERS) {
      if (char !== closer) continue;
      const opener = waiting[open as '[' | '('].pop();
      if (opener !== undefined) pairs.set(opener, at);
    }
  }
}
