import { UserError } from '../../errors.ts';
import { documentPlace } from '../../history/document-place.ts';
import { findRecord } from '../../project/find-record.ts';
import { runRecordsBeside } from '../../project/run-records-beside.ts';
import { recordPath } from '../../runs/record-path.ts';
import { hasMarkers, loggedRun } from './fold-document.ts';
import { holdProtocol } from './hold-protocol.ts';
import { makeEntries } from './make-entries.ts';
import { existingRecord, planEntry } from './plan-entry.ts';
import { settleEntries } from './settle-entries.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { Project } from '../../project/project.ts';
import type { Run } from '../../runs/run.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { Asked, SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { LogPlan } from '../../runs/log-request.ts';
import type { ToHold } from './hold-protocol.ts';
import type { LoggedRun } from './logged-run.ts';
import type { LoadedText } from './plan-entry.ts';
import type { Settled } from './settle-entries.ts';

/** Runs and where they go. */
export type Logging = {
  readonly experiment: string;
  readonly runs: readonly Run[];
  readonly dryRun: boolean;
  readonly asked: Asked;
};

/** A run that was not logged, and why. */
export type RefusedRun = { readonly runId: string; readonly error: UserError };

/** What became of each run, which were refused and why, and what else people should know (one sentence each). */
export type Logged = {
  readonly runs: readonly LoggedRun[];
  readonly refusal: UserError | undefined;
  readonly refused: readonly RefusedRun[];
  readonly remarks: readonly string[];
  /** In a dry run: the document as it would stand. */
  readonly after?: string;
};

/**
 * Logs runs: each is planned over the document as it stands, and refused before anything is written; then spooled, and
 * folded under the lock. Throws `UserError` for what cannot come right by itself.
 */
export async function logRuns(project: Project, { experiment, runs, dryRun, asked }: Logging): Promise<Logged> {
  if (runs.length > 1 && asked.runId !== undefined)
    throw new UserError(`--run-id names one run, the outputs hold ${runs.length}`);
  const found = await findRecord(project, experiment, { runRecords: false });
  if (runs.length > 1 && (asked.items ?? []).length > 0)
    throw new UserError(`--items belong to one run, the outputs hold ${runs.length}`, {
      hint: 'log the runs one by one',
    });
  const { loaded } = found;
  const place = documentPlace(project.host, loaded.path);
  const entries = makeEntries(project, { found, place }, { runs, asked });
  return logEntries(project, { loaded, place, dryRun }, entries);
}

/** The document as it was read, where it stands, and whether anything is to be written. */
export type LoggingInto = {
  readonly loaded: LoadedText;
  readonly place: DocumentPlace;
  readonly dryRun: boolean;
  /** What is refused is left out, and the others are logged. */
  readonly goOn?: boolean;
};

/** Plans entries over their document, then spools and folds them. Throws `UserError` for the first that is refused, unless it goes on. */
export async function logEntries(
  project: Project,
  { loaded, place, dryRun, goOn }: LoggingInto,
  given: readonly SpoolEntry[],
): Promise<Logged> {
  const isOpen = place.isMerging || hasMarkers(loaded);
  const early: RefusedRun[] = [];
  const refuse = goOn === true ? (refused: RefusedRun) => void early.push(refused) : undefined;
  const toPlan = { entries: given, documentPath: place.path, ...(refuse === undefined ? {} : { refuse }) };
  const { plans, after } = isOpen && !dryRun ? { plans: [], after: loaded } : await planAll(project, loaded, toPlan);
  if (dryRun)
    return {
      runs: plans.map((plan) => ({ ...plan, state: 'shown' })),
      refusal: undefined,
      refused: early,
      remarks: [],
      after: after.source.text,
    };
  const out = new Set(early.map(({ runId }) => runId));
  const entries = given.filter(({ runId }) => !out.has(runId));
  const planned = new Map(plans.map((plan) => [plan.plan.runId, plan]));
  const there = new Map(plans.filter(isThere).map((plan) => [plan.plan.runId, plan]));
  const open = entries.filter(({ runId }) => !there.has(runId));
  const settling =
    open.length === 0
      ? { settled: [], remarks: [] }
      : await settleEntries(project, place, { entries: open, known: loaded });
  const settled = new Map(settling.settled.map((each) => [each.entry.runId, each]));
  return {
    runs: entries.flatMap(({ runId }) =>
      told(settled.get(runId), there.get(runId), loaded).map((run) => saying(run, planned.get(runId))),
    ),
    refusal: settling.settled.map(refusalOf).find((error) => error !== undefined),
    refused: [...early, ...settling.settled.flatMap(refusedRun)],
    remarks: settling.remarks,
  };
}

