import type { ExperimentRecord, TableRecord } from '../../records/record.ts';
import { foldName } from '../../text/fold-name.ts';
import { plainText } from '../../values/plain-text.ts';
import type { RunCell } from './run-row.ts';

const VALUE_NAMES: ReadonlySet<string> = new Set(['value', 'measured', 'actual', 'result', 'score', 'test', 'current']);

/** The cells of tables that name one thing a row (`Metric | Value`), by folded label; the first of a name counts that is not left out. */
export function looseFields({ tables }: ExperimentRecord): ReadonlyMap<string, RunCell> {
  const cells = new Map<string, RunCell>();
  for (const table of tables) {
    const index = valueColumn(table);
    const column = table.columns[index];
    if (column === undefined) continue;
    for (const row of table.rows) {
      if (row.class === 'excluded') continue;
      const cell = row.cells[index];
      const name = foldName(plainText(row.cells[0]?.text ?? ''));
      if (cell !== undefined && name !== '' && !cells.has(name)) cells.set(name, { cell, column });
    }
  }
  return cells;
}

/** The column that holds the values: the only one beside the labels, or the one that is called so. */
function valueColumn({ role, columns }: TableRecord): number {
  if (role !== 'metrics' && role !== 'parameters' && role !== 'fields') return -1;
  if (columns.length === 2) return 1;
  return columns.findIndex(({ name, index }) => index > 0 && VALUE_NAMES.has(name));
}
