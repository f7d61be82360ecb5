import type { ColumnRecord } from '../../records/record.ts';
import type { PlainReference } from '../language/syntax.ts';
import { calledSo } from './called.ts';

/** The columns of a plain name: more than one where headers fold alike. */
export const columnsNamed = (columns: readonly ColumnRecord[], name: string): readonly ColumnRecord[] =>
  columns.filter((column) => column.name.replace(/#\d+$/u, '') === name);

/** The columns of a quoted header. */
export const columnsCalled = (columns: readonly ColumnRecord[], header: string): readonly ColumnRecord[] =>
  calledSo(header, columns, (column) => column.header);

/** The columns that a plain reference names in a table. */
export function columnsOf(columns: readonly ColumnRecord[], reference: PlainReference): readonly ColumnRecord[] {
  if (reference.kind === 'name') return columnsNamed(columns, reference.name);
  return columnsCalled(columns, reference.kind === 'column' ? reference.header : reference.metric);
}
