import { shiftedDecimal } from './open-share.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { LogProblem } from '../log-problem.ts';

/** The size of the numbers in a column without a unit: all above 1, or all at most 1. */
export type ShareScale = {
  readonly unit: '%' | 'ratio';
  /** In the order of the rows; 0 and 1 are left out, because they fit both. */
  readonly numbers: readonly number[];
};

/** Where a number goes. */
export type SharePlace = {
  readonly header: string;
  readonly path: string;
  /** Whether it is a row of a metrics table. */
  readonly isMetric: boolean;
  /** Whether its names allow it to be a share. */
  readonly isShare: boolean;
};

type Mistake = LogProblem & { readonly kind: 'mistake' };

/** Two shares on one scale are seldom this many times apart. */
const FAR = 10;
const MOST_NAMED = 3;

/**
 * The scale of a column's numbers if they are shares; undefined if some are above 1 and some are not, or there are
 * none.
 */
export function scaleOf(numbers: readonly number[]): ShareScale | undefined {
  const told = numbers.filter((number) => number !== 0 && Math.abs(number) !== 1);
  if (told.length === 0) return undefined;
  if (told.every((number) => Math.abs(number) > 1)) return { unit: '%', numbers: told };
  return told.every((number) => Math.abs(number) <= 1) ? { unit: 'ratio', numbers: told } : undefined;
}

/** Whether a number would not fit among these if all are on one scale. */
const isAcross = ({ text }: RowCell, { unit }: ShareScale): boolean => (unit === '%') === Math.abs(Number(text)) <= 1;

/** Refuses a number without a unit that is on the other side of 1 than all rows above. */
export function openScale(cell: RowCell, scale: ShareScale, place: SharePlace): Mistake | undefined {
  return place.isShare && isAcross(cell, scale) ? scaleMistake(cell, scale, place) : undefined;
}

/**
 * The unit of a column without one, for a number that has a unit: the number is converted into it. `open` if that is
 * not certain: percentages may also be below 1, and what is not a share by its name may be anything.
 */
export function scaleUnit(
  cell: RowCell,
  scale: ShareScale,
  { isShare }: SharePlace,
): 'open' | '%' | 'ratio' | undefined {
  const isOther = (cell.unit === '%' || cell.unit === 'ratio') && cell.unit !== scale.unit;
  if (!isOther) return undefined;
  const isFar = timesApart(cell, scale) >= FAR;
  if (!isShare) return isFar ? 'open' : undefined;
  return cell.unit === 'ratio' || isFar ? scale.unit : 'open';
}

/** How far a number is from the middle of the rows, as a ratio. */
function timesApart({ text }: RowCell, { unit, numbers }: ShareScale): number {
  const sum = numbers.reduce((total, number) => total + Math.log(Math.abs(number)), 0);
  const times = Math.abs(Number(text)) / Math.exp(sum / numbers.length);
  return unit === '%' ? 1 / times : times;
}

/** Explains why such a number is not written, and how to say what it is. */
export function scaleMistake(cell: RowCell, scale: ShareScale, place: SharePlace): Mistake {
  const { header, isMetric } = place;
  const above = scale.numbers.slice(-MOST_NAMED).map(String).join(', ');
  return {
    kind: 'mistake',
    message: `${header} is ${cell.text}${cell.unit === undefined ? '' : ` ${cell.unit}`} here and ${above} ${isMetric ? 'before' : 'in the rows above'}: one of them may be a percentage`,
    hint: [answers(cell, scale, place).join(', '), declaration(place)].filter((part) => part !== '').join(', or '),
  };
}

/** What `--unit` would make of a number without a unit. */
function answers(cell: RowCell, scale: ShareScale, { path }: SharePlace): readonly string[] {
  if (cell.unit !== undefined) return [];
  const same = `--unit "${path}=${scale.unit}" writes ${cell.text}`;
  const isSure = scale.unit === '%' || timesApart(cell, scale) >= FAR;
  const other = scale.unit === '%' ? 'ratio' : '%';
  const converted = shiftedDecimal(cell.text, scale.unit === '%' ? 2 : -2);
  return isSure ? [`--unit "${path}=${other}" writes ${converted}`, same] : [same];
}

/** How a header or a template declares the unit once and for all. */
export const declaration = ({ header, isMetric }: Pick<SharePlace, 'header' | 'isMetric'>): string =>
  `declare the unit: \`<!-- expctl: ${isMetric ? 'metrics' : 'column'} "${header}" unit=ratio -->\` (or unit=%) in the template, or "${header} (%)" as the ${isMetric ? 'label' : 'header'}`;
