import { differencesToRecord } from '../keeping/differences-to-record.ts';
import { mappingProblem, rowProblem } from './log-problem.ts';
import { planMetrics, takesMetrics } from './plan-metrics.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogProblem } from './log-problem.ts';
import type { LogRequest } from '../log-request.ts';
import type { Suggestion } from './mapping.ts';
import type { Edit } from '../../text/edit.ts';
import type { RowOutcome } from '../row/plan-row.ts';

/** What logging into metrics tables writes: the cells by their row's label. */
export type MetricsLog = {
  readonly outcome: RowOutcome;
  readonly edits: readonly Edit[];
  readonly row: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, string>;
  readonly blank: readonly string[];
  readonly masked: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly notes: readonly string[];
  readonly problems: readonly LogProblem[];
};

/** The tables of a document of one run: one value a row, by the metric's or parameter's name. */
export const metricsTables = ({ record }: LogRequest): readonly TableRecord[] => record.tables.filter(takesMetrics);

/** Plans a run of a document that holds one run in depth: its metrics and hyperparameter tables are filled. */
export function logMetrics(request: LogRequest, runId: string): MetricsLog {
  const { record, run, map, units, replace, existing } = request;
  const changed = existing === undefined || existing.run !== runId ? [] : differencesToRecord(run, existing);
  const plans = metricsTables(request).map((table) =>
    planMetrics(record.document, table, run, {
      ...(map === undefined ? {} : { map }),
      units: new Map([...run.units, ...(units ?? [])]),
      metrics: record.kind?.metrics ?? [],
      ...(replace === undefined ? {} : { replace }),
    }),
  );
  const differences = [...changed, ...plans.flatMap((plan) => plan.differences)];
  const mapping = plans.flatMap(({ problems }) => problems.map(mappingProblem));
  const conflict =
    differences.length > 0 && replace !== true ? [rowProblem({ kind: 'other-values', runId, differences })] : [];
  const mistakes = plans.flatMap((plan) => plan.mistakes);
  const problems = [...mapping, ...mistakes, ...conflict];
  const edits = problems.length > 0 ? [] : plans.flatMap((plan) => plan.edits);
  return {
    outcome:
      problems.length > 0 ? 'conflict' : differences.length > 0 ? 'replaced' : edits.length > 0 ? 'added' : 'unchanged',
    edits,
    row: new Map(plans.flatMap(({ cells }) => [...cells])),
    columns: new Map(plans.flatMap(({ paths }) => [...paths])),
    blank: plans.flatMap(({ blank }) => blank),
    masked: plans.flatMap(({ masked }) => masked),
    suggestions: plans.flatMap(({ suggestions }) => suggestions),
    notes: plans.flatMap(({ notes }) => notes),
    problems,
  };
}
