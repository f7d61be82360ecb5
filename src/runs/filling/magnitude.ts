import { styleOf } from '../../values/column-style.ts';
import { formatValue } from '../../values/format-value.ts';
import { conversion, convert, dimensionOf } from '../../values/units.ts';
import { numberIn } from './numbers-above.ts';
import type { ColumnRecord, RowRecord } from '../../records/record.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { LogProblem } from '../log-problem.ts';
import type { Dimension } from '../../values/units.ts';

/** Units in which a number without one may have been measured. */
const UNITS: Partial<Record<Dimension, readonly string[]>> = {
  time: ['s', 'ms', 'min', 'h', 'µs', 'ns', 'd'],
  bytes: ['B', 'MB', 'GB', 'KB', 'TB'],
  count: ['count', 'M', 'bn', 'k', 'T'],
  frequency: ['Hz', 'kHz', 'MHz', 'GHz'],
  power: ['W', 'mW', 'kW'],
  energy: ['J', 'kJ', 'Wh', 'kWh'],
};

/**
 * How many times outside the rows' range a number must be to count as another magnitude, if a unit would bring it into
 * the range.
 */
const FAR = 30;
/** The same if no unit would. */
const FURTHEST = 1000;
/** How many times outside the range a count must be, to distinguish it from a multiple, which would be near. */
const COUNTED = 100;
/** How many times outside the range a number in the same unit may be. */
const NEAR = 3;
/** The smallest count that is asked about if no row shows the column's unit. */
const LEAST_ASKED = 1e5;

/** More bytes than a run holds: a petabyte. */
const HUGE = 1e15;

/** Where a number without a unit goes, and the unit that it would be written in. */
export type MagnitudePlace = {
  readonly column: ColumnRecord;
  readonly above: readonly RowRecord[];
  readonly path: string;
  readonly own: string;
  readonly isMetric: boolean;
};

export type Magnitude =
  | { readonly kind: 'fine'; readonly cell: RowCell; readonly note: string }
  | (LogProblem & { readonly kind: 'mistake' });

type Range = { readonly low: number; readonly high: number };

/**
 * Compares a number without any unit with the rows above. An integer among millions that are all as small as it would
 * be in millions is a count, and is noted as such; any other number of another magnitude is written unchanged, with a
 * note. A large count that no row distinguishes from a multiple is asked about. Undefined if there is nothing to
 * report.
 */
export function magnitudeOf(cell: RowCell, place: MagnitudePlace): Magnitude | undefined {
  const { own, column } = place;
  const units = UNITS[dimensionOf(own)];
  const size = Math.abs(Number(cell.text));
  if (units === undefined || !(size > 0) || !Number.isFinite(size)) return undefined;
  const range = rangeAbove(place);
  if (range === undefined) return aloneIn(cell, size, place);
  const away = timesOutside(size, range);
  if (away < FAR) return undefined;
  if (!place.isMetric && away >= COUNTED && isCountAmong(size, own, { range, most: away < FURTHEST ? NEAR : FAR })) {
    const note = `${column.header}: ${cell.text} was read as a count, for the rows above are in ${own}`;
    return { kind: 'fine', cell: { ...cell, unit: 'count' }, note };
  }
  const unit = units.find((unit) => unit !== own && timesOutside(convert(size, unit, own) ?? Infinity, range) <= NEAR);
  return unit === undefined && away < FURTHEST
    ? undefined
    : { kind: 'fine', cell, note: farNote(cell, place, { unit, isBelow: size < range.low }) };
}

/** What is said of a number that no row is above. */
function aloneIn(cell: RowCell, size: number, place: MagnitudePlace): Magnitude | undefined {
  const { own } = place;
  if (mayBeCount(size, own) && size >= LEAST_ASKED) return askedCount(cell, place);
  const isBytes = own !== 'B' && Number.isInteger(size) && (convert(size, own, 'B') ?? 0) >= HUGE;
  if (!isBytes || dimensionOf(own) !== 'bytes') return undefined;
  const note = `${place.column.header}: ${cell.text} is written as it is, more than a petabyte in ${own}`;
  return { kind: 'fine', cell, note: `${note}; --unit "${place.path}=B" writes ${inUnit(cell.text, 'B', own)}` };
}

/** The range of sizes in the rows, in the column's unit. */
function rangeAbove({ above, column, own }: MagnitudePlace): Range | undefined {
  const sizes = above.flatMap((row) => {
    const { number = 0, unit = own } = numberIn(row, column) ?? {};
    const size = Math.abs(convert(number, unit, own) ?? 0);
    return size > 0 ? [size] : [];
  });
  return sizes.length === 0 ? undefined : { low: Math.min(...sizes), high: Math.max(...sizes) };
}

const timesOutside = (size: number, { low, high }: Range): number => Math.max(size / high, low / size, 1);

/** Whether a number may count single things in a column of thousands, millions or billions. */
const mayBeCount = (size: number, own: string): boolean =>
  Number.isInteger(size) && dimensionOf(own) === 'count' && size >= (conversion(own, 'count')?.above ?? 0);

type Reach = { readonly range: Range; readonly most: number };

const isCountAmong = (size: number, own: string, { range, most }: Reach): boolean =>
  mayBeCount(size, own) && timesOutside(convert(size, 'count', own) ?? Infinity, range) <= most;

function askedCount({ text }: RowCell, { column, path, own }: MagnitudePlace): Magnitude {
  return {
    kind: 'mistake',
    message: `${column.header} is in ${own}, and ${text} could be a bare count`,
    hint: `say which: --unit "${path}=count" writes ${inUnit(text, 'count', own)}, --unit "${path}=${own}" writes ${text}`,
  };
}

type Far = { readonly unit: string | undefined; readonly isBelow: boolean };

function farNote({ text }: RowCell, place: MagnitudePlace, { unit, isBelow }: Far): string {
  const { column, path, own, isMetric } = place;
  const there = isMetric ? 'what was there' : 'the rows above';
  const said = `${column.header}: ${text} is written as it is, far ${isBelow ? 'below' : 'above'} ${there}`;
  return unit === undefined ? said : `${said}; --unit "${path}=${unit}" writes ${inUnit(text, unit, own)}`;
}

const inUnit = (text: string, unit: string, own: string): string =>
  formatValue(text, { ...styleOf([]), unit: own }, { unit });
