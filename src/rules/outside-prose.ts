import { codeSpansIn } from '../document/code-spans.ts';
import { commentsIn } from '../document/inline/comments-in.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { sliceOf } from '../text/span.ts';
import { linkDestinations } from './link-destinations.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Span } from '../text/span.ts';

const ADDRESS = /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)[^\s<>"]+/giu;

/**
 * Returns a function that says whether an offset is in text that is quoted, hidden or an address: code, comments, link
 * destinations, web addresses.
 */
export function outsideProse(document: MarkdownDocument): (place: Span) => boolean {
  const spans = joined(spansOutside(document));
  return ({ start, end }) => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return end <= (spans[low - 1]?.end ?? -1);
  };
}

/** Ascending and separate spans: overlapping ones are joined. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last === undefined || span.start > last.end) found.push(span);
    else found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return found;
}

function spansOutside(document: MarkdownDocument): readonly Span[] {
  const { text } = document.source;
  const found: Span[] = [];
  const within = (span: Span): void => {
    const slice = sliceOf(text, span);
    if (slice.includes('<!--')) found.push(...commentsIn(text, span));
    if (slice.includes('`')) for (const code of codeSpansIn(text, span)) found.push(code.span);
    for (const destination of linkDestinations(text, span)) found.push(destination);
    for (const { index, 0: address } of slice.matchAll(ADDRESS))
      found.push({ start: span.start + index, end: span.start + index + address.length });
  };
  walkBlocks(document.blocks, (block) => {
    if (block.kind === 'html') found.push(...commentsIn(text, block.span));
    else if (block.kind === 'code' || block.kind === 'definition') found.push(block.span);
    else if (block.kind === 'paragraph' || block.kind === 'heading') within(block.span);
    else if (block.kind === 'table') for (const line of linesOf(text, block.span)) within(line);
  });
  return found;
}

/** A code span never extends from one row of a table into the next. */
function* linesOf(text: string, { start, end }: Span): Generator<Span> {
  for (let at = start; at < end;) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 || feed >= end ? end : feed + 1;
    yield { start: at, end: next };
    at = next;
  }
}
