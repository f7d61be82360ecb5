import type { Span } from '../text/span.ts';
import type { CodeSpan } from './code-span.ts';

const BACKTICK = 96;
const BACKSLASH = 92;
const BLANKS = new Set([10, 13, 32]);
const NOT_BLANK = /[^ \r\n]/u;

type Run = { readonly start: number; readonly length: number };

/**
 * The inline code spans of a piece of text, by CommonMark's rule: a run of backticks is closed by the next run of the
 * same length, and is plain text if there is none. Takes linear time for any runs. Raw HTML is not considered.
 */
export function codeSpansIn(text: string, span: Span): readonly CodeSpan[] {
  const runs = runsIn(text, span);
  const byLength = runsByLength(runs);
  const spans: CodeSpan[] = [];
  for (let at = 0; at < runs.length; at++) {
    const opener = unescaped(text, runs[at], span.start);
    const closing = opener.length > 0 ? nextRun(byLength.get(opener.length), at) : undefined;
    const closer = closing === undefined ? undefined : runs[closing];
    if (closing === undefined || closer === undefined) continue;
    const whole = { start: opener.start, end: closer.start + closer.length };
    spans.push({ span: whole, content: unpadded(text, opener.start + opener.length, closer.start) });
    at = closing;
  }
  return spans;
}

function runsIn(text: string, { start, end }: Span): readonly Run[] {
  const runs: Run[] = [];
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== BACKTICK) continue;
    const first = at;
    while (at < end && text.charCodeAt(at) === BACKTICK) at++;
    runs.push({ start: first, length: at - first });
  }
  return runs;
}

/** The runs of one length, and how many of them have been passed. */
type Waiting = { readonly at: number[]; passed: number };

function runsByLength(runs: readonly Run[]): Map<number, Waiting> {
  const byLength = new Map<number, Waiting>();
  runs.forEach(({ length }, at) => {
    const waiting = byLength.get(length);
    if (waiting) waiting.at.push(at);
    else byLength.set(length, { at: [at], passed: 0 });
  });
  return byLength;
}

function nextRun(waiting: Waiting | undefined, behind: number): number | undefined {
  if (!waiting) return undefined;
  while ((waiting.at[waiting.passed] ?? Number.POSITIVE_INFINITY) <= behind) waiting.passed++;
  return waiting.at[waiting.passed];
}

/** An opening run loses its first backtick if an odd number of backslashes precedes it. */
function unescaped(text: string, run: Run | undefined, floor: number): Run {
  if (!run) return { start: floor, length: 0 };
  let slashes = 0;
  while (run.start - slashes > floor && text.charCodeAt(run.start - slashes - 1) === BACKSLASH) slashes++;
  return slashes % 2 === 0 ? run : { start: run.start + 1, length: run.length - 1 };
}

/** CommonMark drops one blank (a line ending counts as one) at both ends, unless there is nothing but blanks. */
function unpadded(text: string, start: number, end: number): Span {
  const padded = BLANKS.has(text.charCodeAt(start)) && BLANKS.has(text.charCodeAt(end - 1));
  if (!padded || !NOT_BLANK.test(text.slice(start, end))) return { start, end };
  const first = text.startsWith('\r\n', start) ? 2 : 1;
  const last = text.startsWith('\r\n', end - 2) ? 2 : 1;
  return { start: start + first, end: end - last };
}
