import { lineAt, lineSpan } from '../../text/line-index.ts';
import { sliceOf } from '../../text/span.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** The whole lines that a span touches, with their endings. */
export function wholeLines({ lines }: MarkdownDocument, { start, end }: Span): Span {
  const first = lineSpan(lines, lineAt(lines, start));
  const last = lineSpan(lines, lineAt(lines, Math.max(start, end - 1)));
  return { start: first.start, end: last.end };
}

/** Removes the lines that spans touch, and one blank line with each run of them that has blank lines on both sides. */
export function withoutLines(document: MarkdownDocument, spans: readonly Span[]): readonly Edit[] {
  const runs: Span[] = [];
  for (const { start, end } of spans.map((span) => wholeLines(document, span)).toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start <= last.end) runs[runs.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else runs.push({ start, end });
  }
  return runs.map((run) => ({ span: withBlankLine(document, run), text: '' }));
}

function withBlankLine(document: MarkdownDocument, { start, end }: Span): Span {
  const { lines, source } = document;
  const before = lineAt(lines, start) - 1;
  const after = lineAt(lines, end);
  const both =
    (before === 0 || isBlankLine(document, before)) && isBlankLine(document, after) && end < source.text.length;
  return { start, end: both ? lineSpan(lines, after).end : end };
}

/** Whether a line (numbered from 1) contains only blanks. */
export const isBlankLine = ({ lines, source }: MarkdownDocument, line: number): boolean =>
  sliceOf(source.text, lineSpan(lines, line)).trim() === '';

/** The edits that do not lie within a larger one; of two equal edits the first. */
export function outermost(edits: readonly Edit[]): readonly Edit[] {
  const largestFirst = edits.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: Edit[] = [];
  for (const edit of largestFirst) {
    const last = kept.at(-1);
    if (last === undefined || edit.span.start >= last.span.end) kept.push(edit);
  }
  return kept;
}
