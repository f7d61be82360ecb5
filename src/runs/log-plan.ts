import { labelName } from '../document/label-name.ts';
import { numbering } from '../template/section-keys.ts';
import { unitOfHeader } from '../values/header-unit.ts';
import { cellsForRun } from './filling/cells-for-run.ts';
import { differencesToRecord } from './keeping/differences-to-record.ts';
import { firstRunProblem } from './filling/first-run.ts';
import { tableFor } from './filling/find-runs-table.ts';
import { logMetrics, metricsTables } from './filling/log-metrics.ts';
import { noIdProblem, rowProblem } from './filling/log-problem.ts';
import { carryOver } from './keeping/carry-over.ts';
import { hasNewItems, itemsFor, otherItems } from './keeping/items-for.ts';
import { makeRunRecord } from './keeping/make-run-record.ts';
import { findColumn } from './filling/mapping.ts';
import { maskSecrets } from './masking.ts';
import { partRowsProblem } from './filling/part-rows.ts';
import { partTableNotes } from './filling/part-tables.ts';
import { planRow } from './row/plan-row.ts';
import { runKeyIn, severalKeys } from './filling/run-key.ts';
import { sampleRows } from './row/row-cells.ts';
import { otherRunsTable } from './filling/other-runs-table.ts';
import { elsewhereProblem, tableProblem } from './filling/table-problem.ts';
import { wayBeside } from './filling/way-to-runs-table.ts';
import { runIdIn } from './filling/run-id-in.ts';
import { rowReadingNotes } from './filling/row-reading.ts';
import { replacedNotes, staleCells } from './filling/stale-cells.ts';
import { writeRunRecord } from './keeping/write-run-record.ts';
import type { ColumnRecord, TableRecord } from '../records/record.ts';
import type { LogProblem } from './log-problem.ts';
import type { LogPlan, LogRequest } from './log-request.ts';
import type { RunStatus } from './run.ts';
import type { RecordFacts } from './keeping/make-run-record.ts';

const MOST_NAMED = 5;

/** Plans everything that logging one run writes: the row's edits and the run record. Writes nothing. */
export function planLog(request: LogRequest): LogPlan {
  const { run } = request;
  const found = tableFor(request.record, request.table);
  const table = found.kind === 'table' ? found.table : undefined;
  const key = table && severalKeys(table) ? runKeyIn(table, run, request) : undefined;
  if (key !== undefined && key.kind !== 'key') return refused(request.runId, [key.problem]);
  const runId = key?.id ?? request.runId ?? runIdIn(table, run);
  const isForMetrics = found.kind === 'none' && request.table === undefined && metricsTables(request).length > 0;
  if (found.kind !== 'table' && !isForMetrics)
    return refused(runId, [partRowsProblem(found.candidates, run) ?? tableProblem(found, request.record)]);
  if (runId === undefined) return refused(runId, [noIdProblem(table)]);
  return found.kind === 'table' ? planTable(request, found.table, runId) : planTables(request, runId);
}

