import { lineAt } from '../text/line-index.ts';
import { sliceOf } from '../text/span.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { lineEndingAt } from './line-ending-at.ts';
import type { Row, Table } from '../document/block.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/** A line right under a table is a row of it, to GitHub too. */
export const gluedLine: DocumentRule = {
  name: 'glued-line',
  scope: 'document',
  severity: 'warning',
  summary: 'Disallow text right under a table without a blank line between.',
  *check({ document, records }) {
    if (records.length === 0) return;
    const found: Finding[] = [];
    walkBlocks(document.blocks, (block) => {
      if (block.kind !== 'table') return;
      const row = block.rows.find((each) => isGluedLine(document.source.text, block, each));
      if (row !== undefined && MERGE_MARKER.test(sliceOf(document.source.text, row.span))) return;
      if (row !== undefined) found.push(findingFor(document, block, row));
    });
    yield* found;
  },
};

/** That is told by the rule about these. */
const MERGE_MARKER = /^(?:<{7}|={7}|>{7})/u;

/** Whether a row of a table with outer pipes is a line of prose that was written right under it. */
export const isGluedLine = (text: string, { header }: Table, { span }: Row): boolean =>
  text[header.span.start] === '|' && text[span.start] !== '|' && !sliceOf(text, span).includes('|');

function findingFor(document: MarkdownDocument, { header }: Table, { span }: Row): Finding {
  const { source, lines } = document;
  return {
    message: `this line stands right under the table of line ${lineAt(lines, header.span.start)}, and is read as a row of it`,
    span,
    hint: 'put a blank line before it (`expctl check --fix` does)',
    ...(isAtLineStart(source.text, span.start)
      ? { fix: [{ span: { start: span.start, end: span.start }, text: lineEndingAt(source.text, span.start) }] }
      : {}),
  };
}

/** In a quote or a list the blank line would need the prefix of its container. */
const isAtLineStart = (text: string, at: number): boolean => text[at - 1] === '\n' || text[at - 1] === '\r';
