import { isRateName } from '../../values/rate-name.ts';
import { conversion } from '../../values/units.ts';
import { isOpenShare, openShare } from './open-share.ts';
import { mayBeShare } from './share-names.ts';
import { declaration, scaleMistake, openScale, scaleOf, scaleUnit } from './share-scale.ts';
import type { ColumnRecord, RowRecord } from '../../records/record.ts';
import type { NumberValue, UncertainValue } from '../../values/value.ts';
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
  /** Whether the column's times are told in several units: `7h52m`. */
  readonly isInParts?: boolean;
  /** The run's record holds this number already: nothing is open about it. */
  readonly isLogged?: boolean;
};

/**
 * Holds a new number against its column. One of another measure than the column's is refused. A share is held against the rows
 * above: where those are all above 1 and it is at most 1, or the other way round, one is percent and the other ratio. It is
 * converted where its unit is known, or the column's and it is 90 to 110 times away; else it is refused. So is one that could
 * be either, where nothing says which.
 */
export function checkUnit(cell: RowCell, column: ColumnRecord, context: UnitContext): UnitCheck {
  const { above, place = 'column', printed } = context;
  const number = Number(cell.text);
  const own =
    column.unit ?? above.map((row) => printedUnit(row, column)).findLast((unit) => unit !== undefined) ?? printed;
  if (cell.unit !== undefined && own !== undefined && conversion(cell.unit, own) === undefined)
    return otherMeasure({ header: column.header, own, text: cell.text, given: cell.unit });
  if (context.isInParts === true && cell.unit === undefined) return noTimeUnit(cell, column, context);
  const isConverted = cell.unit !== undefined && column.unit !== undefined;
  if (cell.form !== 'metric' || isConverted) return { kind: 'fine', cell };
  const scaled = own === undefined ? checkScale(cell, column, context) : undefined;
  if (scaled !== undefined) return scaled;
  const isRate = isRateName(column.header);
  const far = isRate ? above.find((row) => isFarOff(number, numberOf(row, column))) : undefined;
  const declared = far === undefined ? undefined : (column.unit ?? printedUnit(far, column));
  const isTold = declared === '%' && number <= 1 ? above.every((row) => !(size(row, column) <= 1)) : far !== undefined;
  if (!isTold && context.isLogged !== true && isOpenShare(cell, { own, isRate }))
    return openShare(cell, { header: column.header, path: context.path, own: own ?? '%' });
  if (far === undefined) return { kind: 'fine', cell };
  if (declared === '%' || declared === 'ratio') {
    const unit = cell.unit ?? (number > 1 ? '%' : 'ratio');
    const note = `${column.header}: ${cell.text} was read as a ${unit === '%' ? 'percentage' : 'ratio'}, for the column is declared as ${declared}`;
    return { kind: 'fine', cell: { ...cell, unit }, ...(cell.unit === undefined ? { note } : {}) };
  }
  const isMetric = place === 'metric';
  const where = isMetric ? 'before' : `in the row ${far.id ?? 'above'}`;
  return {
    kind: 'mistake',
    message: `${column.header} is ${cell.text} here and ${far.cells[column.index]?.text ?? ''} ${where}: one of them is a percentage`,
    hint: declaration({ header: column.header, isMetric }),
  };
}

/** Where neither the header nor the print says a unit, the rows above do: all above 1, or all at most 1. */
function checkScale(cell: RowCell, column: ColumnRecord, context: UnitContext): UnitCheck | undefined {
  const { above, path, isLogged } = context;
  const scale = scaleOf(above.flatMap((row) => numberOf(row, column) ?? []));
  if (scale === undefined || !(Math.abs(Number(cell.text)) > 0)) return undefined;
  const { header } = column;
  const place = { header, path, isMetric: context.place === 'metric', isShare: mayBeShare(header, path) };
  if (cell.unit === undefined) return isLogged === true ? undefined : openScale(cell, scale, place);
  const columnUnit = scaleUnit(cell, scale, place);
  if (columnUnit === undefined) return undefined;
  return columnUnit === 'open' ? scaleMistake(cell, scale, place) : { kind: 'fine', cell: { ...cell, columnUnit } };
}

type Measures = { readonly header: string; readonly own: string; readonly text: string; readonly given: string };

const otherMeasure = ({ header, own, text, given }: Measures): UnitCheck => ({
  kind: 'mistake',
  message: `${header} is in ${own}, and ${text} is given in ${given}, which does not convert into it`,
  hint: 'say with --unit KEY=UNIT what the number is in, or with --map which key belongs there',
});

const noTimeUnit = ({ text }: RowCell, { header }: ColumnRecord, { path }: UnitContext): UnitCheck => ({
  kind: 'mistake',
  message: `${header} tells times in several units, and nothing says in which one ${text} is`,
  hint: `say so: --unit "${path}=s"`,
});

/** How large what stands there is; nothing compares with what is no number, or 0. */
const size = (row: RowRecord, column: ColumnRecord): number => Math.abs(numberOf(row, column) ?? 0) || Number.NaN;

const printedUnit = (row: RowRecord, column: ColumnRecord): string | undefined => numberIn(row, column)?.unit;

const numberOf = (row: RowRecord, column: ColumnRecord): number | undefined => numberIn(row, column)?.number;

/** The number that a cell tells, whatever it says of its spread. */
function numberIn(row: RowRecord, column: ColumnRecord): NumberValue | UncertainValue | undefined {
  const value = row.cells[column.index]?.value;
  return value?.kind === 'number' || value?.kind === 'uncertain' ? value : undefined;
}

function isFarOff(left: number, right: number | undefined): boolean {
  if (right === undefined || !(left > 0) || !(right > 0)) return false;
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  return high > 1 && low <= 1 && high >= 90 * low && high <= 110 * low;
}
