import type { TablePlace } from '../../document/table-place.ts';
import type { TableSpec } from '../../template/kind.ts';
import { lazyView } from '../lazy.ts';
import type { TableRecord } from '../record.ts';
import { columnRecords } from './columns.ts';
import { keyColumnOf, labelColumnsOf } from './key-column.ts';
import { statusColumns } from './crashed-row.ts';
import type { RowsFacts } from './row-class.ts';
import { rowRecords } from './row-records.ts';
import { tableRole } from './table-role.ts';

/** A table of a document with what is known of its place and of the kind's table that it was matched to. */
export type TableFacts = {
  readonly text: string;
  readonly place: TablePlace;
  readonly key: string;
  readonly section: string;
  readonly spec: TableSpec | undefined;
};

type TableParts = Pick<TableRecord, 'columns' | 'role' | 'rows'> & { readonly keyIndex: number };

/** Reads a table against its spec. Columns, role, rows, cells and values are each read when they are first asked for. */
export const tableRecord: (facts: TableFacts) => TableRecord = lazyView<TableFacts, TableParts>({
  columns: ({ text, place, spec }) => columnRecords(text, place, spec),
  keyIndex: ({ columns, spec }) => keyColumnOf(columns, spec),
  role: (table) => saidRole(table) ?? tableRole(table),
  rows: (table) => rowRecords(rowsFacts(table)),
});

/** What the kind says of a table; that it takes another for the one of runs is no word about this one. */
const saidRole = ({ spec }: TableFacts): TableRecord['role'] | undefined =>
  spec === undefined || spec.role === 'other' ? undefined : spec.role;

/** What the rows of a table are read against. */
export const rowsFacts = ({
  text,
  place,
  spec,
  columns,
  role,
  keyIndex,
}: Omit<RowsFacts, 'labels' | 'named' | 'statuses'>): RowsFacts => ({
  text,
  place,
  spec,
  columns,
  role,
  keyIndex,
  labels: labelColumnsOf(columns, keyIndex),
  named: columns.filter(({ name }) => name !== ''),
  statuses: statusColumns(columns),
});
