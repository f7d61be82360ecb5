import type { ExperimentRecord } from '../records/record.ts';
import { metricPlaces } from '../runs/filling/metric-places.ts';
import { metricsTablesOf } from '../runs/filling/plan-metrics.ts';
import { rowlessRuns } from '../runs/rowless-runs.ts';
import type { RunRecord } from '../runs/run-record.ts';
import { runsElsewhere } from '../runs/runs-elsewhere.ts';
import { counted } from '../text/counted.ts';
import { ownRunRecords } from './own-run-records.ts';

/**
 * The logged runs of a record that have no row, as `check` finds them: no criterion applies to them. A run that was
 * logged into a table `Metric | Value` counts as shown.
 */
function withoutRow(record: ExperimentRecord, runRecords: ReadonlyMap<string, RunRecord>): readonly RunRecord[] {
  const own = new Map(ownRunRecords(record, runRecords).map((each) => [each.run, each]));
  const rowless = rowlessRuns([record], own).flatMap(({ tables, runs }) => (tables.length > 0 ? runs : []));
  if (rowless.length === 0) return [];
  const elsewhere = new Set(runsElsewhere(record, [...own.values()]).map(({ run }) => run));
  const labels = labelsOf(record);
  const isToldInRows = ({ row }: RunRecord): boolean =>
    row.size > 0 && [...row.keys()].every((name) => labels.has(name));
  return rowless.filter((each) => !elsewhere.has(each.run) && !isToldInRows(each));
}

const labelsOf = (record: ExperimentRecord): ReadonlySet<string> =>
  new Set(
    metricsTablesOf(record).flatMap((table) =>
      metricPlaces(table, table.rows, record.kind?.metrics ?? []).map(({ name }) => name),
    ),
  );

/** Says that results were logged which have no row: a row that was removed might fail what the others meet. */
export function hiddenRuns(record: ExperimentRecord, runRecords: ReadonlyMap<string, RunRecord>): readonly string[] {
  const hidden = withoutRow(record, runRecords).filter(({ status }) => status !== 'started');
  if (hidden.length === 0) return [];
  return [`${namesOf(hidden)} a run record and no row, and no criterion is held over ${hidden.length === 1 ? 'it' : 'them'} (row-record)`]; // prettier-ignore
}

/** Says that a run has begun and nothing shows that it ended: its result is not among the results. */
export function openRuns(record: ExperimentRecord, runRecords: ReadonlyMap<string, RunRecord>): readonly string[] {
  const open = withoutRow(record, runRecords).filter(({ status }) => status === 'started');
  return open.length === 0 ? [] : [`${namesOf(open)} begun, and no end is recorded`];
}

const MOST_NAMED = 3;

/** `the run tin-2 has`, `5 runs (tin-1, tin-2, tin-3 and 2 more) have`. */
function namesOf(runs: readonly RunRecord[]): string {
  const named = runs.slice(0, MOST_NAMED).map(({ run }) => run);
  const more = runs.length > MOST_NAMED ? ` and ${runs.length - MOST_NAMED} more` : '';
  return runs.length === 1 ? `the run ${named.join('')} has` : `${counted(runs.length, 'run')} (${named.join(', ')}${more}) have`; // prettier-ignore
}
