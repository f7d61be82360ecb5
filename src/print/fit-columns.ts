import { GAP } from './print-table.ts';
import { widthOf } from './width-of.ts';

/** What may happen to a column in a narrow terminal: it stays whole, is cut, or is cut and finally left out. */
export type ColumnRoom = 'whole' | 'cut' | 'free';

/** The columns that are printed and those that are not, by their index. */
export type FittedColumns = {
  readonly kept: readonly number[];
  readonly left: readonly number[];
  /** The minimum width of each column, by its index. */
  readonly least: readonly number[];
};

/** A column cut below this width cannot be read. */
const READABLE = 10;

/** The terminal's width, and the minimum width of each column: a number that is cut is no longer the number. */
export type Room = { readonly width: number | undefined; readonly least?: readonly number[] };

/** Leaves out free columns, those with the longest texts first, until all others can be read within `width`. */
export function fitColumns(
  rows: readonly (readonly string[])[],
  rooms: readonly ColumnRoom[],
  { width, least: needed = [] }: Room,
): FittedColumns {
  const widths = rooms.map((_, index) => Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))));
  const least = widths.map((wanted, index) =>
    rooms[index] === 'whole' ? wanted : Math.max(Math.min(wanted, READABLE), needed[index] ?? 0),
  );
  const left = new Set<number>();
  const kept = (): readonly number[] => [...rooms.keys()].filter((index) => !left.has(index));
  const isTooWide = (): boolean =>
    kept().reduce((sum, index) => sum + (least[index] ?? 0) + GAP, -GAP) > (width ?? Number.POSITIVE_INFINITY);
  while (isTooWide()) {
    const free = kept().filter((index) => rooms[index] === 'free');
    const [longest] = free.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0) || b - a);
    if (longest === undefined) break;
    left.add(longest);
  }
  return { kept: kept(), least, left: [...left].toSorted((a, b) => a - b) };
}
