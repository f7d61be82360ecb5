import { rememberFor } from '../text/remember.ts';
import { readRecords } from '../records/read-records.ts';
import { idKey } from '../records/ids/id-key.ts';
import { groupBy } from '../text/group-by.ts';
import { idKeysOf } from '../records/ids/ids-of.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { RunRecord } from './run-record.ts';

/** Run records beside a document. The keys are unique; in a document with one experiment they are the runs' ids. */
export type RunRecords = ReadonlyMap<string, RunRecord>;

/**
 * The run records of one experiment, by run id: in a document with one experiment all beside it; in a ledger those that
 * name the experiment. One that names no experiment of the ledger (its heading has since changed) belongs to the one
 * that has a row of its run.
 */
export function recordsOfExperiment(record: ExperimentRecord, runRecords: RunRecords): RunRecords {
  const { document, root, id } = record;
  if (root === document.root || runRecords.size === 0) return runRecords;
  const groups = byExperiment(runRecords);
  const own = id === undefined ? [] : (groups.get(idKey(id.text)) ?? []);
  const known = idsOf(record);
  const strays = [...groups].flatMap(([experiment, records]) => (known.has(experiment) ? [] : records));
  const rows = strays.length === 0 ? NO_ROWS : rowsOf(record);
  return new Map([...strays.filter(({ run }) => rows.has(run)), ...own].map((each) => [each.run, each]));
}

const NO_ROWS: ReadonlySet<string> = new Set();

const rowsOf = ({ tables }: ExperimentRecord): ReadonlySet<string> =>
  new Set(tables.flatMap((table) => table.rows.flatMap((row) => row.id ?? [])));

const byExperiment = rememberFor((runRecords: RunRecords): ReadonlyMap<string, readonly RunRecord[]> => {
  return groupBy(runRecords.values(), ({ experiment }) => idKey(experiment));
});

const known = new WeakMap<ExperimentRecord['document'], ReadonlySet<string>>();

/** The ids of all experiments of a record's document. */
function idsOf({ document, kind }: ExperimentRecord): ReadonlySet<string> {
  const before = known.get(document);
  if (before !== undefined) return before;
  const ids = new Set(idKeysOf(readRecords(document, kind)));
  known.set(document, ids);
  return ids;
}
