import type { ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import { labelName } from '../../document/label-name.ts';
import { plainText } from '../../values/plain-text.ts';
import type { RunCell } from './run-row.ts';

/** A cell that its row's label names, with that label as written and folded. */
export type LabelledCell = RunCell & {
  readonly label: string;
  readonly name: string;
  readonly row: RowRecord;
  readonly table: TableRecord;
};

const VALUE_NAMES: ReadonlySet<string> = new Set(['value', 'measured', 'actual', 'result', 'score', 'test', 'current']);

/** The cells of tables that name one thing a row (`Metric | Value`), by folded label, all of a name that are not left out, in document order. */
export function looseFields({ tables }: ExperimentRecord): ReadonlyMap<string, readonly LabelledCell[]> {
  const cells = new Map<string, LabelledCell[]>();
  for (const table of tables) {
    const index = valueColumn(table);
    const column = table.columns[index];
    if (column === undefined) continue;
    for (const row of table.rows) {
      if (row.class === 'excluded') continue;
      const cell = row.cells[index];
      const label = plainText(row.cells[0]?.text ?? '').trim();
      const name = labelName(label);
      if (cell === undefined || name === '') continue;
      const found = { cell, column, label, name, row, table };
      const same = cells.get(name);
      if (same === undefined) cells.set(name, [found]);
      else same.push(found);
    }
  }
  return cells;
}

/** The tables that name one thing a row and have no column for its value, by what that row is called. */
export function rowsWithoutValue(
  { tables }: ExperimentRecord,
  name: string,
): readonly { readonly table: TableRecord; readonly label: string }[] {
  return tables.flatMap((table) => {
    if (!NAMING.has(table.role) || valueColumn(table) >= 0) return [];
    const labels = table.rows.map((row) => plainText(row.cells[0]?.text ?? '').trim());
    const label = labels.find((each) => labelName(each) === name);
    return label === undefined ? [] : [{ table, label }];
  });
}

const NAMING: ReadonlySet<TableRecord['role']> = new Set(['metrics', 'parameters', 'fields']);

/** The column that holds the values: the only one beside the labels, or the one that is called so. */
function valueColumn({ role, columns }: TableRecord): number {
  if (!NAMING.has(role)) return -1;
  if (columns.length === 2) return 1;
  return columns.findIndex(({ name, index }) => index > 0 && VALUE_NAMES.has(name));
}
