import { isMissing } from '../values/missing.ts';
import { plainText } from '../values/plain-text.ts';
import { columnName, unitWord, freeName } from '../report/column-name.ts';
import type { ColumnData, TypedValue } from '../report/report.ts';
import type { DatasetColumn, DatasetType, DatasetValue } from './dataset.ts';

/** A column that every part of a table has. */
export type FixedColumn = { readonly name: string; readonly type: DatasetType; readonly unit?: string };

/** One cell of a document's table: its column, its value, and the cell as written. */
export type DocumentCell = {
  readonly column: ColumnData;
  readonly index: number;
  readonly value: TypedValue;
  readonly text: string;
};

/** Collects rows and turns them into columns. */
export type TableBuilder = {
  rowCount(): number;
  /** `fixed` has the values of the fixed columns in order; `cells` are those of the document's own table. */
  add(fixed: readonly DatasetValue[], cells?: readonly DocumentCell[]): void;
  /** Returns all rows so far as columns, and remarks for people; the builder is empty afterwards. */
  take(): { readonly columns: readonly DatasetColumn[]; readonly notes: readonly string[] };
};

/** A document's column while it is collected; it has texts only for rows whose table has the column. */
type Gathered = {
  readonly name: string;
  readonly unit: string | null;
  readonly header: string;
  readonly types: Set<DatasetType>;
  readonly empty: Set<DatasetType>;
  whole: boolean;
  readonly values: (TypedValue | undefined)[];
  readonly texts: (string | undefined)[];
};

/**
 * Collects the rows of one table; columns of the same name and unit become one column, whatever documents they come
 * from.
 */
export function tableBuilder(fixed: readonly FixedColumn[]): TableBuilder {
  const reserved = new Set([...fixed.map(({ name }) => name), 'kind']);
  let count = 0;
  let known: DatasetValue[][] = fixed.map(() => []);
  let gathered = new Map<string, Gathered>();
  let names = new Set<string>();
  return {
    rowCount: () => count,
    add(values, cells = []) {
      for (const [index, column] of known.entries()) column.push(values[index] ?? null);
      for (const { column, index, value, text } of cells) {
        const key = `${column.name}\n${column.name === '' ? String(index) : ''}\n${column.unit ?? ''}`;
        const place = gathered.get(key) ?? gatheredColumn(column, nameOf({ column, index, reserved, names }));
        gathered.set(key, place);
        names.add(place.name);
        (value === null ? place.empty : place.types).add(column.type);
        place.whole &&= column.whole;
        place.values[count] = value;
        place.texts[count] = text;
      }
      count++;
    },
    take() {
      const own = fixed.map(({ name, type, unit }, index): DatasetColumn => ({
        name,
        type,
        unit: unit ?? null,
        header: null,
        values: known[index] ?? [],
      }));
      const settled = [...gathered.values()].map((column) =>
        settle(column, { count, names: new Set([...reserved, ...names]) }),
      );
      count = 0;
      known = fixed.map(() => []);
      gathered = new Map();
      names = new Set();
      return {
        columns: [...own, ...settled.flatMap(({ columns }) => columns)],
        notes: settled.flatMap(({ note }) => note ?? []),
      };
    },
  };
}

const gatheredColumn = ({ header, unit, whole }: ColumnData, name: string): Gathered => ({
  name,
  unit,
  header,
  types: new Set(),
  empty: new Set(),
  whole,
  values: [],
  texts: [],
});

type Naming = {
  readonly column: ColumnData;
  readonly index: number;
  readonly reserved: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
};

/** If a name occurs with a second unit, that unit becomes part of the name. */
function nameOf({ column, index, reserved, names }: Naming): string {
  const plain = columnName(column.name, index, reserved);
  if (!names.has(plain)) return plain;
  const word = column.unit === null ? `${plain}_plain` : `${plain}_${unitWord(column.unit)}`;
  return freeName(word, new Set([...reserved, ...names]));
}

type Settling = { readonly count: number; readonly names: ReadonlySet<string> };

/**
 * A column in the one type that fits all of it, with a column of the cells as written beside it if the values alone
 * lose something.
 */
function settle(
  column: Gathered,
  { count, names }: Settling,
): { readonly columns: readonly DatasetColumn[]; readonly note: string | undefined } {
  const { name, unit, header, types, empty } = column;
  const type = settledType(types.size > 0 ? types : empty, column.values);
  const rows = Array.from({ length: count }, (_, row) => row);
  const isMixed = type === 'text' && types.size > 1;
  const values = rows.map((row): DatasetValue => {
    const value = column.values[row] ?? null;
    return isMixed ? (said(column.texts[row]) ?? null) : value;
  });
  const main: DatasetColumn = { name, type, unit, header, values };
  const isLess = type !== 'text' && (!column.whole || types.size > 1 || isDemoted(type, types));
  const note = isMixed ? `${name} holds ${[...types].join(' and ')}: it is text` : undefined;
  if (!isLess || rows.every((row) => saysAll(values[row] ?? null, column.texts[row]))) return { columns: [main], note };
  const texts: DatasetColumn = {
    name: freeName(`${name}_text`, names),
    type: 'text',
    unit: null,
    header,
    values: rows.map((row) => said(column.texts[row]) ?? null),
  };
  return { columns: [main, texts], note };
}

const isDemoted = (type: DatasetType, types: ReadonlySet<DatasetType>): boolean =>
  type === 'number' && types.has('integer') && !types.has('number');

/** Whether the cell can be recovered from the value alone. */
const saysAll = (value: DatasetValue, text: string | undefined): boolean =>
  typeof value === 'string'
    ? false
    : value === null
      ? said(text) === undefined
      : Number(plainText(text ?? '')) === value;

/** The text of a cell; undefined if it says that there is no value. */
function said(text: string | undefined): string | undefined {
  const plain = plainText(text ?? '');
  return isMissing(plain) ? undefined : plain;
}

function settledType(types: ReadonlySet<DatasetType>, values: readonly (TypedValue | undefined)[]): DatasetType {
  const [only] = types;
  if (types.size === 0 || only === undefined) return 'text';
  if (types.size === 1) return only === 'integer' && !values.every(isLong) ? 'number' : only;
  return [...types].every((type) => type === 'integer' || type === 'number') ? 'number' : 'text';
}

const MOST = 2n ** 63n - 1n;

/** Whether the value fits in a 64-bit integer. */
function isLong(value: TypedValue | undefined): boolean {
  if (typeof value !== 'string') return true;
  const number = BigInt(value);
  return number <= MOST && number >= -MOST - 1n;
}
