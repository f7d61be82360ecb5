import { isRateName } from '../../values/rate-name.ts';
import { conversion } from '../../values/units.ts';
import { isOpenShare, openShare } from './open-share.ts';
import { magnitudeOf } from './magnitude.ts';
import { numberIn, numbersAbove, printedUnit } from './numbers-above.ts';
import { mayBeShare } from './share-names.ts';
import { declaration, scaleMistake, openScale, scaleOf, scaleUnit } from './share-scale.ts';
import type { ColumnRecord, RowRecord } from '../../records/record.ts';
import type { RowCell } from '../row/row-cells.ts';

export type UnitCheck =
  | { readonly kind: 'fine'; readonly cell: RowCell; readonly note?: string }
  | { readonly kind: 'mistake'; readonly message: string; readonly hint: string };

export type UnitContext = {
  /** The rows above; for a row of a metrics table, what is already in it. */
  readonly above: readonly RowRecord[];
  readonly place?: 'column' | 'metric';
  /** The path of the number in the output. */
  readonly path: string;
  /**
   * The unit that most of the column's cells, or its template's, are printed with: a new one is printed the same way.
   */
  readonly printed?: string | undefined;
  /** Whether the column's times are given in several units: `7h52m`. */
  readonly isInParts?: boolean;
  /** The run's record from an earlier logging already has this number: nothing about it is open. */
  readonly isLogged?: boolean;
};

/**
 * Checks a new number against its column. A number of another dimension than the column's is refused. A share is
 * compared with the rows above: if those are all above 1 and it is at most 1, or the other way round, one is in percent
 * and the other a ratio. It is converted if its unit is known, or if the column's is and it is 90 to 110 times away;
 * otherwise it is refused. So is a share that could be either, if nothing says which. For a time, size or count of
 * another magnitude a note is given.
 */
export function checkUnit(cell: RowCell, column: ColumnRecord, context: UnitContext): UnitCheck {
  const own = unitIn(column, context);
  const problem = measureProblem(cell, column, { ...context, own });
  if (problem !== undefined) return problem;
  if (cell.unit === undefined && own !== undefined && context.isLogged !== true) {
    const { above, path, place } = context;
    const told = magnitudeOf(cell, { column, above, path, own, isMetric: place === 'metric' });
    if (told !== undefined) return told;
  }
  const isConverted = cell.unit !== undefined && column.unit !== undefined;
  if (cell.form !== 'metric' || isConverted) return { kind: 'fine', cell };
  const scaled = own === undefined ? checkScale(cell, column, context) : undefined;
  return scaled ?? checkRate(cell, column, { ...context, own });
}

/** The unit in the column's header, or in its nearest row that has one, or in its template. */
export const unitIn = (column: ColumnRecord, { above, printed }: UnitContext): string | undefined =>
  column.unit ?? above.map((row) => printedUnit(row, column)).findLast((unit) => unit !== undefined) ?? printed;

type OwnContext = UnitContext & { readonly own: string | undefined };

function measureProblem(
  cell: RowCell,
  column: ColumnRecord,
  { own, isInParts, path }: OwnContext,
): UnitCheck | undefined {
  const { header } = column;
  if (cell.unit !== undefined && own !== undefined && conversion(cell.unit, own) === undefined)
    return otherMeasure({ header, own, text: cell.text, given: cell.unit });
  return isInParts === true && cell.unit === undefined ? noTimeUnit(cell, header, path) : undefined;
}

/** If neither the header nor the cells have a unit, the rows above show it: all above 1, or all at most 1. */
function checkScale(cell: RowCell, column: ColumnRecord, context: UnitContext): UnitCheck | undefined {
  const { above, path, isLogged } = context;
  const scale = scaleOf(numbersAbove(above, column));
  if (scale === undefined || !(Math.abs(Number(cell.text)) > 0)) return undefined;
  const { header } = column;
  const place = { header, path, isMetric: context.place === 'metric', isShare: mayBeShare(header, path) };
  if (cell.unit === undefined) return isLogged === true ? undefined : openScale(cell, scale, place);
  const columnUnit = scaleUnit(cell, scale, place);
  if (columnUnit === undefined) return undefined;
  return columnUnit === 'open' ? scaleMistake(cell, scale, place) : { kind: 'fine', cell: { ...cell, columnUnit } };
}

/**
 * A rate among ratios and percentages: decided by a row that is a hundred times away, open if nothing says which it is.
 */
function checkRate(cell: RowCell, column: ColumnRecord, context: OwnContext): UnitCheck {
  const { above, own } = context;
  const number = Number(cell.text);
  const isRate = isRateName(column.header);
  const far = isRate ? above.find((row) => isFarOff(number, numberIn(row, column)?.number)) : undefined;
  const declared = far === undefined ? undefined : (column.unit ?? printedUnit(far, column));
  const isTold = declared === '%' && number <= 1 ? above.every((row) => !(size(row, column) <= 1)) : far !== undefined;
  if (!isTold && context.isLogged !== true && isOpenShare(cell, { own, isRate }))
    return openShare(cell, { header: column.header, path: context.path, own: own ?? '%' });
  if (far === undefined) return { kind: 'fine', cell };
  return declared === '%' || declared === 'ratio'
    ? readAsDeclared(cell, column.header, declared)
    : oneIsPercentage(cell, column, { far, isMetric: context.place === 'metric' });
}

function readAsDeclared(cell: RowCell, header: string, declared: '%' | 'ratio'): UnitCheck {
  const unit = cell.unit ?? (Number(cell.text) > 1 ? '%' : 'ratio');
  const note = `${header}: ${cell.text} was read as a ${unit === '%' ? 'percentage' : 'ratio'}, for the column is declared as ${declared}`;
  return { kind: 'fine', cell: { ...cell, unit }, ...(cell.unit === undefined ? { note } : {}) };
}

type FarRow = { readonly far: RowRecord; readonly isMetric: boolean };

function oneIsPercentage({ text }: RowCell, { header, index }: ColumnRecord, { far, isMetric }: FarRow): UnitCheck {
  const where = isMetric ? 'before' : `in the row ${far.id ?? 'above'}`;
  return {
    kind: 'mistake',
    message: `${header} is ${text} here and ${far.cells[index]?.text ?? ''} ${where}: one of them is a percentage`,
    hint: declaration({ header, isMetric }),
  };
}

type Measures = { readonly header: string; readonly own: string; readonly text: string; readonly given: string };

const otherMeasure = ({ header, own, text, given }: Measures): UnitCheck => ({
  kind: 'mistake',
  message: `${header} is in ${own}, and ${text} is given in ${given}, which does not convert into it`,
  hint: 'say with --unit KEY=UNIT what the number is in, or with --map which key belongs there',
});

const noTimeUnit = ({ text }: RowCell, header: string, path: string): UnitCheck => ({
  kind: 'mistake',
  message: `${header} gives times in several units, and nothing says in which one ${text} is`,
  hint: `say so: --unit "${path}=s"`,
});

/** The size of a row's number; nothing can be compared with 0 or a cell that is not a number. */
const size = (row: RowRecord, column: ColumnRecord): number =>
  Math.abs(numberIn(row, column)?.number ?? 0) || Number.NaN;

function isFarOff(left: number, right: number | undefined): boolean {
  if (right === undefined || !(left > 0) || !(right > 0)) return false;
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  return high > 1 && low <= 1 && high >= 90 * low && high <= 110 * low;
}
