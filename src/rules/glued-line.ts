import { sliceOf } from '../text/span.ts';
import { walkBlocks } from '../document/walk-blocks.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/** A line right under a table is a row of it, to GitHub too. */
export const gluedLine: DocumentRule = {
  name: 'glued-line',
  scope: 'document',
  severity: 'warning',
  summary: 'Disallow text right under a table without a blank line between.',
  *check({ document, records }) {
    if (records.length === 0) return;
    const { text } = document.source;
    const found: Finding[] = [];
    walkBlocks(document.blocks, (block) => {
      if (block.kind !== 'table' || !sliceOf(text, block.header.span).startsWith('|')) return;
      for (const { span } of block.rows) {
        if (sliceOf(text, span).includes('|')) continue;
        found.push({
          message: 'this line stands right under a table and is read as a row of it',
          span,
          hint: 'put a blank line before it',
          fix: [{ span: { start: span.start, end: span.start }, text: '\n' }],
        });
        return;
      }
    });
    yield* found;
  },
};
