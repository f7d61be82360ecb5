import { codeSpansIn } from '../document/code-spans.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { sliceOf } from '../text/span.ts';
import { isEscaped } from './link-destinations.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Span } from '../text/span.ts';

/** The labels that links of a document go by: those of a second pair of brackets, and those that are a link by themselves. */
export type ReferenceLabels = {
  /** `[words][label]` and `[label][]`. */
  readonly named: ReadonlySet<string>;
  /** `[label]`: a link only where there is a definition of it. */
  readonly alone: ReadonlySet<string>;
};

/** The labels that reference links and images in a document's paragraphs and headings use, folded. */
export function referenceLabels({ source: { text }, blocks }: MarkdownDocument): ReferenceLabels {
  const labels = { named: new Set<string>(), alone: new Set<string>() };
  walkBlocks(blocks, (block) => {
    if (block.kind === 'paragraph') labelsIn(text, block.span, labels);
    else if (block.kind === 'heading') labelsIn(text, block.content, labels);
  });
  return labels;
}

type Labels = { readonly named: Set<string>; readonly alone: Set<string> };

/** Words in brackets, or the end of words that hold brackets themselves; and the label behind them. */
const BRACKETS = /(?:\[((?:\\[^]|[^[\]\\]){1,999})\]|\])(?:\[((?:\\[^]|[^[\]\\]){0,999})\])?/gu;

function labelsIn(text: string, within: Span, { named, alone }: Labels): void {
  const slice = sliceOf(text, within);
  if (!slice.includes('[')) return;
  const code = slice.includes('`') ? codeSpansIn(text, within) : [];
  let passed = 0;
  for (const { 0: whole, 1: words = '', 2: label, index } of slice.matchAll(BRACKETS)) {
    const at = within.start + index;
    while ((code[passed]?.span.end ?? Infinity) <= at) passed++;
    if (isEscaped(text, at) || (code[passed]?.span.start ?? at) < at) continue;
    if (label !== undefined) named.add(foldedLabel(label === '' ? words : label));
    else if (words !== '' && !isOther(words) && slice[index + whole.length] !== '(') alone.add(foldedLabel(words));
  }
}

/** The box of a task, and a footnote. */
const isOther = (words: string): boolean => /^(?:[ xX]$|\^)/u.test(words);

/** A label as labels are compared: blanks as one, letters in one case. */
export const foldedLabel = (label: string): string => label.trim().replace(/\s+/gu, ' ').toLowerCase();
