import { HostError } from '../../host.ts';
import { groupOf, listSpooled, removeSpooled, writeSpooled } from '../../journal/spool.ts';
import { withLockUnless } from '../../journal/with-lock.ts';
import { loadDocument } from '../../project/load-document.ts';
import { writeSpoolEntry } from '../../runs/spooling/write-spool-entry.ts';
import { documentLock } from './locked-document.ts';
import { foldDocument } from './fold-document.ts';
import { loggedRun } from './logged-run.ts';
import { planEntries } from './plan-entries.ts';
import { spoolsOf } from './waiting-entries.ts';
import type { UserError } from '../../errors.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { Host } from '../../host.ts';
import type { LockState } from '../../journal/lock.ts';
import type { Project } from '../../project/project.ts';
import type { LogProblem } from '../../runs/log-problem.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { Fold, KnownText } from './fold-document.ts';
import type { LoggedRun } from './logged-run.ts';
import type { OwnEntry } from './waiting-entries.ts';

/**
 * The result for one of our entries: its row is in the document on disk; it waits safely, and why; or it is impossible.
 */
export type Settled =
  | { readonly kind: 'logged'; readonly entry: SpoolEntry; readonly logged: LoggedRun }
  | { readonly kind: 'queued'; readonly entry: SpoolEntry; readonly reason: string }
  | { readonly kind: 'refused'; readonly entry: SpoolEntry; readonly problem: LogProblem };

/** The results for our entries, and problems with others that cannot be written (one sentence each). */
export type Settling = { readonly settled: readonly Settled[]; readonly remarks: readonly string[] };

/** How many milliseconds a row may take to get into its document before it is left in the spool. */
const WAIT_MS = 5000;
const MOST_ROUNDS = 3;

/** Entries to be spooled, and what is known about their document if it was already read. */
export type Spooling = { readonly entries: readonly SpoolEntry[]; readonly known: KnownText | undefined };

/**
 * Spools entries of one document, and folds what waits for it. Throws if the spool cannot be written, or the document
 * never can.
 */
export async function settleEntries(
  project: Project,
  place: DocumentPlace,
  { entries, known }: Spooling,
): Promise<Settling> {
  const own = spooled(project.host, place, entries);
  const obstacle = obstacleOf(place);
  return obstacle === undefined ? foldOwn(project, place, { own, known }) : queued(own, obstacle);
}

/**
 * Folds what waits for a document when we have nothing to write; returns the problems met, one sentence each. What
 * cannot be folded now remains waiting.
 */
export async function foldWaiting(project: Project, place: DocumentPlace): Promise<readonly string[]> {
  const { host } = project;
  const isEmpty = (): boolean =>
    spoolsOf(host, place).every(({ state, group }) => listSpooled(host, state, group).length === 0);
  try {
    if (obstacleOf(place) !== undefined || isEmpty()) return [];
    const name = documentLock(host, place.path);
    const options = { folder: place.state.folder, name, waitMs: WAIT_MS, isNeedless: isEmpty };
    const outcome = await withLockUnless(host, options, () => foldDocument(project, place));
    if (outcome.kind !== 'done') return [];
    const { error } = outcome.value;
    return [...remarksOf(outcome.value, []), ...(error === undefined ? [] : [`queued rows wait on: ${error.message}`])];
  } catch (error) {
    if (error instanceof HostError) return [`queued rows wait on: ${error.path}: ${error.message}`];
    throw error;
  }
}

function spooled(host: Host, { state, document }: DocumentPlace, entries: readonly SpoolEntry[]): readonly OwnEntry[] {
  const paths = writeSpooled(host, state, { group: groupOf(host, document), texts: entries.map(writeSpoolEntry) });
  return entries.flatMap((entry, index) => {
    const path = paths[index];
    return path === undefined ? [] : [{ entry, path }];
  });
}

/** Why nothing may be folded into a document now. */
export function obstacleOf({ state, isMerging }: DocumentPlace): string | undefined {
  if (state.kind === 'unusable-git') return 'git will not use the repository around the document';
  return isMerging ? 'a merge is in progress' : undefined;
}

type Folding = { readonly own: readonly OwnEntry[]; readonly known: KnownText | undefined };

