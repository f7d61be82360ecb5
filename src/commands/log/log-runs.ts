import { UserError } from '../../errors.ts';
import { documentPlace } from '../../history/document-place.ts';
import { findRecord } from '../../project/find-record.ts';
import { hasMarkers } from './fold-document.ts';
import { knownRuns } from './known-runs.ts';
import { loggedRun } from './logged-run.ts';
import { makeEntries } from './make-entries.ts';
import { planHeld } from './plan-held.ts';
import { foldWaiting, settleEntries } from './settle-entries.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { Project } from '../../project/project.ts';
import type { Run } from '../../runs/run.ts';
import type { Asked, SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { LogProblem } from '../../runs/log-problem.ts';
import type { LoggedRun } from './logged-run.ts';
import type { LoadedText } from './draft.ts';
import type { PlannedEntries } from './plan-entries.ts';
import type { Settled } from './settle-entries.ts';

/** Runs and where they go. */
export type Logging = {
  readonly experiment: string;
  readonly runs: readonly Run[];
  readonly dryRun: boolean;
  readonly asked: Asked;
  /** Each run gets a diff of its changes to the document. */
  readonly withDiffs?: boolean;
};

/** A run that was not logged, and why. */
export type RefusedRun = { readonly runId: string; readonly error: UserError };

/** The result for each run, which were refused and why, and other remarks for people (one sentence each). */
export type Logged = {
  readonly runs: readonly LoggedRun[];
  readonly refusal: UserError | undefined;
  readonly refused: readonly RefusedRun[];
  readonly remarks: readonly string[];
  /** In a dry run: the document as it would be. */
  readonly after?: string;
};

/**
 * Logs runs: each is planned for the document in its current state, and refused before anything is written; then
 * spooled, and folded under the lock. Throws `UserError` for what cannot resolve itself.
 */
export async function logRuns(
  project: Project,
  { experiment, runs, dryRun, asked, withDiffs = false }: Logging,
): Promise<Logged> {
  if (runs.length > 1 && asked.runId !== undefined)
    throw new UserError(`--run-id names one run, the outputs hold ${runs.length}`);
  const found = await findRecord(project, experiment, { runRecords: false });
  if (runs.length > 1 && (asked.items ?? []).length > 0)
    throw new UserError(`--items belong to one run, the outputs hold ${runs.length}`, {
      hint: 'log the runs one by one',
    });
  const { loaded } = found;
  const place = documentPlace(project.host, loaded.path);
  const named = asked.runId === undefined ? await knownRuns(project, found, runs) : runs;
  const entries = makeEntries(project, { found, place }, { runs: named, asked });
  refuseTwins(entries);
  return logEntries(project, { loaded, place, dryRun, withDiffs }, entries);
}

/** The second of two given runs with one name would conflict with the first, or overwrite it. */
function refuseTwins(entries: readonly SpoolEntry[]): void {
  const counts = new Map<string, number>();
  for (const { runId } of entries) counts.set(runId, (counts.get(runId) ?? 0) + 1);
  const [twin] = [...counts].filter(([, count]) => count > 1);
  if (twin === undefined) return;
  throw new UserError(`these outputs hold ${String(twin[1])} runs that are called ${twin[0]}`, {
    hint: '`expctl import` gives each a name of its own; of one file --run-key KEY names what tells them apart',
  });
}

/** The document as read, its place, and whether anything is to be written. */
export type LoggingInto = {
  readonly loaded: LoadedText;
  readonly place: DocumentPlace;
  readonly dryRun: boolean;
  /** Refused runs are left out, and the others are logged. */
  readonly goOn?: boolean;
  /** Each run gets a diff of its changes to the document. */
  readonly withDiffs?: boolean;
};

/**
 * Plans entries for their document, then spools and folds them. Throws `UserError` for the first that is refused,
 * unless `goOn` is set.
 */
export async function logEntries(
  project: Project,
  { loaded, place, dryRun, goOn = false, withDiffs = false }: LoggingInto,
  given: readonly SpoolEntry[],
): Promise<Logged> {
  const isOpen = place.isMerging || hasMarkers(loaded);
  const toPlan = { entries: given, documentPath: place.path, goOn, withDiffs };
  const planned = isOpen && !dryRun ? undefined : await planAll(project, loaded, toPlan);
  const early = planned?.refused ?? [];
  const plans = planned?.plans ?? [];
  if (dryRun)
    return {
      runs: plans.map((plan) => ({ ...plan, state: 'shown' })),
      refusal: undefined,
      refused: early,
      remarks: [],
      after: planned?.after ?? loaded.source.text,
    };
  const out = new Set(early.map(({ runId }) => runId));
  const entries = given.filter(({ runId }) => !out.has(runId));
  const byId = new Map(plans.map((plan) => [plan.plan.runId, plan]));
  const there = new Map(plans.filter(isThere).map((plan) => [plan.plan.runId, plan]));
  const open = entries.filter(({ runId }) => !there.has(runId));
  const settling =
    open.length === 0
      ? { settled: [], remarks: await foldWaiting(project, place) }
      : await settleEntries(project, place, { entries: open, known: { loaded, planned: planned?.entries } });
  const settled = new Map(settling.settled.map((each) => [each.entry.runId, each]));
  return {
    runs: entries.flatMap(({ runId }) =>
      told(settled.get(runId), there.get(runId), loaded).map((run) => saying(run, byId.get(runId))),
    ),
    refusal: settling.settled.map(refusalOf).find((error) => error !== undefined),
    refused: [...early, ...settling.settled.flatMap(refusedRun)],
    remarks: settling.remarks,
  };
}

/** Entries and the path of their document with every link resolved: their run records are beside it. */
export type ToPlanAll = {
  readonly entries: readonly SpoolEntry[];
  readonly documentPath: string;
  /** Refused entries are left out; otherwise the first refusal is thrown. */
  readonly goOn: boolean;
  readonly withDiffs: boolean;
};

/** The plans of entries, the refusals, and the document's text as it would be. */
export type PlannedAll = {
  readonly plans: readonly LoggedRun[];
  readonly refused: readonly RefusedRun[];
  readonly after: string;
  readonly entries: PlannedEntries;
};

/**
 * Plans entries on top of each other, and checks the protocol. Throws `UserError` for the first that is refused, unless
 * `goOn` is set.
 */
export async function planAll(
  project: Project,
  start: LoadedText,
  { entries, documentPath, goOn, withDiffs }: ToPlanAll,
): Promise<PlannedAll> {
  const { host } = project;
  const planned = await planHeld(project, start, { entries, documentPath, withDiffs });
  const plans: LoggedRun[] = [];
  const refused: RefusedRun[] = [];
  for (const { entry, kept, planned: step } of planned.steps) {
    const { runId } = entry;
    if (step.kind === 'refused') refused.push({ runId, error: errorOf(step.problem) });
    else plans.push(loggedRun(host, step, { path: start.source.path, kept }));
  }
  const [first] = refused;
  if (first !== undefined && !goOn) throw first.error;
  return { plans, refused, after: planned.after, entries: planned };
}

const errorOf = ({ message, hint }: LogProblem): UserError => new UserError(message, { hint });

/** Remarks from planning the run are reported once it is written, because the fold considers only its row. */
const saying = (run: LoggedRun, planned: LoggedRun | undefined): LoggedRun =>
  planned === undefined
    ? run
    : { ...run, plan: { ...run.plan, messages: planned.plan.messages }, diff: planned.diff || run.diff };

const isThere = ({ plan }: LoggedRun): boolean => plan.outcome === 'unchanged' && plan.recordText === undefined;

function told(
  settled: Settled | undefined,
  there: LoggedRun | undefined,
  { source: { path } }: LoadedText,
): readonly LoggedRun[] {
  if (there !== undefined) return [there];
  if (settled?.kind === 'logged') return [settled.logged];
  if (settled?.kind !== 'queued') return [];
  const plan = waitingPlan(settled.entry);
  return [{ state: 'queued', reason: settled.reason, plan, path, recordPath: undefined, diff: '' }];
}

/** Nothing is planned for a waiting run: that is done when it is folded. */
const waitingPlan = ({ runId, run }: SpoolEntry): LoggedRun['plan'] => ({
  outcome: 'added',
  runId,
  edits: [],
  rowText: '',
  runRecord: undefined,
  recordText: undefined,
  blank: [],
  messages: run.notes,
  suggestions: [],
  problems: [],
});

const refusedRun = (settled: Settled): readonly RefusedRun[] => {
  const error = refusalOf(settled);
  return error === undefined ? [] : [{ runId: settled.entry.runId, error }];
};

const refusalOf = (settled: Settled): UserError | undefined =>
  settled.kind === 'refused' ? errorOf(settled.problem) : undefined;
