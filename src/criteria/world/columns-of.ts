import type { ColumnRecord } from '../../records/record.ts';
import type { PlainReference } from '../language/syntax.ts';
import { calledSo } from './called.ts';

/** The columns with a plain name: more than one if their headers fold alike. */
export const columnsNamed = (columns: readonly ColumnRecord[], name: string): readonly ColumnRecord[] =>
  columns.filter((column) => column.name.replace(/#\d+$/u, '') === name);

/** The columns with a quoted header. */
export const columnsCalled = (columns: readonly ColumnRecord[], header: string): readonly ColumnRecord[] =>
  calledSo(header, columns, (column) => column.header);

/** The columns of a table that a plain reference names. */
export function columnsOf(columns: readonly ColumnRecord[], reference: PlainReference): readonly ColumnRecord[] {
  if (reference.kind === 'name') return columnsNamed(columns, reference.name);
  return columnsCalled(columns, reference.kind === 'column' ? reference.header : reference.metric);
}
