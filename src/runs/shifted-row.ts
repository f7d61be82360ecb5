import { cellWords } from '../escape/cell-text.ts';
import { isMissing } from '../values/missing.ts';
import { plainText } from '../values/plain-text.ts';
import { compareRowWithRecord, isFree, saysRecorded } from './compare-row.ts';
import type { CellRecord, ColumnRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { Span } from '../text/span.ts';
import type { RunRecord } from './run-record.ts';

/** A row whose values are one column away from their own: a cell is missing (`left`), or one was inserted (`right`). */
export type Shift = {
  /** The first column that is shifted. */
  readonly from: string;
  readonly way: 'left' | 'right';
  /** The first value that moved, the column it is in, and its own column. */
  readonly here: string;
  readonly at: string;
  readonly its: string;
  readonly span: Span;
};

/**
 * How the cells of a row moved by one compared with its run record, if that explains differences in several columns:
 * from the first of them on, each value is that of the next or the previous column, up to the end or to a blank that
 * absorbs the shift.
 */
export function shiftOf(table: TableRecord, row: RowRecord, record: RunRecord): Shift | undefined {
  const other = new Set(compareRowWithRecord(table, row, record).map(({ span }) => span.start));
  if (other.size < LEAST) return undefined;
  const { columns } = table;
  const isOther = ({ index }: ColumnRecord): boolean => other.has(row.cells[index]?.span.start ?? -1);
  const compared = { columns, row, record };
  const ends = [columns.findLastIndex(isOther), columns.length - 1];
  const movings = (['left', 'right'] as const).flatMap((way) => {
    const first = earliest(compared, way, columns.findIndex(isOther));
    return ends.map((last) => ({ way, first, last }));
  });
  const moving = movings.find((each) => isMoved(compared, each));
  return moving && shiftFrom(compared, moving);
}

/** `shifted by one column to the left from LR on: LR is 0.0462 here, which the run record has for WER`. */
export const shiftWords = ({ from, way, here, at, its }: Shift): string =>
  `shifted by one column to the ${way} from ${from} on: ${at} is ${cellWords(here)} here, which the run record has for ${its}`;

/** Fewer moved values may be a coincidence. */
const LEAST = 2;

type Compared = { readonly columns: readonly ColumnRecord[]; readonly row: RowRecord; readonly record: RunRecord };

/** Indices of columns, from the first to the last that is shifted. */
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

/**
 * Whether a cell agrees with what the record has for a neighbouring column; `perhaps` if the record has nothing, or
 * text that may be edited.
 */
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
  const at = way === 'left' ? first : first + 1;
  const start = cellAt(compared, first)?.span.start ?? row.row.span.start;
  const end = cellAt(compared, last)?.span.end ?? row.cells.at(-1)?.span.end ?? row.row.span.end;
  return {
    from: columns[first]?.header ?? '',
    way,
    here: cellAt(compared, at)?.text ?? '',
    at: columns[at]?.header ?? '',
    its: columns[way === 'left' ? at + 1 : first]?.header ?? '',
    span: { start, end },
  };
}

/**
 * The first column at which a shift that reaches `first` may have begun: it may begin in text that may be edited, or in
 * a column for which nothing was logged.
 */
function earliest(compared: Compared, way: Shift['way'], first: number): number {
  let found = first;
  const step = way === 'left' ? 1 : -1;
  for (let place = way === 'left' ? first - 1 : first; place > 0; place--) {
    const saying = isOwn(compared, place) ? 'other' : sayingOf(compared, place, step);
    if (saying === 'other') return found;
    if (saying === 'moved') found = way === 'left' ? place : place - 1;
  }
  return found;
}

/** Whether a cell has the value that the record has for its own column. */
function isOwn(compared: Compared, place: number): boolean {
  const cell = cellAt(compared, place);
  const column = compared.columns[place];
  if (cell === undefined || column === undefined || isBlank(cell)) return false;
  return saysRecorded(cell, column, compared.record);
}

const cellAt = ({ columns, row }: Compared, place: number): CellRecord | undefined =>
  row.cells[columns[place]?.index ?? -1];

const isBlank = (cell: CellRecord | undefined): boolean => cell === undefined || isMissing(plainText(cell.text));