/** One row of a runs table. */
function planTable(request: LogRequest, table: TableRecord, runId: string): LogPlan {
  const { record, run } = request;
  const added = addedColumns(table, request.addColumns ?? []);
  const columns = [...table.columns, ...added];
  const command = commandOf(request);
  const cells = cellsForRun({ ...request, table, columns, runId, command: command.text, rows: sampleRows(table) });
  const unread = cells.mapping.assignments.size === 0 ? unreadProblem(request) : [];
  const problems = [...cells.problems, ...unread];
  if (problems.length > 0) return { ...refused(runId, problems), suggestions: cells.mapping.suggestions };
  const changed = request.existing === undefined ? [] : differencesToRecord(run, request.existing);
  const filled = [...cells.mapping.assignments].filter(([, { path }]) => run.metrics.has(path));
  const measured = new Set(filled.map(([name]) => name));
  const other = otherRunsTable(record, table, {
    runId,
    measured,
    before: changed.length > 0 ? request.existing : undefined,
  });
  if (other !== undefined) return { ...refused(runId, [elsewhereProblem(runId, other)]), outcome: 'conflict' };
  if (changed.length > 0 && request.replace !== true) {
    return {
      ...refused(runId, [rowProblem({ kind: 'other-values', runId, differences: changed }, table)]),
      outcome: 'conflict',
    };
  }
  const plan = planRow(record.document, table, cells.cells, {
    ...replaceOf(request),
    isRecorded: request.existing !== undefined,
    ...(severalKeys(table) === undefined ? {} : { runId }),
    stale: staleCells(request.existing, cells.cells),
    addColumns: added,
  });
  if (plan.conflict !== undefined)
    return { ...refused(runId, [rowProblem(plan.conflict, table)]), outcome: 'conflict' };
  // What a run will measure is not known when it begins.
  const first = run.status === 'started' ? undefined : firstRunProblem(table, plan.row);
  if (first !== undefined) return { ...refused(runId, [first]), suggestions: cells.mapping.suggestions };
  const items = otherItems(request, runId);
  if (items !== undefined) return { ...refused(runId, [items]), outcome: 'conflict' };
  const isKept =
    plan.outcome === 'unchanged' && changed.length === 0 && isWhole(request, plan.row) && !hasNewItems(request);
  return planned(request, runId, {
    outcome: plan.outcome === 'unchanged' && changed.length > 0 ? 'replaced' : plan.outcome,
    edits: plan.edits,
    rowText: plan.rowText,
    isKept,
    command,
    place: 'column',
    row: plan.row,
    columns: new Map([...cells.mapping.assignments].map(([name, { path }]) => [name, path])),
    units: cells.units,
    blank: columns.filter(({ name }) => (plan.row.get(name) ?? '') === '').map(({ header }) => header),
    masked: cells.masked,
    notes: [
      ...cells.notes,
      ...replacedNotes(request, plan, cells.cells),
      ...(plan.outcome === 'unchanged'
        ? []
        : [...rowReadingNotes(table, runId, plan.row), ...partTableNotes(record.tables, table, run)]),
    ],
    suggestions: cells.mapping.suggestions,
  });
}

/**
 * Refuses the row of blanks that would result from an output with only lists, which are read only through a mapping.
 */
function unreadProblem({ run, set, existing }: LogRequest): readonly LogProblem[] {
  const { status, metrics, history, hidden, notes } = run;
  const [path] = [...hidden].find(([, { kind }]) => kind === 'number') ?? [];
  const isTold = status !== undefined || existing !== undefined || (set?.size ?? 0) > 0;
  if (path === undefined || isTold || metrics.size > 0 || history.size > 0) return [];
  const message = `the output gives no value of the run${notes.length === 0 ? '' : `: ${notes.join('; ')}`}`;
  return [{ message, hint: `--map "COLUMN=${path}" takes one of it` }];
}

/** Whether the existing record covers the run's end and its cells: one from the start of a run has neither. */
const isWhole = ({ existing, run }: LogRequest, row: ReadonlyMap<string, string>): boolean =>
  existing !== undefined &&
  (existing.status !== 'started' || run.status === 'started') &&
  (existing.row.size > 0 || [...row.values()].every((cell) => cell === ''));

/** Plans the metrics tables of a document about one run. */
function planTables(request: LogRequest, runId: string): LogPlan {
  const log = logMetrics(request, runId);
  if (log.problems.length > 0)
    return { ...refused(runId, log.problems), outcome: log.outcome, suggestions: log.suggestions };
  const other = otherItems(request, runId);
  if (other !== undefined) return { ...refused(runId, [other]), outcome: 'conflict' };
  const parts = log.outcome === 'unchanged' ? [] : partTableNotes(request.record.tables, undefined, request.run);
  return planned(request, runId, {
    ...log,
    notes: [...log.notes, ...parts],
    rowText: '',
    isKept: log.outcome === 'unchanged' && isWhole(request, log.row) && !hasNewItems(request),
    command: commandOf(request),
    place: 'row',
  });
}

type Planned = Pick<LogPlan, 'outcome' | 'edits' | 'rowText' | 'blank' | 'suggestions'> &
  Pick<RecordFacts, 'row' | 'columns' | 'units'> & {
    /** The existing record already has the same content. */
    readonly isKept: boolean;
    /** What a metric fills here. */
    readonly place: keyof typeof WAYS;
    readonly command: { readonly text: string | undefined; readonly masked: readonly string[] };
    readonly masked: readonly string[];
    readonly notes: readonly string[];
  };

/**
 * A run that is logged again was seen when it was first logged: criteria that changed since then changed after a
 * result.
 */
const criteriaSeenFirst = ({ existing, criteriaHashes = new Map() }: LogRequest): ReadonlyMap<string, string> =>
  existing === undefined || existing.status === 'started' ? criteriaHashes : existing.criteria;

