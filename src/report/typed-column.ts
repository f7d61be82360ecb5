import { isSameDecimal } from '../runs/keeping/decimal.ts';
import { parseDecimal } from '../values/decimal-text.ts';
import { plainText } from '../values/plain-text.ts';
import { convert } from '../values/units.ts';
import { holdsNumber, isNumberType } from '../values/number-kinds.ts';
import type { CellRecord, ColumnRecord } from '../records/record.ts';
import type { Value } from '../values/value.ts';
import type { ColumnData, ColumnDataType, TypedValue } from './report.ts';

/** A column as data, and its value in each row. */
export type TypedColumn = { readonly column: ColumnData; readonly values: readonly TypedValue[] };

/**
 * Reads the cells of a column (undefined for a row without one) as values of one type: the one that the kind declares,
 * else the one that all cells have, else text. Numbers are in the column's unit; nothing is ever invented for a cell
 * without a value.
 */
export function typedColumn(column: ColumnRecord, cells: readonly (CellRecord | undefined)[]): TypedColumn {
  const values = cells.map((cell) => cell?.value);
  const given = values.filter((value) => value !== undefined && value.kind !== 'missing');
  const declared = column.spec?.type;
  const isNumeric =
    isNumberType(declared) ||
    (given.length > 0 && given.every(({ kind }) => holdsNumber(kind)) && given.some(hasNumber));
  const made = isNumeric ? numbers(column, values) : undefined;
  if (made !== undefined) return made;
  const isDay = given.length > 0 && given.every((value) => value.kind === 'date' && value.iso.length === DAY);
  const isFlag = given.length > 0 && given.every(({ kind }) => kind === 'boolean');
  const type = isDay ? 'date' : isFlag ? 'boolean' : 'text';
  return {
    column: columnData(column, { type, unit: column.unit, whole: true }),
    values: values.map((value) => (value === undefined ? null : told(value, type))),
  };
}

const DAY = 'YYYY-MM-DD'.length;

const columnData = (
  { name, header }: ColumnRecord,
  { type, unit, whole }: { readonly type: ColumnDataType; readonly unit: string | undefined; readonly whole: boolean },
): ColumnData => ({ name, header, type, unit: unit ?? null, whole });

const hasNumber = (value: Value): boolean => 'number' in value && value.number !== undefined;

/** Undefined if the cells have units that cannot be converted into each other. */
function numbers(column: ColumnRecord, values: readonly (Value | undefined)[]): TypedColumn | undefined {
  const unit = unitOf(column, values);
  if (unit.kind === 'several') return undefined;
  let whole = true;
  let fractions = false;
  const told = values.map((value): TypedValue => {
    if (value === undefined || value.kind === 'missing') return null;
    const number = numberIn(value, unit);
    whole &&= number?.whole === true;
    fractions ||= number?.integer === false;
    return number?.value ?? null;
  });
  const isInteger =
    !fractions &&
    told.some((value) => value !== null) &&
    (column.spec === undefined || column.spec.type === 'integer' || column.spec.type === 'text');
  return {
    column: columnData(column, { type: isInteger ? 'integer' : 'number', unit: unit.symbol, whole }),
    values: told,
  };
}

/** `bare`: whether a number without its own unit is in that unit. */
type ColumnUnit =
  { readonly kind: 'one'; readonly symbol: string | undefined; readonly bare: boolean } | { readonly kind: 'several' };

/** The column's own unit; else the unit that every number has, if it is the same for all. */
function unitOf(column: ColumnRecord, values: readonly (Value | undefined)[]): ColumnUnit {
  const units = values.flatMap((value) =>
    value !== undefined && holdsNumber(value.kind) && 'unit' in value ? [value.unit] : [],
  );
  const symbol = column.unit ?? units.find((each) => each !== undefined);
  const bare = column.unit !== undefined || symbol === undefined;
  const fits = (unit: string | undefined): boolean =>
    unit === undefined ? bare : symbol !== undefined && convert(1, unit, symbol) !== undefined;
  return units.every(fits) || isNumberType(column.spec?.type) ? { kind: 'one', symbol, bare } : { kind: 'several' };
}

/** `whole`: the number contains all information of the cell. */
type ToldNumber = { readonly value: number | string; readonly whole: boolean; readonly integer: boolean };

function numberIn(value: Value, { symbol, bare }: Extract<ColumnUnit, { kind: 'one' }>): ToldNumber | undefined {
  if (value.kind !== 'number' && value.kind !== 'uncertain' && value.kind !== 'change') return undefined;
  if (value.number === undefined || (value.unit === undefined && !bare)) return undefined;
  const isOwn = value.unit === undefined || value.unit === symbol;
  const number = isOwn ? value.number : convert(value.number, value.unit ?? '', symbol ?? '');
  if (number === undefined || !Number.isFinite(number)) return undefined;
  const plain = plainText(value.text);
  const written = value.kind === 'number' && value.unit === undefined ? digitsOf(plain) : undefined;
  // In a column with decimal commas, `1,234` is not 1234.
  const digits = written !== undefined && Number(written) === value.number ? written : undefined;
  if (digits === undefined) {
    const whole = value.kind === 'number' && isOwn && value.note === undefined && value.suffix === undefined;
    return { value: number, whole, integer: Number.isSafeInteger(number) };
  }
  const isHeld = isSameDecimal(digits, String(number));
  return { value: isHeld ? number : digits, whole: isHeld, integer: /^-?\d+$/u.test(digits) };
}

/** The cell as decimal text: `1,234` and `−3` without the characters that only people need. */
function digitsOf(plain: string): string | undefined {
  const text = plain.replace('−', '-').replace(/^\+/u, '');
  if (parseDecimal(text) !== undefined) return text;
  const ungrouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text) ? text.replaceAll(',', '') : undefined;
  return ungrouped;
}

/** The value of something other than a number: words as read, without emphasis. */
function told(value: Value, type: ColumnDataType): TypedValue {
  if (value.kind === 'missing') return null;
  if (type === 'boolean') return value.kind === 'boolean' ? value.value : null;
  if (value.kind === 'date') return value.iso;
  if (value.kind === 'mark') return value.mark;
  if (value.kind === 'uri') return value.uri;
  return plainText(value.text);
}
