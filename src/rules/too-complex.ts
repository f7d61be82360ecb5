import { walkBlocks } from '../document/walk-blocks.ts';
import { cellsOf } from '../document/cells-of.ts';
import { lineSpan } from '../text/line-index.ts';
import type { Table } from '../document/block.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

const LONGEST_LINE = 1024 * 1024;
const MOST_COLUMNS = 10_000;
const MOST_ROWS = 1_000_000;

/** A document must be of a size and depth that every markdown program can handle. */
export const tooComplex: DocumentRule = {
  name: 'too-complex',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow nesting, lines and tables that are too large to check.',
  regardless: true,
  *check({ document }) {
    const { source, tooDeep } = document;
    if (tooDeep !== undefined)
      yield finding('this is too complex to check: quotes and lists are nested too deeply', tooDeep);
    if (source.text.length > LONGEST_LINE) yield* longLines(document);
    if (source.text.length > MOST_COLUMNS) yield* largeTables(document);
  },
};

const finding = (message: string, span: Finding['span']): Finding => ({
  message,
  span: { start: span.start, end: Math.min(span.end, span.start + 80) },
  hint: 'keep such data in a file of its own, beside the document',
});

function* longLines({ lines }: MarkdownDocument): Generator<Finding> {
  for (let line = 1; line <= lines.starts.length; line++) {
    const span = lineSpan(lines, line);
    if (span.end - span.start <= LONGEST_LINE) continue;
    yield finding(`this line is too complex to check: longer than ${LONGEST_LINE} characters`, span);
    return;
  }
}

function* largeTables({ source, blocks }: MarkdownDocument): Generator<Finding> {
  const tables: Table[] = [];
  walkBlocks(blocks, (block) => {
    if (block.kind === 'table') tables.push(block);
  });
  for (const { header, rows } of tables) {
    const isWide =
      header.span.end - header.span.start > MOST_COLUMNS && cellsOf(source.text, header).length > MOST_COLUMNS;
    if (isWide) yield finding(`this table is too complex to check: more than ${MOST_COLUMNS} columns`, header.span);
    if (rows.length > MOST_ROWS)
      yield finding(`this table is too complex to check: more than ${MOST_ROWS} rows`, header.span);
  }
}
