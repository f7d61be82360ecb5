import type { TablePlace } from '../../document/table-place.ts';
import type { TableSpec } from '../../template/kind.ts';
import { keyColumnIn } from '../../template/words/run-keys.ts';
import { headerName } from '../../template/words/table-words.ts';
import { severalKeysIn } from '../../template/words/several-keys.ts';
import { lazyView } from '../lazy-view.ts';
import type { ColumnRecord, TableRecord } from '../record.ts';
import { columnRecords } from './columns.ts';
import { headerNames, keyColumnsOf, labelColumnsOf } from './key-column.ts';
import { statusColumns } from './crashed-row.ts';
import { labelIndexOf } from './label-column.ts';
import type { RowsFacts } from './row-class.ts';
import { rowRecords } from './row-records.ts';
import { roleByHeader, tableRole } from './table-role.ts';

/** A table of a document with the known facts about its place and the kind's table that it was matched with. */
export type TableFacts = {
  readonly text: string;
  readonly place: TablePlace;
  readonly key: string;
  readonly section: string;
  readonly spec: TableSpec | undefined;
  /** The columns that the document itself declares as the key of its runs, by folded name. */
  readonly runKeys?: readonly string[] | undefined;
  /** Whether another table of the record is certainly the runs table. */
  readonly isBesideRuns?: (() => boolean) | undefined;
};

type TableParts = Pick<TableRecord, 'columns' | 'role' | 'rows'> & {
  readonly keys: readonly number[];
  readonly keyIndex: number;
};

/** Reads a table against its spec. Columns, role, rows, cells and values are each read when first used. */
export const tableRecord: (facts: TableFacts) => TableRecord = lazyView<TableFacts, TableParts>({
  columns: (facts) => markedColumns(facts, columnRecords(facts.text, facts.place, facts.spec)),
  keys: ({ columns, spec }) => keyColumnsOf(columns, spec),
  keyIndex: ({ keys }) => keys[0] ?? 0,
  role: (table) => (table.columns.some(({ isKeySaid }) => isKeySaid) ? 'runs' : (saidRole(table) ?? tableRole(table))),
  rows: (table) => rowRecords(rowsFacts(table)),
});

/**
 * A table that takes runs according to its kind or its header has a key; in another table, a declared key is the column
 * by which its replicates are paired.
 */
function markedColumns(facts: TableFacts, columns: readonly ColumnRecord[]): readonly ColumnRecord[] {
  const { runKeys, place, spec } = facts;
  if (runKeys === undefined) return withSeveral(facts, columns);
  const keys = keyColumnsOf(columns, spec);
  const isOfRuns = (saidRole(facts) ?? roleByHeader({ columns, keys, place })) === 'runs';
  // Replicates are paired by a single column.
  const isOwn = runKeys.length > 1 || keys.length > 1 || headerNames(columns)[keys[0] ?? 0] === runKeys[0];
  if (isOfRuns && !isOwn) return columns;
  return columns.map((column) => {
    const at = runKeys.indexOf(headerName(column.name, column.header));
    return at < 0 ? column : { ...column, keyPlace: at, isKeySaid: true };
  });
}

/**
 * `Model | Seed | WER`: both columns identify runs if no other table's header names runs and the kind has no other use
 * for the table.
 */
function withSeveral(facts: TableFacts, columns: readonly ColumnRecord[]): readonly ColumnRecord[] {
  const { spec, isBesideRuns = () => false } = facts;
  const said = saidRole(facts);
  if ((said !== undefined && said !== 'runs') || columns.some(({ name }) => name === spec?.keyColumn)) return columns;
  const names = headerNames(columns);
  const several = keyColumnIn(names) === undefined ? severalKeysIn(names) : undefined;
  if (several === undefined || isBesideRuns()) return columns;
  return columns.map((column) => {
    const at = several.indexOf(column.index);
    return at < 0 ? column : { ...column, keyPlace: at };
  });
}

/** The role that the kind gives a table; the fact that the kind has another runs table says nothing about this one. */
const saidRole = ({ spec }: TableFacts): TableRecord['role'] | undefined =>
  spec === undefined || spec.role === 'other' ? undefined : spec.role;

/** The facts that the rows of a table are read against. */
export const rowsFacts = ({
  text,
  place,
  spec,
  columns,
  role,
  keyIndex,
  keys = [keyIndex],
}: Omit<RowsFacts, 'keys' | 'labels' | 'naming' | 'named' | 'statuses'> & { keys?: readonly number[] }): RowsFacts => ({
  text,
  place,
  spec,
  columns,
  role,
  keyIndex,
  keys,
  labels: labelColumnsOf(columns, keys),
  naming: spec?.rows === 'fixed' ? labelIndexOf({ columns, place }) : 0,
  named: columns.filter(({ name }) => name !== ''),
  statuses: statusColumns(columns),
});
