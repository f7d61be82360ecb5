import { isMissing } from '../values/missing.ts';
import { plainText } from '../values/plain-text.ts';
import { compareRowWithRecord, isFree, saysRecorded } from './compare-row.ts';
import type { CellRecord, ColumnRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { Span } from '../text/span.ts';
import type { RunRecord } from './run-record.ts';

/** A row whose values stand one column beside their own: a cell is gone (`left`), or one came between (`right`). */
export type Shift = {
  /** The first column that is shifted. */
  readonly from: string;
  readonly way: 'left' | 'right';
  /** The first value that moved, the column that it stands in, and its own. */
  readonly here: string;
  readonly at: string;
  readonly its: string;
  readonly span: Span;
};

/**
 * How the cells of a row moved by one against its run record, where that is what makes it say something else in several columns:
 * from the first of them on each value is the next column's or the one's before, up to the end or to a blank that takes it up.
 */
export function shiftOf(table: TableRecord, row: RowRecord, record: RunRecord): Shift | undefined {
  const other = new Set(compareRowWithRecord(table, row, record).map(({ span }) => span.start));
  if (other.size < LEAST) return undefined;
  const { columns } = table;
  const isOther = ({ index }: ColumnRecord): boolean => other.has(row.cells[index]?.span.start ?? -1);
  const first = columns.findIndex(isOther);
  const ends = [columns.findLastIndex(isOther), columns.length - 1];
  const compared = { columns, row, record };
  for (const last of ends)
    for (const way of ['left', 'right'] as const)
      if (isMoved(compared, { way, first, last })) return shiftFrom(compared, { way, first, last });
  return undefined;
}

/** `shifted by one column to the left from LR on: LR is 0.0462 here, which the run record has for WER`. */
export const shiftWords = ({ from, way, here, at, its }: Shift): string =>
  `shifted by one column to the ${way} from ${from} on: ${at} is ${here} here, which the run record has for ${its}`;

/** Fewer values that moved may be a coincidence. */
const LEAST = 2;

type Compared = { readonly columns: readonly ColumnRecord[]; readonly row: RowRecord; readonly record: RunRecord };

/** Places of columns, from the first that is shifted to the last. */
type Moving = { readonly way: Shift['way']; readonly first: number; readonly last: number };

function isMoved(compared: Compared, { way, first, last }: Moving): boolean {
  const { columns, row, record } = compared;
  const isLeft = way === 'left';
  const isTakenUp = isLeft
    ? isBlank(cellAt(compared, last))
    : last === columns.length - 1 || isMissing(plainText(record.row.get(columns[last]?.name ?? '') ?? ''));
  if (!isTakenUp || row.cells.length === 0) return false;
  const moved = columns
    .slice(isLeft ? first : first + 1, isLeft ? last : last + 1)
    .map((_, place) => (isLeft ? sayingOf(compared, first + place, 1) : sayingOf(compared, first + 1 + place, -1)));
  return !moved.includes('other') && moved.filter((saying) => saying === 'moved').length >= LEAST;
}

/** Whether a cell says what the record has for a neighbouring column; `perhaps` where that has nothing or words that may be edited. */
function sayingOf(compared: Compared, place: number, step: 1 | -1): 'moved' | 'perhaps' | 'other' {
  const { columns, record } = compared;
  const cell = cellAt(compared, place);
  const column = columns[place + step];
  if (column === undefined) return 'other';
  const isSaid = cell === undefined ? isMissing(record.row.get(column.name) ?? '') : saysRecorded(cell, column, record);
  if (isSaid) return isBlank(cell) ? 'perhaps' : 'moved';
  return cell?.value.kind !== 'number' && isFree(column, record, cell?.marks) ? 'perhaps' : 'other';
}

function shiftFrom(compared: Compared, { way, first, last }: Moving): Shift {
  const { columns, row } = compared;
  const from = way === 'left' ? earliest(compared, first) : first;
  const at = way === 'left' ? from : from + 1;
  const start = cellAt(compared, from)?.span.start ?? row.row.span.start;
  const end = cellAt(compared, last)?.span.end ?? row.cells.at(-1)?.span.end ?? row.row.span.end;
  return {
    from: columns[from]?.header ?? '',
    way,
    here: cellAt(compared, at)?.text ?? '',
    at: columns[at]?.header ?? '',
    its: columns[way === 'left' ? at + 1 : from]?.header ?? '',
    span: { start, end },
  };
}

/** The shift may begin in a column whose words may be edited: it has the next one's value. */
function earliest(compared: Compared, first: number): number {
  const before = compared.columns[first - 1];
  const cell = cellAt(compared, first - 1);
  const isOwn = before === undefined || cell === undefined || saysRecorded(cell, before, compared.record);
  return isOwn || sayingOf(compared, first - 1, 1) !== 'moved' ? first : earliest(compared, first - 1);
}

const cellAt = ({ columns, row }: Compared, place: number): CellRecord | undefined =>
  row.cells[columns[place]?.index ?? -1];

const isBlank = (cell: CellRecord | undefined): boolean => cell === undefined || isMissing(plainText(cell.text));
