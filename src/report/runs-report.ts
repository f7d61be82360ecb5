import { lineAt } from '../text/line-index.ts';
import { typedColumn } from './typed-column.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import type { RunsReport } from './report.ts';

/** The record's runs table: the kind's own where it has one, else the first that reads like one. */
export function runsTableOf(record: ExperimentRecord): TableRecord | undefined {
  const runs = record.tables.filter(({ role }) => role === 'runs');
  return runs.find(({ spec }) => spec !== undefined) ?? runs[0];
}

/** The runs as they stand, without repeated headers and placeholder rows. */
export function runsReport(record: ExperimentRecord): RunsReport | undefined {
  const table = runsTableOf(record);
  if (table === undefined) return undefined;
  const rows = table.rows.filter((row) => row.class !== 'repeated-header' && row.class !== 'placeholder');
  const typed = table.columns.map((column) =>
    typedColumn(
      column,
      rows.map((row) => row.cells[column.index]),
    ),
  );
  return {
    columns: table.columns.map(({ header }) => header),
    types: typed.map(({ column }) => column),
    rows: rows.map((row, at) => ({
      class: row.class,
      run: row.id ?? null,
      line: lineAt(record.document.lines, row.row.span.start),
      reason: row.reason ?? null,
      cells: table.columns.map(({ index }) => row.cells[index]?.text ?? ''),
      values: typed.map(({ values }) => values[at] ?? null),
    })),
  };
}
