import { unitOf } from '../values/as-interval.ts';
import { convert, dimensionOf } from '../values/units.ts';
import { holdsNumber, isNumberType } from '../values/number-kinds.ts';
import { lazy } from '../text/lazy.ts';
import { CRASHED, FAILED } from '../values/crash-words.ts';
import type { ColumnRecord, TableRecord } from '../records/record.ts';
import type { Dimension } from '../values/units.ts';
import type { Value } from '../values/value.ts';

/** What a cell should have been, and how to fix it. */
export type CellMistake = { readonly expected: string; readonly hint: string };

type ColumnOf = { readonly table: TableRecord; readonly column: ColumnRecord };

/** Dimensions that a bare number beside such values never has. */
const PHYSICAL: ReadonlySet<Dimension> = new Set<Dimension>(['time', 'bytes', 'frequency', 'power', 'energy']);
/** Tables in which every cell of a column measures the same thing. */
const ONE_MEASURE: ReadonlySet<TableRecord['role']> = new Set<TableRecord['role']>([
  'runs',
  'epochs',
  'groups',
  'comparison',
]);
const NO_VALUE = lazy(
  () =>
    new RegExp(
      `^[^\\p{L}\\p{N}]*(?:${CRASHED}|${FAILED}|fail|cancell?ed|stopped|skipped|running|queued|planned|not (?:run|measured|evaluated))[^\\p{L}\\p{N}]*(?:\\([^()]*\\)\\s*)?$`,
      'iu',
    ),
);
/** Texts for a run that gave no value. */
const isNoValue = (text: string): boolean => NO_VALUE().test(text);

/** Detects a number that can be read as two, one in the wrong unit, and words instead of a measurement. */
export function cellMistake(value: Value, place: ColumnOf): CellMistake | undefined {
  if (value.kind === 'text')
    return value.readings === undefined ? wordsMistake(value.plain, place) : openMistake(value);
  return holdsNumber(value.kind) ? unitMistake(value, place) : undefined;
}

/** Whether a text in a column of measured values only says that there is no value. */
export const saysNoValue = (value: Value, column: ColumnRecord): boolean =>
  value.kind === 'text' && measures(column) && isNoValue(value.plain);

const measures = ({ spec, unit }: ColumnRecord): boolean =>
  isNumberType(spec?.type) && (spec?.better !== undefined || unit !== undefined);

const openMistake = ({ readings = ['', ''] }: Extract<Value, { kind: 'text' }>): CellMistake => ({
  expected: `${readings[0]} or ${readings[1]}: beside numbers with a decimal comma it can be either`,
  hint: 'write the numbers of the table with a decimal point, and without marks between thousands',
});

/** `crashed at 300` contains a number, but is not one. */
function wordsMistake(text: string, { column }: ColumnOf): CellMistake | undefined {
  if (!measures(column) || !/\d/u.test(text) || isNoValue(text)) return undefined;
  return {
    expected: 'a number',
    hint: 'the words belong into the notes; where nothing was measured the cell is `n/a`, or says only `crashed`',
  };
}

function unitMistake(value: Value, { table, column }: ColumnOf): CellMistake | undefined {
  const unit = unitOf(value);
  if (!isNumberType(column.spec?.type)) return undefined;
  if (column.unit !== undefined) return unit === undefined ? undefined : besideUnit(unit, column.unit);
  if (unit === undefined || !PHYSICAL.has(dimensionOf(unit)) || !ONE_MEASURE.has(table.role)) return undefined;
  const units = unitsIn(table, column);
  const alike = units.filter((other) => other !== undefined && convert(1, other, unit) !== undefined);
  if (alike.length * 2 >= units.length) return undefined;
  return { expected: 'a number in the unit of the others', hint: WRONG_PLACE };
}

const WRONG_PLACE = 'write it in the unit of the column, or in the column that it belongs to';

function besideUnit(unit: string, own: string): CellMistake | undefined {
  const [given, asked] = [dimensionOf(unit), dimensionOf(own)];
  if (given === asked || (given === 'points' && asked === 'ratio')) return undefined;
  return {
    expected: asked === 'ratio' ? `a rate${own === 'ratio' ? '' : ` in ${own}`}` : `a number in ${own}`,
    hint: WRONG_PLACE,
  };
}

const unitsIn = (table: TableRecord, column: ColumnRecord): readonly (string | undefined)[] =>
  table.rows.flatMap((row) => {
    const value = row.class === 'data' ? row.cells[column.index]?.value : undefined;
    return value !== undefined && holdsNumber(value.kind) ? [unitOf(value)] : [];
  });
