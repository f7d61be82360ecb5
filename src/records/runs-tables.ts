import type { TableRole } from '../template/kind.ts';

type HasTables<Table> = { readonly tables: readonly Table[] };
type HasRole = { readonly role: TableRole };

/** The tables of a record, or of a kind, that have a row for each run. */
export const runsTablesOf = <Table extends HasRole>({ tables }: HasTables<Table>): readonly Table[] =>
  tables.filter(({ role }) => role === 'runs');

/** Whether a record, or a kind, has a table with a row for each run. */
export const hasRunsTable = ({ tables }: HasTables<HasRole>): boolean => tables.some(({ role }) => role === 'runs');
