import { proveEdits } from '../../document/prove-edits.ts';
import { loadSource } from '../../project/load-document.ts';
import { planExecutionLog } from '../../runs/filling/plan-execution-log.ts';
import { planLog } from '../../runs/log-plan.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { plainText } from '../../values/plain-text.ts';
import { savedColumns } from './saved-columns.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { LogProblem } from '../../runs/log-problem.ts';
import type { LogPlan } from '../../runs/log-request.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { Edit } from '../../text/edit.ts';

/** A document as it was read, or as it will be when the entries before this one are written. */
export type LoadedText = FoundRecord['loaded'];

/** The result of planning one entry; if it is refused the document stays unchanged. */
export type PlannedEntry =
  | {
      readonly kind: 'planned';
      readonly plan: LogPlan;
      /** Remarks for people in addition to those of the plan. */
      readonly words: readonly string[];
      /** Empty if it was not requested. */
      readonly diff: string;
    }
  | { readonly kind: 'refused'; readonly problem: LogProblem };

/** Remarks on a planned row, or why it is not allowed; `before` is the document that it was planned for. */
export type Hold = (before: LoadedText, plan: LogPlan) => Promise<readonly string[] | LogProblem>;

/** An entry, the record of its run if there is one, and further checks. */
export type ToAdd = {
  readonly entry: SpoolEntry;
  readonly existing: RunRecord | undefined;
  /** The records of other runs, if what they wrote may be replaced. */
  readonly beside?: readonly RunRecord[] | undefined;
  readonly hold: Hold;
};

/** A document for which entries are planned one after the other. */
export type Draft = {
  /** Plans an entry on top of all before it, and keeps its edits. Throws `TogetherError`. */
  readonly add: (adding: ToAdd) => Promise<PlannedEntry>;
  /** The text with all edits so far. Throws like `add`. */
  readonly text: () => string;
};

/**
 * `oneByOne`: the document is read again after every entry. `withDiffs`: the same, and each entry gets a diff of its
 * changes.
 */
export type DraftOptions = { readonly oneByOne: boolean; readonly withDiffs: boolean };

/** At most this many rows are put into the text together; they follow the style of the rows that were there before. */
const MOST_TOGETHER = 64;
/** In a shorter table every row affects the style of the next one. */
const LEAST_ROWS = 64;

type State = {
  readonly project: Project;
  readonly withDiffs: boolean;
  /** The document as last read. */
  read: LoadedText;
  /** Its text since then, if it has not been read again yet. */
  unread: string | undefined;
  /** Rows for the end of one table of `read` that are not in its text yet, and the ids of their runs. */
  together: readonly Edit[];
  ids: ReadonlySet<string>;
};

/**
 * Creates a draft of a document. Reading it again after every row would take time quadratic in the number of rows, so
 * rows for the end of one long table are added together, unless an entry is checked against those before it, or needs
 * its diff.
 */
export function draftOf(project: Project, start: LoadedText, { oneByOne, withDiffs }: DraftOptions): Draft {
  const state: State = { project, withDiffs, read: start, unread: undefined, together: [], ids: new Set() };
  return {
    text: () => textOf(state),
    add: (adding) => (oneByOne || withDiffs ? addAlone(state, adding) : addTogether(state, adding)),
  };
}

/** Rows that were added together change more than they should; which of them is to blame is not known. */
export class TogetherError extends Error {}

function textOf({ read, unread, together }: State): string {
  if (together.length === 0) return unread ?? read.source.text;
  try {
    return proveEdits(read.subject.document, together);
  } catch (error) {
    throw new TogetherError(sentenceOf(error), { cause: error });
  }
}

async function addTogether(state: State, adding: ToAdd): Promise<PlannedEntry> {
  const { entry, hold } = adding;
  const id = plainText(entry.runId);
  if (entry.execution !== undefined) return addAlone(state, adding);
  if (state.unread !== undefined || state.together.length >= MOST_TOGETHER || state.ids.has(id))
    await rereadText(state);
  const planned = planOver(state, adding);
  if (planned.kind === 'refused') return planned;
  const { plan } = planned;
  const [edit] = plan.edits;
  if (edit !== undefined && !isForTheEnd(state, plan)) return addAlone(state, adding);
  const words = await hold(state.read, plan);
  if (isProblem(words)) return { kind: 'refused', problem: words };
  if (edit !== undefined) {
    state.together = [...state.together, edit];
    state.ids = new Set([...state.ids, id]);
  }
  return { kind: 'planned', plan, words, diff: '' };
}

