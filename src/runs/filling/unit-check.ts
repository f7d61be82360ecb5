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
  /** The rows above; for a row of a metrics table what stands in it already. */
  readonly above: readonly RowRecord[];
  readonly place?: 'column' | 'metric';
  /** Where the number stands in the output. */
  readonly path: string;
  /** The unit that the column's cells, or its template's, are mostly printed with: a new one is printed so, too. */
  readonly printed?: string | undefined;
  /** Whether the column's times are given in several units: `7h52m`. */
  readonly isInParts?: boolean;
  /** The run's record, where it was logged before, holds this number already: nothing is open about it. */
  readonly isLogged?: boolean;
};

/**
 * Holds a new number against its column. One of another measure than the column's is refused. A share is held against the rows
 * above: where those are all above 1 and it is at most 1, or the other way round, one is percent and the other ratio. It is
 * converted where its unit is known, or the column's and it is 90 to 110 times away; else it is refused. So is one that could
 * be either, where nothing says which. A time, size or count of another magnitude is said to be so.
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

/** The unit that the column says, or its nearest row that prints one, or its template. */
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

/** Where neither the header nor the print says a unit, the rows above do: all above 1, or all at most 1. */
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

/** A rate among ratios and percentages: told by a row that is a hundred times away, open where none says which it is. */
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

/** How large what stands there is; nothing compares with what is not a number, or 0. */
const size = (row: RowRecord, column: ColumnRecord): number =>
  Math.abs(numberIn(row, column)?.number ?? 0) || Number.NaN;

function isFarOff(left: number, right: number | undefined): boolean {
  if (right === undefined || !(left > 0) || !(right > 0)) return false;
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  return high > 1 && low <= 1 && high >= 90 * low && high <= 110 * low;
}
