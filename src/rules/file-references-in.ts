import { commentsIn } from '../document/inline/comments-in.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { contains, sliceOf } from '../text/span.ts';
import { destinationAt, linkDestinations } from './link-destinations.ts';
import { foldedLabel, referenceLabels } from './reference-labels.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Span } from '../text/span.ts';
import type { ReferenceLabels } from './reference-labels.ts';

/** A link's destination that is a file: relative, without scheme, anchor and query. */
export type FileReference = { readonly path: string; readonly span: Span };

/**
 * The relative destinations of links and images in a document's paragraphs, and of the definitions that its reference
 * links use, in order; code and comments do not count.
 */
export function fileReferencesIn(document: MarkdownDocument): readonly FileReference[] {
  const { text } = document.source;
  let next = text.indexOf('](');
  const hasDefinitions = text.includes(']:');
  if (next === -1 && !hasDefinitions) return [];
  const found: FileReference[] = [];
  let labels: ReferenceLabels | undefined;
  const defined = new Set<string>();
  walkBlocks(document.blocks, (block) => {
    if (block.kind === 'definition') {
      labels ??= referenceLabels(document);
      found.push(...definitionIn(text, block.span, { labels, defined }));
    }
    if (block.kind !== 'paragraph' || next === -1) return;
    if (next < block.span.start) next = text.indexOf('](', block.span.start);
    if (next === -1 || next >= block.span.end) return;
    const hidden = [...commentsIn(text, block.span)];
    for (const span of linkDestinations(text, block.span))
      if (!hidden.some((comment) => contains(comment, span))) found.push(...referenceAt(text, span));
  });
  return found;
}

function referenceAt(text: string, span: Span): readonly FileReference[] {
  const path = sliceOf(text, span).split(/[?#]/u)[0] ?? '';
  return isRelative(path) ? [{ path: decoded(unescaped(path)), span }] : [];
}

const DEFINITION = /^\[((?:\\.|[^\]\\])+)\]:\s*/u;

type Known = { readonly labels: ReferenceLabels; readonly defined: Set<string> };

/**
 * A definition that no link uses may be a line of a plan (`[Milestone]: 2026-05-04`), which CommonMark reads as one; so
 * may one whose name only occurs again in brackets, unless it gives a path. The first definition of a label counts.
 */
function definitionIn(text: string, span: Span, { labels, defined }: Known): readonly FileReference[] {
  const head = DEFINITION.exec(sliceOf(text, span));
  const label = foldedLabel(head?.[1] ?? '');
  if (head === null || defined.has(label)) return [];
  defined.add(label);
  const isNamed = labels.named.has(label);
  if (!isNamed && !labels.alone.has(label)) return [];
  const found = destinationAt(text, span.start + head[0].length, span.end);
  if (found === undefined || !(isNamed || PATH.test(sliceOf(text, found.span)))) return [];
  return referenceAt(text, found.span);
}

/** Contains a folder, or a file extension: not a date, number or name. */
const PATH = /\/|\.[A-Za-z][A-Za-z0-9]{0,9}(?:[?#]|$)/u;

const isRelative = (path: string): boolean =>
  path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/|#|<|~|\{|\$|\[)/i.test(path) && !path.includes('*');

/** A backslash before a sign is dropped. */
const unescaped = (path: string): string => path.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replaceAll('&amp;', '&');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
