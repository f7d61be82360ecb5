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
 * What to write in a cell. A number is given with all its digits. `metric` follows the column's style; `parameter` too,
 * but no digit is rounded away; `verbatim` is a person's own text, which is only escaped. `unit` is the number's own.
 */
export type RowCell = {
  readonly text: string;
  readonly form: 'metric' | 'parameter' | 'verbatim';
  readonly unit?: string | undefined;
  /** The unit of a column that gives none, as its rows show it: the number is converted into it. */
  readonly columnUnit?: string | undefined;
  /** A default (today's date, the current commit): it only fills blanks and contradicts nothing. */
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

/** The data rows nearest the end of a table, in order: a new row follows their style. */
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

/**
 * The cells whose style a new one in the column follows: those of the sample rows, or if there are none, the
 * template's.
 */
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

/**
 * `—`, `-` or `n/a` if most missing cells of the column are written like that; `TBD` awaits a value and does not count.
 */
function mostCommonDash(texts: readonly string[]): string | undefined {
  const missing = texts.filter((text) => isMissing(plainText(text)));
  const dashes = missing.filter((text) => /^(?:[-–—−―]{1,3}|n\/a)$/i.test(text));
  return dashes.length * 2 > missing.length ? dashes.at(-1) : undefined;
}

/** The source text of a new cell: in the column's number style, with ticks if the column has them, and escaped. */
export function cellSource(cell: RowCell | undefined, habit: CellHabit, column: ColumnRecord): string {
  if (cell === undefined || cell.text === '') return habit.missing ?? '';
  const isNumber = cell.form !== 'verbatim' && parseDecimal(cell.text.trim()) !== undefined;
  if (isNumber && column.spec?.isVerbatim !== true) return numberSource(cell, habit, column);
  const text = isNumber ? formatValue(cell.text, { ...UNSTYLED, unit: column.unit }, { unit: cell.unit }) : cell.text;
  return habit.ticks ? ticked(text) : forCell(text);
}

/** The column's number style is not followed, but its unit still is. */
const UNSTYLED: ColumnStyle = styleOf([]);

/** The unit of the column's numbers. */
const unitIn = (column: ColumnRecord, { columnUnit }: RowCell): string | undefined => column.unit ?? columnUnit;

function numberSource(cell: RowCell, habit: CellHabit, column: ColumnRecord): string {
  const unit = habit.style.unit ?? unitIn(column, cell);
  const style = unit === undefined ? habit.style : { ...habit.style, unit };
  return formatValue(cell.text, style, { unit: cell.unit, exact: cell.form === 'parameter' });
}

/** A code span if one can contain the text, else the text escaped. */
function ticked(text: string): string {
  const span = `\`${text.replaceAll('|', '\\|')}\``;
  // A backslash before an escaped pipe would cancel the pipe's own.
  const plain = /^[^`\p{C}\u2028\u2029]+$/u.test(text) && !text.includes('\\|') && text.trim() === text;
  return plain && cellText(span) === text ? span : forCell(text);
}

/** The text and place of a cell to be written. */
type Written = { readonly source: string; readonly column: ColumnRecord; readonly marks?: NumberMarks | undefined };

/** Whether an existing cell agrees with the new one: the same text, or the number rounded further, or both empty. */
export function saysSame(there: string, cell: RowCell, { source, column, marks }: Written): boolean {
  if (there === source || plainText(there) === plainText(source)) return true;
  const unit = unitIn(column, cell);
  // The same digits in another unit are a different number.
  const isConverted = cell.unit !== undefined && unit !== undefined && cell.unit !== unit;
  if (!isConverted && cellText(there) === cell.text) return true;
  if (isMissing(plainText(there)) && isMissing(cell.text)) return true;
  const exact = parseDecimal(cell.text.trim()) === undefined ? Number.NaN : Number(cell.text);
  if (!Number.isFinite(exact)) return false;
  const value = readValue(there, column.type === 'text' ? undefined : column.type, marks);
  if (value.kind === 'missing') return false;
  return sameWithinPrint(value, exact, { cell: unit, exact: cell.unit });
}
