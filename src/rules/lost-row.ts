import { lostRowsIn } from '../document/lost-rows.ts';
import { lineAt } from '../text/line-index.ts';
import { counted } from '../text/counted.ts';
import type { Between, LostRows } from '../document/lost-rows.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/**
 * Every row must belong to a table: a row that dropped out of its table is not counted, so what it says would go
 * unnoticed.
 */
export const lostRow: DocumentRule = {
  name: 'lost-row',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow lines that are written like rows and are in no table.',
  *check({ document, records }) {
    if (records.length === 0) return;
    for (const lost of lostRowsIn(document.source.text, document.blocks)) yield findingFor(document, lost);
  },
};

function findingFor({ lines }: MarkdownDocument, lost: LostRows): Finding {
  const { span, count } = lost;
  if (lost.because === 'cut off') {
    const above = lineAt(lines, lost.table.header.span.start);
    const rows = count === 1 ? 'this row is' : `these ${count} rows are`;
    return { message: `${rows} in no table: the one of line ${above} ended above`, span, hint: WAY_BACK[lost.between] };
  }
  if (lost.because === 'other width')
    return {
      message: `this is not a table: the header has ${counted(lost.header, 'cell')}, the row of dashes ${lost.delimiter}`,
      span,
      hint: 'give each column its own `---`',
    };
  return {
    message: `these ${count} rows are in no table: no row of plain dashes is below the first`,
    span,
    hint: 'write `| --- |` with as many cells below the header',
  };
}

const WAY_BACK = {
  nothing: 'take the indentation before its first pipe out',
  'a blank line': 'take the blank line above it out',
  'a comment': 'a comment ends a table: put it above the header',
  more: 'put it right below the last row of its table, with nothing between',
} as const satisfies Readonly<Record<Between, string>>;
