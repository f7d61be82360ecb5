import { indexLines, lineAt } from '../text/line-index.ts';
import { codeSpansIn } from './code-spans.ts';
import { isBreak } from '../text/line-around.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import type { Block } from './block.ts';
import type { CodeSpan } from './code-span.ts';
import type { Directive } from './directive.ts';

const OPEN = '<!--';
const CLOSE = '-->';
const BODY = /^(?:(expctl(?:-[a-z]+)*)(?=[:\s]|$):?|(optional)$)/i;

/** The HTML comments that instruct expctl, in document order; comments in code do not count. */
export function directivesOf(text: string, blocks: readonly Block[]): readonly Directive[] {
  if (!text.includes(OPEN)) return [];
  const found: Directive[] = [];
  let lines: LineIndex | undefined;
  for (const span of stretchesOf(blocks)) {
    for (const comment of commentsIn(text, span)) {
      const directive = directiveIn(text, comment);
      if (directive) found.push({ ...directive, line: lineAt((lines ??= indexLines(text)), comment.start) });
    }
  }
  return found;
}

/** The pieces of text that may contain comments: all leaves except code and front matter. */
function* stretchesOf(blocks: readonly Block[]): Generator<Span> {
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) yield* stretchesOf(item.children);
    else if (block.kind === 'quote' || block.kind === 'footnote-definition') yield* stretchesOf(block.children);
    else if (block.kind !== 'code' && block.kind !== 'front-matter') yield block.span;
  }
}

function commentsIn(text: string, { start, end }: Span): readonly Span[] {
  const piece = text.slice(start, end);
  if (!piece.includes(OPEN)) return [];
  const code = piece.startsWith(OPEN) ? [] : codeSpansIn(piece, { start: 0, end: piece.length });
  const isInCode = codeTest(code);
  const comments: Span[] = [];
  for (let at = piece.indexOf(OPEN); at >= 0;) {
    const close = isInCode(at) ? undefined : piece.indexOf(CLOSE, at + OPEN.length);
    if (close !== undefined && close < 0) return comments;
    const next = close === undefined ? at + OPEN.length : close + CLOSE.length;
    if (close !== undefined) comments.push({ start: start + at, end: start + next });
    at = piece.indexOf(OPEN, next);
  }
  return comments;
}

/**
 * Returns a function that says whether an offset is in code, for offsets in ascending order; each span is passed once.
 */
function codeTest(code: readonly CodeSpan[]): (at: number) => boolean {
  let passed = 0;
  return (at) => {
    while ((code[passed]?.span.end ?? Number.POSITIVE_INFINITY) <= at) passed++;
    return (code[passed]?.span.start ?? Number.POSITIVE_INFINITY) < at;
  };
}

function directiveIn(text: string, span: Span): Omit<Directive, 'line'> | undefined {
  const inner = text.slice(span.start + OPEN.length, span.end - CLOSE.length);
  const words = inner.trim();
  const [whole, spoken, optional] = BODY.exec(words) ?? [];
  const name = spoken ?? optional;
  if (whole === undefined || name === undefined) return undefined;
  const wordsStart = span.start + OPEN.length + (inner.length - inner.trimStart().length);
  const body = words.slice(whole.length);
  const bodyStart = wordsStart + whole.length + (body.length - body.trimStart().length);
  const bodySpan = { start: bodyStart, end: wordsStart + words.length };
  return { name: name.toLowerCase(), body: body.trim(), span, bodySpan, alone: isAlone(text, span) };
}

function isAlone(text: string, { start, end }: Span): boolean {
  let before = start;
  while (before > 0 && ' \t>'.includes(text[before - 1] ?? '-')) before--;
  let after = end;
  while (after < text.length && ' \t'.includes(text[after] ?? '-')) after++;
  return (before === 0 || isBreak(text[before - 1])) && (after === text.length || isBreak(text[after]));
}
