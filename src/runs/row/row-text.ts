import { cellWidth } from './cell-width.ts';
import type { ColumnLayout, TableLayout } from './table-layout.ts';

/**
 * A row of escaped cell texts in the style of the table's other rows. A row that could be read as something else (it
 * begins with a blank cell or a block marker) gets outer pipes even if the others have none.
 */
export function rowText(layout: TableLayout, cells: readonly string[]): string {
  const guarded = cells.length < 2 || !isSafeStart(cells[0] ?? '') || cells.at(-1) === '';
  const leading = layout.leading || guarded;
  const trailing = layout.trailing || guarded;
  const inner = cells.map((cell, index) => segmentText(cell, layout, index)).join('|');
  const text = `${leading ? '|' : ''}${inner}${trailing ? '|' : ''}`;
  const opened = leading ? text : text.trimStart();
  return trailing ? opened : opened.trimEnd();
}

/** One cell with its padding. */
export function segmentText(cell: string, layout: TableLayout, index: number): string {
  const column = layout.columns[index] ?? { width: undefined, side: 'left' };
  const before = layout.before;
  const after = layout.after === '' && cell.endsWith('\\') ? ' ' : layout.after;
  const slack = Math.max(0, (column.width ?? 0) - cellWidth(cell) - before.length - after.length);
  const [left, right] = shares(slack, column.side);
  return `${before}${' '.repeat(left)}${cell}${' '.repeat(right)}${after}`;
}

function shares(slack: number, side: ColumnLayout['side']): readonly [number, number] {
  if (side === 'right') return [slack, 0];
  if (side === 'center') return [Math.floor(slack / 2), Math.ceil(slack / 2)];
  return [0, slack];
}

/** Whether a line with this beginning can only be that of a paragraph or a table row. */
const isSafeStart = (cell: string): boolean => /^[\p{L}\p{N}]/u.test(cell) && !/^\d{1,9}[.)]/.test(cell);
