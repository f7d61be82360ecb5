import { cutPath } from './cut-path.ts';
import { fittedWidths, GAP, printTable } from './print-table.ts';
import { widthOf } from './width-of.ts';
import type { PrintedTable } from './print-table.ts';

/** A column cut below this width cannot be read. */
const READABLE = 10;
const MOST_ROWS = 200;

/**
 * Prints a table as columns if they fit the terminal, else row by row, each cell on a line of its own after its header:
 * the first cell is the row's name. Without a width nothing is cut.
 */
export function printGrid(table: PrintedTable): string {
  const { rows, width } = table;
  if (width === undefined || rows.length === 0 || fits(table, width)) return printTable(table);
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  return `${shown.map((row) => printRow(row, table)).join('')}${rest > 0 ? table.style.dim(`${rest} more rows\n`) : ''}`;
}

function fits({ head, rows, least }: PrintedTable, width: number): boolean {
  const all = [head, ...rows];
  const wanted = fittedWidths(all, Number.POSITIVE_INFINITY);
  const fitted = fittedWidths(all, width, least);
  const taken = fitted.reduce((sum, each) => sum + each + GAP, -GAP);
  return taken <= width && fitted.every((room, index) => room >= Math.min(wanted[index] ?? 0, READABLE));
}

function printRow([name = '', ...cells]: readonly string[], { head, width, style, paths }: PrintedTable): string {
  const room = width ?? Math.max(...[name].map(widthOf));
  const whole = cells.map((cell, index) => ['', style.dim(head[index + 1] ?? ''), cell]);
  const [, , taken] = fittedWidths(
    whole.filter(([, , cell]) => cell !== ''),
    room,
  );
  const lines = whole.flatMap(([indent = '', header = '', cell = ''], index) => {
    const cut = paths?.includes(index + 1) === true ? cutPath(cell, taken ?? room) : cell;
    return cell === '' ? [] : [[indent, header, cut]];
  });
  return `${printTable({ head: [], rows: [[style.bold(name)]], width: room, style })}${
    lines.length === 0 ? '' : printTable({ head: [], rows: lines, width: room, style })
  }`;
}
