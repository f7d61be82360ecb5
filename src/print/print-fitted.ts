import { fitColumns } from './fit-columns.ts';
import { printTable } from './print-table.ts';
import type { ColumnRoom } from './fit-columns.ts';
import type { PrintedTable } from './print-table.ts';

/** A table in the room there is: whole columns are never cut, and free ones that are left out are named below it. */
export function printFitted({ head, rows, width, style }: PrintedTable, rooms: readonly ColumnRoom[]): string {
  const { kept, left } = fitColumns([head, ...rows], rooms, width);
  const pick = (cells: readonly string[]): readonly string[] => kept.map((index) => cells[index] ?? '');
  const whole = new Set(kept.flatMap((index, at) => (rooms[index] === 'whole' ? [at] : [])));
  const table = printTable({ head: pick(head), rows: rows.map(pick), width, style, whole });
  const names = left.map((index) => head[index] ?? '').join(', ');
  return `${table}${names === '' ? '' : style.dim(`for want of room without ${names}\n`)}`;
}
