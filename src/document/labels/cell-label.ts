import type { Span } from '../../text/span.ts';
import { trimEnd } from '../inline/blanks.ts';
import { isColon, labelWords } from './plain-label.ts';

/** The label in a table's first cell, and whether the whole cell is bold. */
export type CellLabel = { readonly span: Span; readonly remark: Span | undefined; readonly bold: boolean };

/** The words of a label cell, without bold markers, backticks, a final colon and a bracketed remark. */
export function cellLabel(text: string, cell: Span): CellLabel {
  const bare = withoutColon(text, cell);
  const marker = text.slice(bare.start, bare.start + 2);
  const bold =
    (marker === '**' || marker === '__') && bare.end - bare.start > 4 && text.startsWith(marker, bare.end - 2);
  const words = bold ? withoutColon(text, { start: bare.start + 2, end: bare.end - 2 }) : bare;
  return { ...labelWords(text, words), bold };
}

function withoutColon(text: string, { start, end }: Span): Span {
  const last = trimEnd(text, { start, end });
  return { start, end: last > start && isColon(text, last - 1) ? trimEnd(text, { start, end: last - 1 }) : last };
}
