import Table from 'cli-table3';
import type { Style } from './style.ts';
import { widthOf } from './width-of.ts';

/** Cells are escaped already; `width` is the terminal's, undefined where there is none (then nothing is cut). `whole`: columns that are never cut. */
export type PrintedTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly width: number | undefined;
  readonly style: Style;
  readonly whole?: ReadonlySet<number>;
};

/** Blanks between two columns. */
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

/** A table without borders, cut to the width of the terminal: the widest columns give way first. */
export function printTable({ head, rows, width, style, whole }: PrintedTable): string {
  const shown = rows.slice(0, MOST_ROWS);
  const table = new Table({
    head: head.map((cell) => style.bold(cell)),
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    ...(width === undefined ? {} : { colWidths: [...fittedWidths([head, ...shown], width, whole)] }),
  });
  table.push(...shown.map((row) => [...row]));
  const rest = rows.length - shown.length;
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return `${lines.join('\n')}\n${rest > 0 ? style.dim(`${rest} more rows\n`) : ''}`;
}

const NONE: ReadonlySet<number> = new Set();

/** Column widths whose sum with the gaps is at most `width`: the widest that is not `whole` is narrowed again and again. */
export function fittedWidths(
  rows: readonly (readonly string[])[],
  width: number,
  whole: ReadonlySet<number> = NONE,
): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...rows.map((row) => widthOf(row[index] ?? ''))),
  );
  let over = widths.reduce((sum, each) => sum + each, 0) + GAP * Math.max(0, count - 1) - width;
  const cut = (index: number): boolean => !whole.has(index);
  while (over > 0) {
    const most = Math.max(...widths.filter((_, index) => cut(index)));
    const at = widths.findIndex((each, index) => cut(index) && each === most);
    const before = widths[at] ?? 0;
    if (before <= NARROWEST) break;
    const second = Math.max(NARROWEST, ...widths.filter((_, index) => index !== at && cut(index)));
    const after = Math.max(NARROWEST, Math.min(before - 1, Math.max(second, before - over)));
    widths[at] = after;
    over -= before - after;
  }
  return widths;
}
