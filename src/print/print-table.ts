import Table from 'cli-table3';
import type { Style } from './style.ts';
import { cutPath } from './cut-path.ts';
import { widthOf } from './width-of.ts';

/**
 * Cells must already be escaped; `width` is the terminal's, undefined if there is none (then nothing is cut). `least`:
 * the minimum width of each column.
 */
export type PrintedTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly width: number | undefined;
  readonly style: Style;
  readonly least?: readonly number[];
  /** Columns of paths, by their index: they are cut so that the file name stays. */
  readonly paths?: readonly number[];
};

/** The number of blanks between two columns. */
export const GAP = 2;
const NARROWEST = 4;
const MOST_ROWS = 500;

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
} as const;

/** Prints a table without borders, cut to the width of the terminal: the widest columns are narrowed first. */
export function printTable({ head, rows, width, style, least, paths }: PrintedTable): string {
  const shown = rows.slice(0, MOST_ROWS);
  const widths = width === undefined ? undefined : fittedWidths([head, ...shown], width, least);
  const table = new Table({
    head: head.map((cell) => style.bold(cell)),
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    ...(widths === undefined ? {} : { colWidths: [...widths] }),
  });
  table.push(...shown.map((row) => withCutPaths(row, paths, widths)));
  const rest = rows.length - shown.length;
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return `${lines.join('\n')}\n${rest > 0 ? style.dim(`${rest} more rows\n`) : ''}`;
}

const withCutPaths = (
  row: readonly string[],
  paths: readonly number[] = [],
  widths: readonly number[] = [],
): string[] => row.map((cell, index) => (paths.includes(index) ? cutPath(cell, widths[index] ?? Infinity) : cell));

/**
 * Column widths whose sum with the gaps is at most `width`: the widest column still above its `least` is narrowed
 * repeatedly.
 */
export function fittedWidths(
  rows: readonly (readonly string[])[],
  width: number,
  least: readonly number[] = [],
): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  let over = widths.reduce((sum, each) => sum + each, 0) + GAP * Math.max(0, count - 1) - width;
  const floor = (index: number): number => Math.max(NARROWEST, least[index] ?? 0);
  const cut = (each: number, index: number): boolean => each > floor(index);
  while (over > 0) {
    const most = Math.max(...widths.filter(cut));
    const at = widths.findIndex((each, index) => cut(each, index) && each === most);
    const before = widths[at];
    if (before === undefined) break;
    const second = Math.max(...widths.filter((each, index) => index !== at && cut(each, index)));
    const after = Math.max(floor(at), Math.min(before - 1, Math.max(second, before - over)));
    widths[at] = after;
    over -= before - after;
  }
  return widths;
}