/** Entries and the path of their document with every link followed: their run records lie beside it. */
export type ToPlan = {
  readonly entries: readonly SpoolEntry[];
  readonly documentPath: string;
  /** Takes what is refused; without it the first one is thrown. */
  readonly refuse?: (refused: RefusedRun) => void;
};

/** The plans of entries, one over the other, and the document as it would stand. Throws for the first that is refused, by its protocol too where that is wanted. */
export async function planAll(
  project: Project,
  start: LoadedText,
  { entries, documentPath, refuse = thrown }: ToPlan,
): Promise<{ readonly plans: readonly LoggedRun[]; readonly after: LoadedText }> {
  const plans: LoggedRun[] = [];
  const records = new Map((await recordsWanted(project, start, entries)) ?? []);
  let loaded = start;
  for (const entry of entries) {
    const existing = await existingRecord(project, documentPath, entry.runId);
    const step = await planEntry(project, loaded, { entry, existing });
    if (step.kind === 'refused') {
      refuse({ runId: entry.runId, error: new UserError(step.problem.message, { hint: step.problem.hint }) });
      continue;
    }
    const words = await heldProtocol(project, { loaded, entry, records }, step.plan);
    if (words instanceof UserError) {
      refuse({ runId: entry.runId, error: words });
      continue;
    }
    if (step.plan.runRecord !== undefined) records.set(entry.runId, step.plan.runRecord);
    loaded = step.after;
    const kept = step.plan.recordText === undefined ? undefined : recordPath(documentPath, entry.runId);
    plans.push(withWords(loggedRun(project.host, step, kept), words));
  }
  return { plans, after: loaded };
}

function thrown({ error }: RefusedRun): void {
  throw error;
}

/** What people should know of a planned row; or the error, where the protocol refuses it. */
async function heldProtocol(project: Project, toHold: ToHold, plan: LogPlan): Promise<readonly string[] | UserError> {
  try {
    return await holdProtocol(project, toHold, plan);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** The run records beside a document, where a protocol or a manifest makes it worth reading them all. */
async function recordsWanted(
  project: Project,
  { path, source, subject }: LoadedText,
  entries: readonly SpoolEntry[],
): Promise<ReadonlyMap<string, RunRecord> | undefined> {
  const isWanted = source.text.includes('expect') || entries.some(({ data }) => data !== undefined);
  if (!isWanted) return undefined;
  const { runRecords } = subject.surroundings;
  return runRecords.size > 0 ? runRecords : (await runRecordsBeside(project, path)).runRecords;
}

const withWords = (logged: LoggedRun, words: readonly string[]): LoggedRun => ({
  ...logged,
  plan: { ...logged.plan, messages: [...logged.plan.messages, ...words] },
});

/** What was found when the run was planned is said once it is written: the fold looks at its row alone. */
const saying = (run: LoggedRun, planned: LoggedRun | undefined): LoggedRun =>
  planned === undefined ? run : { ...run, plan: { ...run.plan, messages: planned.plan.messages } };

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

/** Nothing is planned of a run that waits: that is made when it is folded. */
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
  settled.kind === 'refused' ? new UserError(settled.problem.message, { hint: settled.problem.hint }) : undefined;