async function foldOwn(project: Project, place: DocumentPlace, folding: Folding): Promise<Settling> {
  const { host } = project;
  const { known } = folding;
  let { own } = folding;
  const isFolded = (): boolean => own.every(({ path }) => !host.files.exists(path));
  const name = documentLock(host, place.path);
  const options = { folder: place.state.folder, name, waitMs: WAIT_MS, isNeedless: isFolded };
  try {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const outcome = await withLockUnless(host, options, () => foldDocument(project, place, { own, known }));
      if (outcome.kind === 'busy') return queued(own, busyReason(outcome.state));
      const fold: Fold = outcome.kind === 'done' ? outcome.value : { entries: [] };
      if (fold.error !== undefined) {
        withdraw(host, own);
        throw new Lasting(fold.error);
      }
      const settled = await Promise.all(own.map((each) => settledOf(project, place, { own: each, fold })));
      const sure = settled.filter((each) => each !== undefined);
      if (sure.length === own.length) return { settled: sure, remarks: remarksOf(fold, own) };
      // Neither in the spool nor in the document: somebody restored an older text. It is spooled again.
      own = own.flatMap((each) => (host.files.exists(each.path) ? [each] : spooled(host, place, [each.entry])));
    }
    return queued(own, 'the document changes all the time');
  } catch (error) {
    if (error instanceof Lasting) throw error.reason;
    if (error instanceof HostError) return queued(own, `${error.path}: ${error.message}`);
    throw error;
  }
}

/** A failure that waiting does not resolve, to distinguish it from those that it does. */
class Lasting extends Error {
  readonly reason: UserError | HostError;

  constructor(reason: UserError | HostError) {
    super(reason.message);
    this.reason = reason;
  }
}

type Settle = { readonly own: OwnEntry; readonly fold: Fold };

/** The result for one of our entries; undefined if it is neither in the spool nor in the document. */
async function settledOf(
  project: Project,
  place: DocumentPlace,
  { own: { path, entry }, fold }: Settle,
): Promise<Settled | undefined> {
  const ours = fold.entries.find((each) => each.path === path);
  if (ours?.kind === 'folded') return { kind: 'logged', entry, logged: ours.logged };
  if (ours?.kind === 'waits') return { kind: 'queued', entry, reason: ours.reason };
  if (ours?.kind === 'refused') {
    removeSpooled(project.host, path);
    return { kind: 'refused', entry, problem: ours.problem };
  }
  const logged = await standing(project, place, entry);
  return logged === undefined ? undefined : { kind: 'logged', entry, logged };
}

/** Another process took our entry: whether the row is in the document on disk, read again. */
async function standing(project: Project, place: DocumentPlace, entry: SpoolEntry): Promise<LoggedRun | undefined> {
  const loaded = await loadDocument(project, place.path, { runRecords: false });
  if (loaded.kind !== 'loaded') return undefined;
  const { steps } = await planEntries(project, loaded, { entries: [entry], documentPath: place.path });
  const planned = steps[0]?.planned;
  if (planned?.kind !== 'planned' || planned.plan.outcome !== 'unchanged') return undefined;
  const plan = { ...planned.plan, outcome: 'added', recordText: undefined } as const;
  return loggedRun(project.host, { ...planned, plan }, { path: loaded.source.path, kept: '' });
}

const queued = (own: readonly OwnEntry[], reason: string): Settling => ({
  settled: own.map(({ entry }) => ({ kind: 'queued', entry, reason })),
  remarks: [],
});

/** An entry that was not acknowledged may be removed: nobody was told that it is safe. */
function withdraw(host: Host, own: readonly OwnEntry[]): void {
  for (const { path } of own) removeSpooled(host, path);
}

function busyReason(state: LockState): string {
  if (state.kind !== 'held') return "the document's lock cannot be read";
  const { pid, since } = state.holder;
  const where = state.standing === 'foreign' ? ' on another machine or in another container' : '';
  return `process ${pid}${where} holds the document's lock since ${since}`;
}

/** Other rows that cannot be written, and files that were not rows: a person must look. */
function remarksOf({ entries }: Fold, own: readonly OwnEntry[]): readonly string[] {
  const ours = new Set(own.map(({ path }) => path));
  return entries.flatMap((each) => {
    if (each.kind === 'bad') return [`a spooled file holds no row (${each.reason}); it lies in ${each.path}`];
    if (each.kind === 'refused' && !ours.has(each.path))
      return [`the queued row of ${each.entry.runId} cannot be added: ${each.problem.message}`];
    return [];
  });
}
