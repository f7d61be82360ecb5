import { cellTextAt } from '../records/tables/cell-text-at.ts';
import { isRunKey, keyColumnsOf } from '../records/tables/key-column.ts';
import { lineAt } from '../text/line-index.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { CellRecord, ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';

/** A run's row must have its metrics: once the experiment is concluded, or as soon as it has one of them. */
export const unfinishedRow: DocumentRule = {
  name: 'unfinished-row',
  scope: 'document',
  severity: 'warning',
  summary: "Disallow a run's row without its metrics.",
  *check({ records }) {
    for (const record of records)
      for (const table of record.tables) {
        if (table.role !== 'runs') continue;
        const metrics = metricColumns(table);
        const isOpen = metrics === undefined ? isLeftOpen : isMissing;
        for (const row of rowsToLookAt(record, table, metrics))
          yield* findingFor(record, { row, table, metrics: metrics ?? measuring(table), isOpen });
      }
  },
};

/** Rows that may be incomplete: most rows of a long table have all their metrics, and are not split. */
function rowsToLookAt(
  { document, status }: ExperimentRecord,
  { rows, spec }: TableRecord,
  metrics: readonly ColumnRecord[] | undefined,
): readonly RowRecord[] {
  const mayBeSamples = status.stage === 'concluded' && (spec?.samples.length ?? 0) > 0;
  if (metrics === undefined || mayBeSamples) return rows;
  const { text } = document.source;
  return rows.filter(({ row }) => !metrics.every(({ index }) => MEASURED.test(cellTextAt(text, row, index) ?? '')));
}

/** The beginning of a non-zero number: such a cell is not open, and need not be read. */
const MEASURED = /^(?:[1-9]|0\.0*[1-9])/;

/** The columns that the kind declares as metrics; undefined if nobody declared any. */
function metricColumns({ columns }: TableRecord): readonly ColumnRecord[] | undefined {
  const declared = columns.filter(({ spec }) => spec?.better !== undefined || spec?.primary === true);
  return declared.length > 0 ? declared : undefined;
}

/** The column that names the run, even if the name is `nan`, is not a metric. */
function measuring({ columns, spec }: TableRecord): readonly ColumnRecord[] {
  const keys = keyColumnsOf(columns, spec);
  return columns.filter((column) => !isRunKey(column) && (keys.length === 1 || !keys.includes(column.index)));
}

const isMissing = (cell: CellRecord | undefined): boolean => cell?.value.kind === 'missing';

/** A dash means "not applicable" as often as "not yet": without a declared metric only unambiguous words count. */
const isLeftOpen = (cell: CellRecord | undefined): boolean =>
  cell !== undefined &&
  cell.text.length < 20 &&
  /^[*_`\s]*(?:TBD|TBA|TBC|TODO|pending|nan|[+-]?inf(?:inity)?)[*_`\s]*$/iu.test(cell.text);

type Looking = {
  readonly row: RowRecord;
  readonly table: TableRecord;
  readonly metrics: readonly ColumnRecord[];
  readonly isOpen: (cell: CellRecord | undefined) => boolean;
};

function* findingFor(record: ExperimentRecord, { row, table, metrics, isOpen }: Looking): Generator<Finding> {
  const { stage } = record.status;
  if (stage === 'cancelled') return;
  if (row.class === 'placeholder' && stage === 'concluded' && table.spec !== undefined) {
    yield { message: 'this row is still a placeholder', span: row.row.span, hint: 'fill it, or take it out' };
    return;
  }
  if (row.class !== 'data' || row.cells.length !== table.columns.length) return;
  const missing = metrics.filter(({ index }) => isOpen(row.cells[index]));
  if (missing.length === 0 || (stage !== 'concluded' && missing.length === metrics.length)) return;
  const broken = missing.filter(({ index }) => /nan|inf/iu.test(row.cells[index]?.text ?? ''));
  const names = missing.map(({ header }) => `"${header}"`).join(', ');
  yield {
    message: `the run ${row.id ?? `on line ${lineAt(record.document.lines, row.row.span.start)}`} has no ${names}${wordsFor(broken, row)}`,
    span: missing[0] === undefined ? row.row.span : (row.cells[missing[0].index]?.span ?? row.row.span),
    hint: 'log its output with `expctl log`, or write `excluded: reason` into its notes',
  };
}

const wordsFor = ([first]: readonly ColumnRecord[], row: RowRecord): string =>
  first === undefined ? '' : ` (${row.cells[first.index]?.text ?? ''} is not a measurement)`;
