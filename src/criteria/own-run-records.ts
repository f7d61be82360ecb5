import type { ExperimentRecord } from '../records/record.ts';
import type { RunRecord } from '../runs/run-record.ts';

/** The run records that speak of this experiment: all beside a document of one, in a ledger those that name it or have a row in it. */
export function ownRunRecords(
  { document, root, id, tables }: ExperimentRecord,
  runRecords: ReadonlyMap<string, RunRecord>,
): readonly RunRecord[] {
  const all = [...runRecords.values()];
  if (root === document.root || all.length === 0) return all;
  const rows = new Set(tables.flatMap((table) => table.rows.flatMap((row) => row.id ?? [])));
  return all.filter(({ run, experiment }) => rows.has(run) || (id !== undefined && experiment === id.text));
}
