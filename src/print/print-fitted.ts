import { fitColumns } from './fit-columns.ts';
import { printTable } from './print-table.ts';
import type { ColumnRoom } from './fit-columns.ts';
import type { PrintedTable } from './print-table.ts';

/**
 * Prints a table in the available width: columns are cut down to what they need, and free ones that are left out are
 * named below it.
 */
export function printFitted(
  { head, rows, width, style, least: needed }: PrintedTable,
  rooms: readonly ColumnRoom[],
): string {
  const { kept, left, least } = fitColumns([head, ...rows], rooms, {
    width,
    ...(needed === undefined ? {} : { least: needed }),
  });
  const pick = (cells: readonly string[]): readonly string[] => kept.map((index) => cells[index] ?? '');
  const table = printTable({
    head: pick(head),
    rows: rows.map(pick),
    width,
    style,
    least: kept.map((index) => least[index] ?? 0),
  });
  const names = left.map((index) => head[index] ?? '').join(', ');
  return `${table}${names === '' ? '' : style.dim(`for lack of room without ${names}\n`)}`;
}
