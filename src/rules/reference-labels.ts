import { codeSpansIn } from '../document/code-spans.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { sliceOf } from '../text/span.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Span } from '../text/span.ts';

/** The labels that links in a document use: in a second pair of brackets, or alone. */
export type ReferenceLabels = {
  /** `[words][label]` and `[label][]`. */
  readonly named: ReadonlySet<string>;
  /** `[label]`: a link only if it has a definition. */
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

function labelsIn(text: string, within: Span, { named, alone }: Labels): void {
  if (!sliceOf(text, within).includes('[')) return;
  const groups = groupsIn(text, within);
  for (let index = 0; index < groups.length; index++) {
    const { words, end } = groups[index] ?? NO_GROUP;
    const behind = groups[index + 1];
    if (behind?.start === end && behind.words !== undefined) {
      const label = behind.words.trim() === '' ? words : behind.words;
      if (label !== undefined) named.add(foldedLabel(label));
      index++;
    } else if (words !== undefined && !isOther(words) && text[end] !== '(') alone.add(foldedLabel(words));
  }
}

/** A pair of brackets without brackets inside; without `words` it is the end of a pair that contains some. */
type Group = { readonly start: number; readonly end: number; readonly words: string | undefined };

const NO_GROUP: Group = { start: -1, end: -1, words: undefined };
const LONGEST = 999;

/** The pairs of brackets outside code, in one pass; escaped ones do not count. */
function groupsIn(text: string, within: Span): readonly Group[] {
  const code = text.slice(within.start, within.end).includes('`') ? codeSpansIn(text, within) : [];
  const groups: Group[] = [];
  let passed = 0;
  let open = -1;
  for (let at = within.start; at < within.end; at++) {
    while ((code[passed]?.span.end ?? Infinity) <= at) passed++;
    const span = code[passed]?.span;
    const char = text[at];
    if (span?.start === at) at = span.end - 1;
    else if (char === '\\') at++;
    else if (char === '[') open = at;
    else if (char === ']') {
      const isShort = open !== -1 && at - open - 1 <= LONGEST;
      const start = open === -1 ? at : open;
      groups.push({ start, end: at + 1, words: isShort ? text.slice(open + 1, at) : undefined });
      open = -1;
    }
  }
  return groups;
}

/** Empty brackets, the box of a task, or a footnote. */
const isOther = (words: string): boolean => /^(?:\s*$|[xX]$|\^)/u.test(words);

/** A label in the form in which labels are compared: blanks reduced to one, letters in one case. */
export const foldedLabel = (label: string): string => label.trim().replace(/\s+/gu, ' ').toLowerCase();
