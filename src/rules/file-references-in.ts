import { codeSpansIn } from '../document/code-spans.ts';
import { sliceOf } from '../text/span.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Span } from '../text/span.ts';

/** A link's destination that names a file: relative, without scheme, anchor and query. */
export type FileReference = { readonly path: string; readonly span: Span };

const LONGEST = 500;

/** The relative link destinations of a document's paragraphs, in order; code is no link. */
export function fileReferencesIn(document: MarkdownDocument): readonly FileReference[] {
  const { text } = document.source;
  let next = text.indexOf('](');
  if (next === -1) return [];
  const found: FileReference[] = [];
  walkBlocks(document.blocks, (block) => {
    if (block.kind !== 'paragraph' || next === -1) return;
    if (next < block.span.start) next = text.indexOf('](', block.span.start);
    if (next !== -1 && next < block.span.end) found.push(...linksIn(text, block.span));
  });
  return found;
}

function* linksIn(text: string, within: Span): Generator<FileReference> {
  const code = text.slice(within.start, within.end).includes('`') ? codeSpansIn(text, within) : [];
  for (let at = text.indexOf('](', within.start); at !== -1 && at < within.end; at = text.indexOf('](', at + 2)) {
    const start = at + 2;
    const end = destinationEnd(text, start, Math.min(within.end, start + LONGEST));
    if (end === undefined || code.some(({ span }) => span.start < at && at < span.end)) continue;
    const path = sliceOf(text, { start, end }).split(/[?#]/u)[0] ?? '';
    if (isRelative(path)) yield { path: decoded(path), span: { start, end } };
  }
}

function destinationEnd(text: string, start: number, limit: number): number | undefined {
  for (let at = start; at < limit; at++)
    if (text[at] === ')' || text[at] === ' ' || text[at] === '\n') return text[at] === ')' ? at : undefined;
  return undefined;
}

const isRelative = (path: string): boolean =>
  path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/|#|<|~|\{|\$|\[)/i.test(path) && !path.includes('*');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