function planned(request: LogRequest, runId: string, plan: Planned): LogPlan {
  const { run, record } = request;
  const { items, notes } = itemsFor(request);
  const made = makeRunRecord(run, {
    runId,
    experiment: record.id?.text ?? '',
    command: plan.command.text,
    seed: run.seed,
    git: request.git,
    items,
    data: request.data,
    units: plan.units,
    criteria: criteriaSeenFirst(request),
    row: plan.row,
    columns: plan.columns,
  });
  const kept = carryOver(made.record, request);
  const isEndNew =
    request.replace === true && request.existing !== undefined && kept.status !== request.existing.status;
  const [isKept, outcome] = plan.isKept && isEndNew ? [false, 'replaced' as const] : [plan.isKept, plan.outcome];
  const masked = [...new Set([...plan.command.masked, ...plan.masked, ...made.masked])];
  return {
    outcome,
    runId,
    edits: plan.edits,
    rowText: plan.rowText,
    runRecord: isKept ? undefined : kept,
    recordText: isKept ? undefined : writeRunRecord(kept),
    blank: plan.blank,
    messages: [
      ...run.notes,
      ...plan.notes,
      ...endNote(request, kept.status, outcome),
      ...(isKept ? [] : notes),
      ...homelessNote(request, plan),
      ...(masked.length > 0 ? [`masked: ${masked.join(', ')}`] : []),
    ],
    suggestions: plan.suggestions,
    problems: [],
  };
}

/** Said where what a run measured will be taken for nothing, and where it was until now. */
function endNote({ run, existing }: LogRequest, status: RunStatus, outcome: LogPlan['outcome']): readonly string[] {
  const words = ENDS.get(status);
  const before = existing === undefined ? undefined : ENDS.get(existing.status);
  const isSaid = run.status === status;
  if (words === undefined && (before === undefined || !isSaid)) return [];
  if (words === undefined)
    return [`its run record said that it ${before ?? ''}; the output says ${status}, and that counts now`];
  if (isSaid) return outcome === 'unchanged' ? [] : [`the run ${words}: ${TAKEN_FOR_NOTHING}`];
  const way = '`--replace` with an output that says `"status": "finished"`, alone or beside this one, makes it count';
  return [`the run ${words}, by its run record: ${TAKEN_FOR_NOTHING} (${way})`];
}

const TAKEN_FOR_NOTHING = 'criteria take nothing that it measured for known';

/** How a run ended that criteria take nothing of, in words. */
const ENDS: ReadonlyMap<RunStatus, string> = new Map([
  ['failed', 'failed'],
  ['killed', 'was killed'],
]);

/** How a metric can get a cell. */
const WAYS = {
  column: '--map COLUMN=KEY fills one, `expctl log … --add-column HEADER` makes one',
  row: '--map ROW=KEY fills one',
} as const;

/** A note if a run is written but none of its measurements appears: a row of blanks is seldom intended. */
function homelessNote({ run, record }: LogRequest, { outcome, columns, place }: Planned): readonly string[] {
  const { metrics } = run;
  const shown = [...(columns?.values() ?? [])].some((path) => metrics.has(path));
  if (metrics.size === 0 || shown || outcome === 'unchanged') return [];
  const names = [...metrics.keys()];
  const others = names.length > MOST_NAMED ? ` and ${String(names.length - MOST_NAMED)} more` : '';
  const beside = place === 'row' ? wayBeside(record.tables) : undefined;
  const ways = [WAYS[place], ...(beside === undefined ? [] : [beside])].join('; ');
  return [`no metric of it has a ${place} here (${names.slice(0, MOST_NAMED).join(', ')}${others}): ${ways}`];
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

/** The given command, else the output's own; masked unless the raw command was asked for. */
function commandOf({ run, command, rawCommand }: LogRequest): {
  readonly text: string | undefined;
  readonly masked: readonly string[];
} {
  const text = command ?? run.command;
  return text === undefined || rawCommand === true ? { text, masked: [] } : maskSecrets(text);
}

/**
 * Columns that already exist are not added again; one with another's name is numbered, as it will be when it is read.
 */
function addedColumns(table: TableRecord, headers: readonly string[]): readonly ColumnRecord[] {
  const columns = [...table.columns];
  const { end } = table.place.table.header.span;
  for (const header of headers) {
    if (findColumn(columns, header) !== undefined) continue;
    const number = numbering();
    for (const column of columns) number(labelName(column.header));
    const name = number(labelName(header));
    columns.push({
      name,
      header,
      span: { start: end, end },
      index: columns.length,
      type: undefined,
      unit: unitOfHeader(header),
      spec: undefined,
    });
  }
  return columns.slice(table.columns.length);
}
