import { forShell } from '../escape/for-shell.ts';
import { lineAt } from '../text/line-index.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { Span } from '../text/span.ts';

/** A document must contain no conflict markers of an unfinished merge. */
export const conflictMarkers: DocumentRule = {
  name: 'conflict-markers',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow the markers of an unresolved merge.',
  regardless: true,
  *check({ document }) {
    const { text } = document.source;
    if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return;
    let open: Span | undefined;
    for (const { span, opens } of markersIn(document)) {
      if (!opens) yield conflict(document, open ?? span, span);
      else if (open !== undefined) yield conflict(document, open, open);
      open = opens ? span : undefined;
    }
    if (open !== undefined) yield conflict(document, open, open);
  },
};

function conflict({ lines, source }: MarkdownDocument, from: Span, to: Span): Finding {
  const reach = from === to ? '' : `: both sides are here, down to line ${lineAt(lines, to.start)}`;
  return {
    message: `unresolved merge${reach}`,
    span: { start: from.start, end: to.end },
    hint: `\`expctl resolve ${forShell(source.path)}\` keeps the rows of both sides, each run once; or do so by hand`,
    misread: true,
  };
}

const LONGEST_MARKER = 80;
/**
 * git's own markers have seven signs, or as many as `conflict-marker-size` says; a label or the end of the line
 * follows.
 */
const MARKER = /^(?:<{7,64}|>{7,64})(?: |[\r\n]|$)/u;

function* markersIn(document: MarkdownDocument): Generator<{ readonly span: Span; readonly opens: boolean }> {
  const { text } = document.source;
  const { starts } = document.lines;
  const code = codeOf(document);
  let passed = 0;
  for (const [index, start] of starts.entries()) {
    const first = text[start];
    if ((first !== '<' && first !== '>') || !MARKER.test(text.slice(start, start + LONGEST_MARKER))) continue;
    while ((code[passed]?.end ?? Number.POSITIVE_INFINITY) <= start) passed++;
    if ((code[passed]?.start ?? Number.POSITIVE_INFINITY) <= start) continue;
    const end = start + text.slice(start, starts[index + 1]).trimEnd().length;
    yield { span: { start, end }, opens: first === '<' };
  }
}

/** Where markers are only shown as an example: closed fences, in the order of the text. */
function codeOf({ blocks }: MarkdownDocument): readonly Span[] {
  const code: Span[] = [];
  walkBlocks(blocks, (block) => {
    if (block.kind === 'code' && block.fenced && block.closed) code.push(block.span);
  });
  return code;
}
