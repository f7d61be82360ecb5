import { insertion } from '../text/edit.ts';
import { lineAt } from '../text/line-index.ts';
import { sliceOf } from '../text/span.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import { lineEndingAt } from './line-ending-at.ts';
import type { Row, Table } from '../document/block.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/** A line directly below a table is a row of it, on GitHub too. */
export const gluedLine: DocumentRule = {
  name: 'glued-line',
  scope: 'document',
  severity: 'warning',
  summary: 'Disallow text right under a table without a blank line between.',
  *check({ document, records }) {
    if (records.length === 0) return;
    const found: Finding[] = [];
    walkBlocks(document.blocks, (block) => {
      if (block.kind === 'table') for (const finding of findingsUnder(document, block)) found.push(finding);
    });
    yield* found;
  },
};

/** Whether a row of a table with outer pipes is a line of prose that was written directly below it. */
export const isGluedLine = (text: string, { header }: Table, { span }: Row): boolean =>
  text[header.span.start] === '|' && text[span.start] !== '|' && !sliceOf(text, span).includes('|');

/**
 * One finding for each run of such lines. A blank line is a safe fix only after the last row, where it cuts nothing
 * off.
 */
function* findingsUnder(document: MarkdownDocument, table: Table): Generator<Finding> {
  const { text } = document.source;
  const isGlued = table.rows.map((row) => isGluedLine(text, table, row));
  const lastRow = isGlued.lastIndexOf(false);
  for (const [at, { span }] of table.rows.entries()) {
    if (isGlued[at] !== true || (at > 0 && isGlued[at - 1] === true && !isMarker(text, table.rows[at - 1]))) continue;
    if (isMarker(text, table.rows[at])) continue;
    yield {
      message: `this line is right under the table of line ${lineAt(document.lines, table.header.span.start)}, and is read as a row of it`,
      span,
      ...(at < lastRow ? { hint: CUTTING } : wayOut(text, span.start)),
    };
  }
}

/** Conflict markers are reported by their own rule. */
const isMarker = (text: string, row: Row | undefined): boolean =>
  row !== undefined && /^(?:<{7}|={7}|>{7})/u.test(text.slice(row.span.start, row.span.start + 7));

const CUTTING = 'move it below the table: a blank line here would cut off the rows that follow';

/** In a quote or a list the blank line would need the prefix of its container. */
const wayOut = (text: string, at: number): Pick<Finding, 'hint' | 'fix'> =>
  isAtLineStart(text, at)
    ? { hint: 'put a blank line before it (`expctl check --fix` does)', fix: [insertion(at, lineEndingAt(text, at))] }
    : { hint: 'put a blank line before it' };

const isAtLineStart = (text: string, at: number): boolean => text[at - 1] === '\n' || text[at - 1] === '\r';
