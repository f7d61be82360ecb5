import { walkBlocks } from '../document/walk-blocks.ts';
import { sliceOf } from '../text/span.ts';
import { destinationAt, linkDestinations } from './link-destinations.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Span } from '../text/span.ts';

/** A link's destination that names a file: relative, without scheme, anchor and query. */
export type FileReference = { readonly path: string; readonly span: Span };

/**
 * The relative destinations of links and images in a document's paragraphs, and of the definitions that its reference links
 * use, in order; code is no link.
 */
export function fileReferencesIn(document: MarkdownDocument): readonly FileReference[] {
  const { text } = document.source;
  let next = text.indexOf('](');
  const hasDefinitions = text.includes(']:');
  if (next === -1 && !hasDefinitions) return [];
  const found: FileReference[] = [];
  let labels: ReadonlySet<string> | undefined;
  walkBlocks(document.blocks, (block) => {
    if (block.kind === 'definition') {
      labels ??= labelsUsed(document);
      found.push(...definitionIn(text, block.span, labels));
    }
    if (block.kind !== 'paragraph' || next === -1) return;
    if (next < block.span.start) next = text.indexOf('](', block.span.start);
    if (next === -1 || next >= block.span.end) return;
    for (const span of linkDestinations(text, block.span)) found.push(...referenceAt(text, span));
  });
  return found;
}

function referenceAt(text: string, span: Span): readonly FileReference[] {
  const path = sliceOf(text, span).split(/[?#]/u)[0] ?? '';
  return isRelative(path) ? [{ path: decoded(unescaped(path)), span }] : [];
}

const DEFINITION = /^\[((?:\\.|[^\]\\])+)\]:\s*/u;

/** A definition that no link uses may be a line of a plan (`[Milestone]: 2026-05-04`), which CommonMark reads as one. */
function definitionIn(text: string, span: Span, labels: ReadonlySet<string>): readonly FileReference[] {
  const head = DEFINITION.exec(sliceOf(text, span));
  if (head === null || !labels.has(folded(head[1] ?? ''))) return [];
  const found = destinationAt(text, span.start + head[0].length, span.end);
  return found === undefined ? [] : referenceAt(text, found.span);
}

/** The labels that reference links of a document use: `[words][label]` and `[label][]`. */
function labelsUsed({ source: { text }, blocks }: MarkdownDocument): ReadonlySet<string> {
  const labels = new Set<string>();
  walkBlocks(blocks, (block) => {
    if (block.kind !== 'paragraph') return;
    for (const [, words = '', label = ''] of sliceOf(text, block.span).matchAll(REFERENCE))
      labels.add(folded(label === '' ? words : label));
  });
  return labels;
}

const REFERENCE = /\[([^[\]]{1,200})\]\[([^[\]]{0,200})\]/gu;

const folded = (label: string): string => label.trim().replace(/\s+/gu, ' ').toLowerCase();

const isRelative = (path: string): boolean =>
  path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/|#|<|~|\{|\$|\[)/i.test(path) && !path.includes('*');

/** A backslash before a sign stands for the sign. */
const unescaped = (path: string): string => path.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replaceAll('&amp;', '&');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
