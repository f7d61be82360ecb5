import { rememberFor } from '../../text/remember.ts';
import { cellText } from '../../escape/cell-text.ts';
import { forCell } from '../../escape/for-cell.ts';
import { styleOf } from '../../values/column-style.ts';
import { formatValue } from '../../values/format-value.ts';
import { parseDecimal } from '../../values/decimal-text.ts';
import { isMissing } from '../../values/missing.ts';
import type { NumberMarks } from '../../values/number-marks.ts';
import { plainText } from '../../values/plain-text.ts';
import { readValue } from '../../values/read-value.ts';
import { sameWithinPrint } from '../../values/same-within-print.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { ColumnStyle } from '../../values/column-style.ts';

/**
 * What a cell is to say. A number is given with all its digits. `metric` follows the column's print; `parameter` too, but no
 * digit is rounded away; `verbatim` is a person's own words, escaped and else left alone. `unit` is the number's own.
 */
export type RowCell = {
  readonly text: string;
  readonly form: 'metric' | 'parameter' | 'verbatim';
  readonly unit?: string | undefined;
  /** What the column's numbers are in where it says no unit, as its rows show: the number is converted into it. */
  readonly columnUnit?: string | undefined;
  /** A default (today's date, the present commit): it fills a blank and contradicts nothing. */
  readonly soft?: boolean;
};

/** How one column of a table writes its cells. */
export type CellHabit = {
  readonly style: ColumnStyle;
  readonly ticks: boolean;
  readonly missing: string | undefined;
  readonly marks?: NumberMarks | undefined;
};

const SAMPLED_ROWS = 50;

/** The data rows nearest the end of a table, in order: what a new row is written like. */
export const sampleRows = rememberFor((table: TableRecord): readonly RowRecord[] => {
  const rows: RowRecord[] = [];
  for (let at = table.rows.length - 1; at >= 0 && rows.length < SAMPLED_ROWS; at--) {
    const row = table.rows[at];
    if (row?.class === 'data' || row?.class === 'reference') rows.unshift(row);
  }
  return rows;
});

const habitsOf = rememberFor((_: TableRecord) => new Map<number, CellHabit>());

/** Learns a column's habits from its model cells. */
export function habitOf(table: TableRecord, index: number): CellHabit {
  const habits = habitsOf(table);
  const habit = habits.get(index) ?? learntHabit(table, index);
  habits.set(index, habit);
  return habit;
}

/** The cells that a new one of the column is written like: those of the sample rows; where there are none, the template's. */
export function modelCells(table: TableRecord, index: number): readonly string[] {
  const rows = sampleRows(table);
  if (rows.length > 0) return rows.flatMap((row) => row.cells[index]?.text ?? []);
  return (table.spec?.samples ?? []).flatMap((sample) => sample[index] ?? []);
}

function learntHabit(table: TableRecord, index: number): CellHabit {
  const texts = modelCells(table, index);
  const filled = texts.filter((text) => !isMissing(plainText(text)));
  const ticked = filled.filter((text) => /^`[^`]*`$/.test(text)).length;
  const marks = sampleRows(table)[0]?.cells[index]?.marks;
  return {
    style: styleOf(filled, marks),
    marks,
    ticks: filled.length > 0 && ticked * 2 > filled.length,
    missing: mostCommonDash(texts),
  };
}

/** `—`, `-` or `n/a` where the column's missing cells are mostly written so; `TBD` waits for a value and is no habit. */
function mostCommonDash(texts: readonly string[]): string | undefined {
  const missing = texts.filter((text) => isMissing(plainText(text)));
  const dashes = missing.filter((text) => /^(?:[-–—−―]{1,3}|n\/a)$/i.test(text));
  return dashes.length * 2 > missing.length ? dashes.at(-1) : undefined;
}

/** The source text of a new cell: the column's number style, ticks where the column has them, everything escaped. */
export function cellSource(cell: RowCell | undefined, habit: CellHabit, column: ColumnRecord): string {
  if (cell === undefined || cell.text === '') return habit.missing ?? '';
  const isNumber = cell.form !== 'verbatim' && parseDecimal(cell.text.trim()) !== undefined;
  if (isNumber && column.spec?.isVerbatim !== true) return numberSource(cell, habit, column);
  const text = isNumber ? formatValue(cell.text, { ...UNSTYLED, unit: column.unit }, { unit: cell.unit }) : cell.text;
  return habit.ticks ? ticked(text) : forCell(text);
}

/** No print is followed, the unit is all the same. */
const UNSTYLED: ColumnStyle = styleOf([]);

/** What the column's numbers are in. */
const unitIn = (column: ColumnRecord, { columnUnit }: RowCell): string | undefined => column.unit ?? columnUnit;

function numberSource(cell: RowCell, habit: CellHabit, column: ColumnRecord): string {
  const unit = habit.style.unit ?? unitIn(column, cell);
  const style = unit === undefined ? habit.style : { ...habit.style, unit };
  return formatValue(cell.text, style, { unit: cell.unit, exact: cell.form === 'parameter' });
}

/** A code span where one can hold the text, else the text escaped. */
function ticked(text: string): string {
  const span = `\`${text.replaceAll('|', '\\|')}\``;
  // A backslash before an escaped pipe would take the pipe's away.
  const plain = /^[^`\p{C}\u2028\u2029]+$/u.test(text) && !text.includes('\\|') && text.trim() === text;
  return plain && cellText(span) === text ? span : forCell(text);
}

/** What a cell would be written as, and where. */
type Written = { readonly source: string; readonly column: ColumnRecord; readonly marks?: NumberMarks | undefined };

/**
 * Whether a cell that stands there says what the new one would say: the same text, or the number rounded further, or both
 * nothing.
 */
export function saysSame(there: string, cell: RowCell, { source, column, marks }: Written): boolean {
  if (there === source || plainText(there) === plainText(source)) return true;
  const unit = unitIn(column, cell);
  // The same digits in another unit are another number.
  const isConverted = cell.unit !== undefined && unit !== undefined && cell.unit !== unit;
  if (!isConverted && cellText(there) === cell.text) return true;
  if (isMissing(plainText(there)) && isMissing(cell.text)) return true;
  const exact = parseDecimal(cell.text.trim()) === undefined ? Number.NaN : Number(cell.text);
  if (!Number.isFinite(exact)) return false;
  const value = readValue(there, column.type === 'text' ? undefined : column.type, marks);
  if (value.kind === 'missing') return false;
  return sameWithinPrint(value, exact, { cell: unit, exact: cell.unit });
}
