import { unclosedBlock as unclosedBlockOf } from '../document/unclosed-block.ts';
import { lineAt } from '../text/line-index.ts';
import { sliceOf } from '../text/span.ts';
import type { CodeBlock, HtmlBlock } from '../document/block.ts';
import type { Swallowed, UnclosedBlock } from '../document/unclosed-block.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { Span } from '../text/span.ts';

/** A fence or a comment must be closed: otherwise it hides the rest of the document from every reader. */
export const unclosedBlock: DocumentRule = {
  name: 'unclosed-block',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow code blocks and comments that are never closed.',
  regardless: true,
  *check({ document }) {
    const unclosed = unclosedBlockOf(document.source.text, document.blocks);
    if (unclosed !== undefined) yield findingFor(document, unclosed);
  },
};

function findingFor(document: MarkdownDocument, { block, swallowed }: UnclosedBlock): Finding {
  const { text } = document.source;
  const { what, readAs, close } = wordsFor(text, block);
  const span = firstLine(text, block.span);
  if (swallowed === undefined)
    return { message: `${what} is never closed`, span, severity: 'warning', hint: `close it with ${close}` };
  const line = lineAt(document.lines, swallowed.start);
  return {
    message: `${what} is never closed: ${nameOf(text, swallowed)} and all that follows is read as ${readAs}`,
    span,
    hint: `close it with ${close} before line ${line}${block.kind === 'code' ? ', or one above that was left open' : ''}`,
    misread: true,
  };
}

type Words = { readonly what: string; readonly readAs: string; readonly close: string };

function wordsFor(text: string, { kind, span }: CodeBlock | HtmlBlock): Words {
  if (kind === 'code') {
    const fence = /^(?:`+|~+)/u.exec(text.slice(span.start, span.start + LONGEST))?.[0] ?? '```';
    return { what: 'this code block', readAs: 'code', close: `"${fence}"` };
  }
  return /^\s*<!--/u.test(text.slice(span.start, span.start + LONGEST))
    ? { what: 'this comment', readAs: 'part of it', close: '"-->"' }
    : { what: 'this HTML', readAs: 'part of it', close: 'its closing tag' };
}

function nameOf(text: string, { block, start }: Swallowed): string {
  if (block.kind === 'table') return 'a table';
  const { end } = firstLine(text, { start, end: start + block.span.end - block.span.start });
  const title = sliceOf(text, { start, end }).trim();
  return `"${title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title}"`;
}

const LONGEST = 60;

const firstLine = (text: string, { start, end }: Span): Span => ({
  start,
  end: start + (/^[^\r\n]*/u.exec(text.slice(start, end))?.[0].length ?? 0),
});
