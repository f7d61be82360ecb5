import type { Span } from './span.ts';

/** One replacement: the text of `span` becomes `text`. An empty span inserts, an empty text deletes. */
export type Edit = { readonly span: Span; readonly text: string };

/** Inserts `text` at `offset`. */
export const insertion = (offset: number, text: string): Edit => ({ span: { start: offset, end: offset }, text });

/** Replaces the text of `span`. */
export const replacement = (span: Span, text: string): Edit => ({ span, text });

/**
 * Returns the text with all edits made; spans are offsets into the original text. Insertions at the same offset keep
 * their order. Throws a plain `Error` if edits overlap or lie outside the text, which would be a bug in the caller.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, order) => ({ edit, order })).toSorted(byPlace);
  const parts: string[] = [];
  let at = 0;
  for (const { edit } of ordered) {
    const { start, end } = edit.span;
    if (start < at || end < start || end > text.length) throw new Error(`edits overlap or leave the text at ${start}`);
    parts.push(text.slice(at, start), edit.text);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

type Ordered = { readonly edit: Edit; readonly order: number };

const byPlace = (a: Ordered, b: Ordered): number =>
  a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order;
