import { differencesToRecord } from '../keeping/differences-to-record.ts';
import { lacksOf } from './cut-short.ts';
import { otherRunProblem, rowProblem } from './log-problem.ts';
import { metricsTablesOf, planMetrics } from './plan-metrics.ts';
import { staleMetrics } from './stale-metric.ts';
import { unitsOf } from './units-of.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { MetricsPlan } from './plan-metrics.ts';
import type { LogRequest } from '../log-request.ts';
import type { Suggestion } from './mapping.ts';
import type { Edit } from '../../text/edit.ts';
import type { RowOutcome } from '../row/plan-row.ts';

/** What logging into metrics tables writes: the cells by the label of their row. */
export type MetricsLog = {
  readonly outcome: RowOutcome;
  readonly edits: readonly Edit[];
  readonly row: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, string>;
  /** Path -> unit. */
  readonly units: ReadonlyMap<string, string>;
  readonly blank: readonly string[];
  readonly masked: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly notes: readonly string[];
  readonly problems: readonly LogProblem[];
};

/** The tables of a document about one run: one value per row, by the metric's or parameter's name. */
export const metricsTables = ({ record }: LogRequest): readonly TableRecord[] => metricsTablesOf(record);

/** Plans a run in a document that describes one run in depth: its metrics and hyperparameter tables are filled. */
export function logMetrics(request: LogRequest, runId: string): MetricsLog {
  const { record, run, map, units, replace } = request;
  const existing = request.existing?.run === runId ? request.existing : undefined;
  const changed = existing === undefined ? [] : differencesToRecord(run, existing);
  const given = unitsOf(run, units, existing);
  const planned = (stale?: ReadonlyMap<string, string>): readonly MetricsPlan[] =>
    metricsTables(request).map((table) =>
      planMetrics(record.document, table, run, {
        ...(map === undefined ? {} : { map }),
        units: given.units,
        metrics: record.kind?.metrics ?? [],
        existing,
        ...(replace === undefined ? {} : { replace }),
        ...(stale === undefined ? {} : { stale }),
      }),
    );
  const over = planned();
  const others = (request.beside ?? []).filter((each) => each.run !== runId);
  const plans =
    replace === true
      ? planned(
          staleMetrics(
            existing,
            others,
            over.flatMap((plan) => plan.differences),
          ),
        )
      : over;
  const differences = [...changed, ...plans.flatMap((plan) => plan.differences)];
  const lacks = lacksOf(
    run,
    plans.flatMap((plan) => plan.problems),
    given.problems,
  );
  const problems = [
    ...withoutColumns(request),
    ...withoutRow(plans, map),
    ...lacks.problems,
    ...plans.flatMap(({ mistakes }) => mistakes),
    ...(differences.length === 0 || replace === true
      ? []
      : [
          existing === undefined
            ? otherRunProblem(differences)
            : rowProblem({ kind: 'other-values', runId, differences }),
        ]),
  ];
  const edits = problems.length > 0 ? [] : plans.flatMap((plan) => plan.edits);
  const isThere = existing !== undefined && edits.length === 0;
  return {
    outcome: problems.length > 0 ? 'conflict' : differences.length > 0 ? 'replaced' : isThere ? 'unchanged' : 'added',
    edits,
    row: new Map(plans.flatMap(({ cells }) => [...cells])),
    columns: new Map(plans.flatMap(({ paths }) => [...paths])),
    units: given.units,
    blank: plans.flatMap(({ blank }) => blank),
    masked: plans.flatMap(({ masked }) => masked),
    suggestions: plans.flatMap(({ suggestions }) => suggestions),
    notes: [...lacks.notes, ...plans.flatMap(({ notes }) => notes)],
    problems,
  };
}

/** Options about a row for each run have no meaning here. */
function withoutColumns({ set, addColumns }: LogRequest): readonly LogProblem[] {
  const idle = [
    ...[...(set?.keys() ?? [])].map((column) => `--set ${column}`),
    ...(addColumns ?? []).map((header) => `--add-column ${header}`),
  ];
  if (idle.length === 0) return [];
  return [
    {
      message: `this document has no table with a row for each run, so ${idle.join(', ')} names no column`,
      hint: 'its metrics tables take one value a row: --map ROW=KEY fills one; words of your own are written by hand',
    },
  ];
}

/** A mapping that names a row in none of the tables. */
function withoutRow(plans: readonly MetricsPlan[], map: LogRequest['map']): readonly LogProblem[] {
  const mapped = new Set(plans.flatMap((plan) => plan.mapped));
  const labels = plans.flatMap((plan) => plan.labels).join(', ');
  return [...(map?.keys() ?? [])]
    .filter((wanted) => !mapped.has(wanted))
    .map((wanted) => ({ message: `no metrics table has a row ${wanted}`, hint: `there are ${labels}` }));
}
