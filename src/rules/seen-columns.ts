import type { RowRecord, TableRecord } from '../records/record.ts';
import type { Value, ValueType } from '../values/value.ts';

/**
 * The class that each kind of value shows for its column; a missing value shows nothing, and a list or a link may be
 * meant as text.
 */
const CLASS: Partial<Record<Value['kind'], string>> = {
  number: 'number',
  uncertain: 'number',
  range: 'number',
  change: 'number',
  pair: 'number',
  mark: 'mark',
  boolean: 'mark',
  date: 'date',
  text: 'text',
  list: 'text',
  commit: 'text',
  uri: 'text',
};

const DECLARED: Partial<Record<ValueType, string>> = {
  number: 'number',
  integer: 'number',
  percent: 'number',
  interval: 'number',
  mark: 'mark',
  boolean: 'mark',
  date: 'date',
};

/** The first complete rows of a long table are enough. */
const MOST_ROWS = 100;

/** For each column of a table the classes seen in it; empty if there are none. */
export type SeenColumns = readonly ReadonlySet<string>[];

/** The classes in the columns of a table, from its complete rows and from the template. */
export function seenColumns({ columns, rows }: TableRecord): SeenColumns {
  const seen = columns.map(({ type }) => {
    const declared = type === undefined ? undefined : DECLARED[type];
    return new Set(declared === undefined ? [] : [declared]);
  });
  let looked = 0;
  for (const { cells } of rows) {
    if (looked === MOST_ROWS) break;
    if (cells.length !== columns.length) continue;
    looked++;
    for (const [at, { value }] of cells.entries()) {
      const kind = CLASS[value.kind];
      if (kind !== undefined) seen[at]?.add(kind);
    }
  }
  return seen;
}

/**
 * Whether a short row lacks its last cells, as far as can be determined: each present cell is of a class seen in its
 * column, and would not fit as well with the gap elsewhere.
 */
export function lacksLastCells({ cells }: RowRecord, seen: SeenColumns): boolean {
  const kinds = cells.map(({ value }) => CLASS[value.kind]);
  if (kinds.some((kind, at) => kind !== undefined && seen[at]?.has(kind) !== true)) return false;
  // With the gap at any other place, the last cell that is not blank moves further right.
  const last = kinds.findLastIndex((kind) => kind !== undefined);
  const kind = kinds[last];
  const places = seen.slice(last + 1, last + 1 + seen.length - cells.length);
  return kind === undefined || !places.some((known) => known.has(kind));
}
