import type { TablePlace } from '../../document/table-place.ts';
import type { TableSpec } from '../../template/kind.ts';
import { lazyView } from '../lazy.ts';
import type { TableRecord } from '../record.ts';
import { columnRecords } from './columns.ts';
import { keyColumnOf, labelColumnsOf } from './key-column.ts';
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
  role: (table) => table.spec?.role ?? tableRole(table),
  rows: ({ text, place, spec, columns, keyIndex, role }) =>
    rowRecords({ text, place, spec, columns, keyIndex, role, labels: labelColumnsOf(columns, keyIndex) }),
});
