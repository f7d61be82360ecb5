import { addToGroup } from '../../text/group-by.ts';
import type { CellRecord, ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import { askingColumns } from '../../records/tables/asking-columns.ts';
import { labelIndexOf } from '../../records/tables/label-column.ts';
import { answerColumnOf, measuredColumnOf, valueColumnOf } from '../../records/tables/value-column.ts';
import { labelName } from '../../document/label-name.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import { isMeasurable, untyped } from '../numbers/operand.ts';
import type { RunCell } from './run-row.ts';

/** A cell named by the label of its row, with that label as written and folded. */
export type LabelledCell = RunCell & {
  readonly label: string;
  readonly name: string;
  readonly row: RowRecord;
  readonly table: TableRecord;
};

/**
 * The cells of tables with one named value per row (`Metric | Value`), by folded label: all cells of that name whose
 * row is not excluded, in document order.
 */
export const looseFields = ({ tables }: ExperimentRecord): ReadonlyMap<string, readonly LabelledCell[]> =>
  labelledCells(tables, valueColumn);

/** The measured values in tables of criteria (`Metric | Target | Actual`), in the same shape. */
export const answeredFields = ({ tables }: ExperimentRecord): ReadonlyMap<string, readonly LabelledCell[]> =>
  labelledCells(
    tables,
    (table) => (table.role === 'criteria' && !isPaired(table) ? answerColumnOf(table) : undefined),
    { counts: isAnswer, labelsOf: askedLabels },
  );

/** Whether each limit names the column with its measured value, so that no single column answers for the whole row. */
const isPaired = (table: TableRecord): boolean =>
  askingColumns(table).limits.some(({ measured }) => measured !== undefined);

/**
 * The label of each row in a table that sets limits: its own label, or the metric that the header of the limits names.
 */
function askedLabels(table: TableRecord): (row: RowRecord) => string {
  const { naming, metric } = askingColumns(table);
  return metric === undefined ? cellTextAt(naming) : () => metric;
}

const cellTextAt =
  (index: number) =>
  ({ cells }: RowRecord): string =>
    standingText(cells[index]?.text ?? '').trim();

/** Whether a cell gives a measured value: a blank in a column of results, or a mark, does not. */
const isAnswer = (table: TableRecord, { value }: CellRecord): boolean =>
  measuredColumnOf(table) !== undefined || (isMeasurable(value) && untyped(value).kind !== 'missing');

type Labelling = {
  readonly counts: (table: TableRecord, cell: CellRecord) => boolean;
  readonly labelsOf: (table: TableRecord) => (row: RowRecord) => string;
};

const USUAL: Labelling = { counts: () => true, labelsOf: (table) => cellTextAt(labelIndexOf(table)) };

function labelledCells(
  tables: readonly TableRecord[],
  columnOf: (table: TableRecord) => ColumnRecord | undefined,
  { counts, labelsOf }: Labelling = USUAL,
): ReadonlyMap<string, readonly LabelledCell[]> {
  const cells = new Map<string, LabelledCell[]>();
  for (const table of tables) {
    const column = columnOf(table);
    if (column === undefined) continue;
    const labelOf = labelsOf(table);
    for (const row of table.rows) {
      if (row.class === 'excluded') continue;
      const cell = row.cells[column.index];
      const label = labelOf(row);
      const name = labelName(label);
      if (cell === undefined || name === '' || !counts(table, cell)) continue;
      const found = { cell, column, label, name, row, table };
      addToGroup(cells, name, found);
    }
  }
  return cells;
}

/**
 * The tables with one named thing per row that have no column for its value, with the label of the row of that name.
 */
export function rowsWithoutValue(
  { tables }: ExperimentRecord,
  name: string,
): readonly { readonly table: TableRecord; readonly label: string }[] {
  return tables.flatMap((table) => {
    if (!NAMING.has(table.role) || valueColumn(table) !== undefined) return [];
    const naming = labelIndexOf(table);
    const labels = table.rows.map((row) => plainText(row.cells[naming]?.text ?? '').trim());
    const label = labels.find((each) => labelName(each) === name);
    return label === undefined ? [] : [{ table, label }];
  });
}

const NAMING: ReadonlySet<TableRecord['role']> = new Set(['metrics', 'parameters', 'fields']);

/** The column with the values: the only one beside the labels, or the one whose header says so. */
function valueColumn(table: TableRecord): ColumnRecord | undefined {
  if (!NAMING.has(table.role)) return undefined;
  return table.columns.length === 2 ? table.columns[1] : valueColumnOf(table);
}
