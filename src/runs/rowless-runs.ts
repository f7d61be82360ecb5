import { recordsOfExperiment } from './records-of-experiment.ts';
import { runsTablesOf } from '../records/runs-tables.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import type { RunRecord } from './run-record.ts';
import type { RunRecords } from './records-of-experiment.ts';

/**
 * Runs of one experiment without a row, and the tables that could have one; for runs of no known experiment all tables
 * of the document.
 */
export type Rowless = { readonly tables: readonly TableRecord[]; readonly runs: readonly RunRecord[] };

/**
 * The run records of a document whose run has no row in its own experiment. A document that describes one run in depth
 * has no rows.
 */
export function rowlessRuns(records: readonly ExperimentRecord[], runRecords: RunRecords): readonly Rowless[] {
  if (runRecords.size === 0) return [];
  const owned = new Set<RunRecord>();
  const rowless = records.map((record) => {
    const own = [...recordsOfExperiment(record, runRecords).values()];
    for (const each of own) owned.add(each);
    return withoutRow(own, runsTablesOf(record));
  });
  const nobodys = [...runRecords.values()].filter((each) => !owned.has(each));
  return [...rowless, withoutRow(nobodys, records.flatMap(runsTablesOf))].filter(({ runs }) => runs.length > 0);
}

function withoutRow(own: readonly RunRecord[], tables: readonly TableRecord[]): Rowless {
  const rows = new Set(tables.flatMap((table) => table.rows.map(({ id }) => id)));
  return { tables, runs: own.filter(({ run, status }) => (tables.length > 0 ? !rows.has(run) : status === 'started')) };
}
