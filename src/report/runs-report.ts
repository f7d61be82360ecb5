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
  const rows = table.rows
    .filter((row) => row.class !== 'repeated-header' && row.class !== 'placeholder')
    .map((row) => ({ class: row.class, cells: table.columns.map(({ index }) => row.cells[index]?.text ?? '') }));
  return { columns: table.columns.map(({ header }) => header), rows };
}
