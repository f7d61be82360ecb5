import { walkBlocks } from '../document/walk-blocks.ts';
import type { CodeBlock } from '../document/block.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** No merge was left half done. */
export const conflictMarkers: DocumentRule = {
  name: 'conflict-markers',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow the markers of an unresolved merge.',
  *check({ document }) {
    const { text } = document.source;
    if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return;
    const code: CodeBlock[] = [];
    walkBlocks(document.blocks, (block) => {
      if (block.kind === 'code' && block.closed) code.push(block);
    });
    for (const [index, start] of document.lines.starts.entries()) {
      const mark = /^(?:<{7,}|>{7,}|\|{7,})(?: |$|\r|\n)/u.exec(text.slice(start, start + 40))?.[0];
      if (mark === undefined || code.some(({ span }) => span.start <= start && start < span.end)) continue;
      const end = document.lines.starts[index + 1] ?? text.length;
      yield {
        message: 'unresolved merge',
        span: { start, end: start + text.slice(start, end).trimEnd().length },
        hint: 'keep the rows of both sides and take the markers out',
      };
    }
  },
};
