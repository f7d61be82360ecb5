import type { ColumnRecord } from '../record.ts';

const CONDITION =
  /^(?:manifest|split|benchmark|(?:eval|evaluation|test|dev|val|validation)_(?:manifest|set|data|dataset|split|benchmark))/u;

/**
 * The columns that say what a run was measured on: numbers from different manifests, splits or test sets do not
 * compete.
 */
export const conditionColumns = <C extends Pick<ColumnRecord, 'name'>>(columns: readonly C[]): readonly C[] =>
  columns.filter(({ name }) => CONDITION.test(name));
