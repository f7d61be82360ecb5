import { foldName } from '../text/fold-name.ts';
import { unitOfHeader } from '../values/header-unit.ts';
import { cellsForRun } from './cells-for-run.ts';
import { defaultRunId } from './default-run-id.ts';
import { differencesToRecord } from './differences-to-record.ts';
import { findRunsTable } from './find-runs-table.ts';
import { mappingProblem, rowProblem, tableProblem } from './log-problem.ts';
import { makeRunRecord } from './make-run-record.ts';
import { findColumn } from './mapping.ts';
import { maskSecrets } from './masking.ts';
import { planRow } from './plan-row.ts';
import { sampleRows } from './row-cells.ts';
import { writeRunRecord } from './write-run-record.ts';
import type { ColumnRecord, ExperimentRecord, TableRecord } from '../records/record.ts';
import type { Edit } from '../text/edit.ts';
import type { LogProblem } from './log-problem.ts';
import type { Suggestion } from './mapping.ts';
import type { RowOutcome } from './plan-row.ts';
import type { RunRecord } from './run-record.ts';
import type { Run } from './run.ts';

/** All that `log` knows of one run and where it goes. Column names may be given as headers. */
export type LogRequest = {
  readonly record: ExperimentRecord;
  /** The table, or what it is called; the one that takes runs where nothing is said. */
  readonly table?: TableRecord | string | undefined;
  readonly run: Run;
  /** `--set`: a person's words for a column. */
  readonly set?: ReadonlyMap<string, string>;
  /** `--map`: column -> path. */
  readonly map?: ReadonlyMap<string, string>;
  /** The configuration's column -> paths; the kind's own stands in its columns. */
  readonly saved?: ReadonlyMap<string, readonly string[]>;
  /** `--unit`: path -> unit of its number. */
  readonly units?: ReadonlyMap<string, string>;
  readonly runId?: string | undefined;
  readonly command?: string | undefined;
  /** `--command-raw`: the command is written as it is. */
  readonly rawCommand?: boolean;
  /** `YYYY-MM-DD` or with a time behind `T`: the present, for a run that says no time. */
  readonly date?: string | undefined;
  readonly git?: RunRecord['git'] | undefined;
  readonly items?: RunRecord['items'] | undefined;
  readonly data?: RunRecord['data'] | undefined;
  readonly criteriaHashes?: ReadonlyMap<string, string>;
  readonly replace?: boolean;
  /** Headers of columns to add. */
  readonly addColumns?: readonly string[];
  /** The run's record, where there is one already. */
  readonly existing?: RunRecord | undefined;
};

export type LogPlan = {
  readonly outcome: RowOutcome | 'refused';
  readonly runId: string | undefined;
  readonly edits: readonly Edit[];
  readonly rowText: string;
  /** Undefined where nothing is to be written: refused, in conflict, or there already. */
  readonly runRecord: RunRecord | undefined;
  readonly recordText: string | undefined;
  /** Headers of columns that stay blank. */
  readonly blank: readonly string[];
  /** What people should know, one sentence each. */
  readonly messages: readonly string[];
  readonly suggestions: readonly Suggestion[];
  readonly problems: readonly LogProblem[];
};

/** Plans everything that logging one run writes: the row's edits and the run record. Nothing is touched. */
export function planLog(request: LogRequest): LogPlan {
  const { record, run } = request;
  const runId = request.runId ?? run.id ?? run.files.map(({ path }) => defaultRunId(path)).find((id) => id !== undefined);
  const found = tableOf(request);
  if (found.kind !== 'table') return refused(runId, [tableProblem(found)]);
  if (runId === undefined) return refused(runId, [rowProblem({ kind: 'no-id' })]);
  const { table } = found;
  const added = addedColumns(table, request.addColumns ?? []);
  const columns = [...table.columns, ...added];
  const command = commandOf(request);
  const cells = cellsForRun({ ...request, table, columns, runId, command: command.text, rows: sampleRows(table) });
  const problems = [...cells.mapping.problems.map(mappingProblem), ...cells.problems];
  if (problems.length > 0) return { ...refused(runId, problems), suggestions: cells.mapping.suggestions };
  const changed = request.existing === undefined ? [] : differencesToRecord(run, request.existing);
  if (changed.length > 0 && request.replace !== true) {
    return { ...refused(runId, [rowProblem({ kind: 'other-values', runId, differences: changed })]), outcome: 'conflict' };
  }
  const plan = planRow(record.document, table, cells.cells, { ...replaceOf(request), addColumns: added });
  if (plan.conflict !== undefined) return { ...refused(runId, [rowProblem(plan.conflict)]), outcome: 'conflict' };
  const paths = new Map([...cells.mapping.assignments].map(([name, { path }]) => [name, path]));
  const made = makeRunRecord(run, {
    runId,
    experiment: record.id?.text ?? '',
    command: command.text,
    seed: run.seed,
    git: request.git,
    items: request.items,
    data: request.data,
    units: cells.units,
    criteria: request.criteriaHashes ?? new Map(),
    row: plan.row,
    columns: paths,
  });
  const isKept = plan.outcome === 'unchanged' && changed.length === 0 && request.existing !== undefined;
  const masked = [...new Set([...command.masked, ...cells.masked, ...made.masked])];
  return {
    outcome: plan.outcome === 'unchanged' && changed.length > 0 ? 'replaced' : plan.outcome,
    runId,
    edits: plan.edits,
    rowText: plan.rowText,
    runRecord: isKept ? undefined : made.record,
    recordText: isKept ? undefined : writeRunRecord(made.record),
    blank: columns.filter(({ name }) => (plan.row.get(name) ?? '') === '').map(({ header }) => header),
    messages: [...run.notes, ...cells.notes, ...(masked.length > 0 ? [`masked: ${masked.join(', ')}`] : [])],
    suggestions: cells.mapping.suggestions,
    problems: [],
  };
}

const refused = (runId: string | undefined, problems: readonly LogProblem[]): LogPlan => ({
  outcome: 'refused',
  runId,
  edits: [],
  rowText: '',
  runRecord: undefined,
  recordText: undefined,
  blank: [],
  messages: [],
  suggestions: [],
  problems,
});

const replaceOf = ({ replace }: LogRequest): { replace?: boolean } => (replace === undefined ? {} : { replace });

const tableOf = ({ record, table }: LogRequest): ReturnType<typeof findRunsTable> =>
  typeof table === 'object' ? { kind: 'table', table } : findRunsTable(record, table);

/** The given command, else the output's own; masked but where it was asked for as it is. */
function commandOf({ run, command, rawCommand }: LogRequest): { readonly text: string | undefined; readonly masked: readonly string[] } {
  const text = command ?? run.command;
  return text === undefined || rawCommand === true ? { text, masked: [] } : maskSecrets(text);
}

/** Columns that the table has already are not added again. */
function addedColumns(table: TableRecord, headers: readonly string[]): readonly ColumnRecord[] {
  const fresh = headers.filter((header) => findColumn(table.columns, header) === undefined);
  return fresh.map((header, index) => ({
    name: foldName(header),
    header,
    span: { start: table.place.table.header.span.end, end: table.place.table.header.span.end },
    index: table.columns.length + index,
    type: undefined,
    unit: unitOfHeader(header),
    spec: undefined,
  }));
}
