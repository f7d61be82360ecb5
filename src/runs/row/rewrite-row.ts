import { replacement } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { rowText, segmentText } from './row-text.ts';
import { lineOf } from './table-layout.ts';
import type { Row } from '../../document/block.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Edit } from '../../text/edit.ts';
import type { TableLayout, TableLine } from './table-layout.ts';

/** The intended cells of a row, and which of them change. */
export type Rewriting = {
  readonly sources: readonly string[];
  readonly changed: readonly boolean[];
  readonly layout: TableLayout;
};

/** Rewrites the changed cells of one row in place; the whole row only if it is too short for them. */
export function rewriteRow(
  document: MarkdownDocument,
  row: Row,
  { sources, changed, layout }: Rewriting,
): { readonly edits: readonly Edit[]; readonly text: string } {
  const line = lineOf(document, row);
  if (!canStay(line, sources, changed)) {
    const text = rowText(layout, sources);
    return { edits: [replacement(row.span, text)], text };
  }
  const edits = changed.flatMap((isChanged, index) =>
    isChanged ? cellEdit(line, { index, source: sources[index] ?? '', layout }) : [],
  );
  return { edits, text: textAfter(document, row, edits) };
}

const canStay = (line: TableLine, sources: readonly string[], changed: readonly boolean[]): boolean =>
  line.cells.length >= sources.length &&
  (line.leading || changed[0] !== true) &&
  (line.trailing || changed[sources.length - 1] !== true);

type NewCell = { readonly index: number; readonly source: string; readonly layout: TableLayout };

/** In an aligned table the padding changes with the cell; elsewhere only the cell's content does. */
function cellEdit(line: TableLine, { index, source, layout }: NewCell): readonly Edit[] {
  const cell = line.cells[index];
  const segment = line.segments[index];
  if (cell === undefined || segment === undefined) return [];
  const isBlank = cell.span.start === cell.span.end;
  const isAligned = layout.columns[index]?.width !== undefined;
  const whole = isAligned || isBlank || source === '' || source.endsWith('\\');
  return [whole ? replacement(segment, segmentText(source, layout, index)) : replacement(cell.span, source)];
}

function textAfter(document: MarkdownDocument, { span }: Row, edits: readonly Edit[]): string {
  const { text } = document.source;
  let at = span.start;
  let result = '';
  for (const edit of edits) {
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + sliceOf(text, { start: at, end: span.end });
}