/** Whether a plan only adds a row to the same place as the rows that are waiting to be added. */
function isForTheEnd({ read, together }: State, { outcome, edits }: LogPlan): boolean {
  const [edit] = edits;
  if (outcome !== 'added' || edit === undefined || edits.length > 1 || edit.span.start !== edit.span.end) return false;
  const place = edit.span.start;
  if (together.some(({ span }) => span.start !== place)) return false;
  const tables = read.subject.records.flatMap((record) => record.tables.map((each) => each.place.table));
  return tables.some(({ span, rows }) => span.start < place && place <= span.end && rows.length >= LEAST_ROWS);
}

async function addAlone(state: State, adding: ToAdd): Promise<PlannedEntry> {
  await rereadText(state);
  const planned = planOver(state, adding);
  if (planned.kind === 'refused') return planned;
  const { read, withDiffs } = state;
  const words = await adding.hold(read, planned.plan);
  if (isProblem(words)) return { kind: 'refused', problem: words };
  try {
    state.unread = proveEdits(read.subject.document, planned.plan.edits);
  } catch (error) {
    return { kind: 'refused', problem: { message: sentenceOf(error), hint: OUR_BUG } };
  }
  const plan = await withExecution(state, planned.plan, adding.entry);
  const diff = withDiffs ? unifiedDiff(read.source.path, read.source.text, textOf(state)) : '';
  return { kind: 'planned', plan, words, diff };
}

/**
 * If the edits would change more than the row nothing is written: this is a bug in expctl, and must not stop other
 * rows.
 */
const OUR_BUG = 'this is a bug of expctl; the document is as it was';

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isProblem = (words: readonly string[] | LogProblem): words is LogProblem => !Array.isArray(words);

/** Reads the text with everything written so far, and everything waiting to be added. */
async function rereadText(state: State): Promise<void> {
  const text = textOf(state);
  const { project, read } = state;
  if (text !== read.source.text) state.read = await loadText(project, read, text);
  state.unread = undefined;
  state.together = [];
  state.ids = new Set();
}

const loadText = (project: Project, { path, source }: LoadedText, text: string): Promise<LoadedText> =>
  loadSource(
    project,
    { ...source, text },
    { path, relative: project.host.paths.relative(project.root, path), runRecords: false },
  );

type PlannedOver =
  { readonly kind: 'planned'; readonly plan: LogPlan } | { readonly kind: 'refused'; readonly problem: LogProblem };

function planOver({ project, read }: State, { entry, existing, beside }: ToAdd): PlannedOver {
  const record = recordOf(read, entry.record);
  if (record === undefined) {
    const message = `there is no record ${entry.record ?? ''} in ${read.source.path}`;
    return { kind: 'refused', problem: { message, hint: 'log it where it belongs' } };
  }
  const plan = planLog({
    ...entry.asked,
    record,
    run: entry.run,
    runId: entry.runId,
    saved: savedColumns(project, record),
    date: entry.date,
    git: entry.git,
    data: entry.data,
    existing,
    beside,
    ...(entry.criteria === undefined ? {} : { criteriaHashes: entry.criteria }),
  });
  const [problem] = plan.problems;
  return problem === undefined ? { kind: 'planned', plan } : { kind: 'refused', problem };
}

/**
 * A run that expctl started is also added to the execution log, if there is one; problems with that do not hold back
 * the row.
 */
async function withExecution(state: State, plan: LogPlan, entry: SpoolEntry): Promise<LogPlan> {
  const { execution, run, runId, record: id } = entry;
  if (execution === undefined) return plan;
  await rereadText(state);
  const record = recordOf(state.read, id);
  if (record === undefined) return plan;
  const { edits, added } = planExecutionLog(record, { runId, run, when: execution });
  if (edits.length === 0) return plan;
  try {
    state.unread = proveEdits(state.read.subject.document, edits, { added });
    return plan;
  } catch (error) {
    return { ...plan, messages: [...plan.messages, `the execution log is as it was: ${sentenceOf(error)}`] };
  }
}

/** The record in a document that an entry is for. */
export function recordOf({ subject: { records } }: LoadedText, id: string | undefined): ExperimentRecord | undefined {
  if (id === undefined) return records.length === 1 ? records[0] : undefined;
  const named = records.find((candidate) => candidate.id?.text === id);
  return named ?? (records.length === 1 ? records[0] : undefined);
}
