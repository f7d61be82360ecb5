import { lineAt } from '../text/line-index.ts';
import { plainText } from '../document/plain-text.ts';
import { plainText as cellWords } from '../values/plain-text.ts';
import { classOfRun } from '../runs/class-of-run.ts';
import { recordsOfExperiment } from '../runs/records-of-experiment.ts';
import { typedColumn } from './typed-column.ts';
import { runsTablesOf } from '../records/runs-tables.ts';
import type { ColumnRecord, ExperimentRecord, TableRecord } from '../records/record.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { RunRow, RunsReport } from './report.ts';

/** Every table of runs as written, without repeated headers and placeholder rows. */
export function runsReports(
  record: ExperimentRecord,
  runRecords: ReadonlyMap<string, RunRecord>,
): readonly RunsReport[] {
  const tables = runsTablesOf(record);
  const declared = tables.flatMap(({ spec, columns }) => (spec === undefined ? [] : columns));
  const specs = new Map(declared.map(({ name, spec }) => [name, spec]));
  // A second table with the same columns has the same types as the declared one.
  const asDeclared = (column: ColumnRecord): ColumnRecord => ({
    ...column,
    spec: column.spec ?? specs.get(column.name),
  });
  const own = recordsOfExperiment(record, runRecords);
  return tables.map((table) => runsReport(record, { table, columns: table.columns.map(asDeclared), own }));
}

type Reported = {
  readonly table: TableRecord;
  readonly columns: readonly ColumnRecord[];
  readonly own: ReadonlyMap<string, RunRecord>;
};

function runsReport(record: ExperimentRecord, { table, columns, own }: Reported): RunsReport {
  const rows = table.rows.filter((row) => row.class !== 'repeated-header' && row.class !== 'placeholder');
  const typed = columns.map((column) =>
    typedColumn(
      column,
      rows.map((row) => row.cells[column.index]),
    ),
  );
  return {
    section: sectionOf(table),
    columns: columns.map(({ header }) => header),
    types: typed.map(({ column }) => column),
    rows: rows.map((row, at) => ({
      class: classOfRun(row, own),
      run: row.id ?? null,
      line: lineAt(record.document.lines, row.row.span.start),
      reason: row.reason ?? null,
      cells: columns.map(({ index }) => row.cells[index]?.text ?? ''),
      values: typed.map(({ values }) => values[at] ?? null),
    })),
  };
}

/** The heading above a table. */
export const sectionOf = ({ place }: TableRecord): string => plainText(place.section.title);

/** The index of the column with each row's `run`; -1 if there is none. */
export const keyIndexOf = ({ types, rows }: RunsReport): number =>
  types.findIndex((_, index) => rows.every(({ run, cells }) => cellWords(cells[index] ?? '') === (run ?? '')));

/** The rows of all tables. */
export const rowsOf = (runs: readonly RunsReport[]): readonly RunRow[] => runs.flatMap(({ rows }) => rows);

/** How many of them are measurements. */
export const countOf = (runs: readonly RunsReport[]): number =>
  rowsOf(runs).filter((row) => row.class === 'data').length;
