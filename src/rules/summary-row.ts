import { commonUnit } from '../criteria/holding/common-unit.ts';
import { operandOf, printNumber } from '../criteria/numbers/operand.ts';
import { foldName } from '../text/fold-name.ts';
import { classOfRun } from '../runs/class-of-run.ts';
import { plainText } from '../values/plain-text.ts';
import type { Quantity } from '../criteria/numbers/operand.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { CellRecord, ColumnRecord, RowRecord, TableRecord } from '../records/record.ts';

/** A row that summarises others must agree with them. */
export const summaryRow: DocumentRule = {
  name: 'summary-row',
  scope: 'document',
  severity: 'warning',
  summary: 'Require the mean or the total of the rows above in a row that calls itself so.',
  *check({ records, surroundings: { runRecords } }) {
    for (const { tables } of records)
      for (const table of tables)
        if (table.rows.length <= MOST_ROWS && table.rows.some((row) => classOfRun(row, runRecords) === 'summary'))
          yield* mismatchesIn(table, runRecords);
  },
};

/** Nobody sums up more rows than this in the last row of a table. */
const MOST_ROWS = 1000;

type Summary = { readonly words: string; readonly of: (numbers: readonly number[]) => number };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

const MEAN: Summary = { words: 'mean', of: mean };
const SUM: Summary = { words: 'sum', of: sum };

/** A deviation or a best value can be given in too many ways; a weighted mean is none of these. */
const SUMMARIES: ReadonlyMap<string, Summary> = new Map([
  ...['mean', 'average', 'avg', '平均', 'mittelwert', 'durchschnitt', 'moyenne'].map((word) => [word, MEAN] as const),
  ...['sum', 'total', 'totals', 'grand_total', '合计', '合計', 'summe'].map((word) => [word, SUM] as const),
]);

function* mismatchesIn({ columns, rows }: TableRecord, runRecords: ReadonlyMap<string, unknown>): Generator<Finding> {
  let above: RowRecord[] = [];
  let summed = false;
  for (const row of rows) {
    const as = classOfRun(row, runRecords);
    if (as === 'data') {
      above = summed ? [row] : [...above, row];
      summed = false;
    }
    if (as !== 'summary') continue;
    summed = true;
    const summary = summaryOf(row);
    if (summary === undefined || above.length < 2 || row.cells.length !== columns.length) continue;
    const found = columns.flatMap((column) => comparisonOf(row, above, { column, summary }));
    // A row that agrees in no column summarises something other than the rows above it.
    if (found.some(({ agrees }) => agrees)) yield* found.flatMap(({ finding }) => finding ?? []);
  }
}

function summaryOf({ cells }: RowRecord): Summary | undefined {
  for (const { text } of cells.slice(0, 3)) {
    const summary = text.length > 40 ? undefined : SUMMARIES.get(foldName(plainText(text)));
    if (summary !== undefined) return summary;
  }
  return undefined;
}

type Column = { readonly column: ColumnRecord; readonly summary: Summary };
type Comparison = { readonly agrees: boolean; readonly finding: Finding | undefined };

function comparisonOf(row: RowRecord, above: readonly RowRecord[], { column, summary }: Column): Comparison[] {
  const cell = row.cells[column.index];
  const cells = [cell, ...above.map(({ cells: others }) => others[column.index])];
  const numbers = cells.flatMap((each) => numberIn(each, column) ?? []);
  const told = numbers.length < cells.length ? undefined : commonUnit(numbers);
  if (told === undefined || 'kind' in told) return [];
  const [own, ...parts] = told;
  if (cell === undefined || own === undefined) return [];
  const expected = summary.of(parts.map(({ low }) => low));
  const slack = own.precision + summary.of(parts.map(({ precision }) => precision));
  if (Math.abs(own.low - expected) <= slack * (1 + 1e-9) + 1e-12 * Math.abs(expected))
    return [{ agrees: true, finding: undefined }];
  const unit = 'unit' in cell.value ? cell.value.unit : undefined;
  const shown = `${printNumber(expected)}${unit === undefined || unit === '%' ? (unit ?? '') : ` ${unit}`}`;
  return [
    {
      agrees: false,
      finding: {
        message: `${column.header} is ${cell.text} here, the ${summary.words} of the ${above.length} rows above is ${shown}`,
        span: cell.span,
        hint: 'compute it again, or say in the label which rows it sums up',
      },
    },
  ];
}

function numberIn(cell: CellRecord | undefined, { name, unit }: ColumnRecord): Quantity | undefined {
  const value = cell?.value;
  const isRead = value?.kind === 'number' || (value?.kind === 'uncertain' && value.precision !== undefined);
  const operand = isRead ? operandOf(value, { name, unit }) : undefined;
  return operand?.kind === 'quantity' ? operand : undefined;
}
