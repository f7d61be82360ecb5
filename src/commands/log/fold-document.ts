import { HostError } from '../../host.ts';
import { removeSpooled } from '../../journal/spool.ts';
import { removeLeftovers } from '../../journal/write-atomically.ts';
import { branchOf } from '../../history/branch-of.ts';
import { isMerging } from '../../history/is-merging.ts';
import { loadDocument } from '../../project/load-document.ts';
import { recordPath } from '../../runs/record-path.ts';
import { conflictMarkers } from '../../rules/conflict-markers.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { existingRecord, planEntry } from './plan-entry.ts';
import { waitingEntries } from './waiting-entries.ts';
import { writeFolded } from './write-folded.ts';
import type { UserError } from '../../errors.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { LogProblem } from '../../runs/filling/log-problem.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { LoggedRun } from './logged-run.ts';
import type { LoadedText } from './plan-entry.ts';
import type { OwnEntry, WaitingEntry } from './waiting-entries.ts';

/** What became of one entry of the spool. */
export type FoldedEntry =
  | (OwnEntry & { readonly kind: 'folded'; readonly logged: LoggedRun })
  | (OwnEntry & { readonly kind: 'refused'; readonly problem: LogProblem })
  | (OwnEntry & { readonly kind: 'waits'; readonly reason: string })
  | Exclude<WaitingEntry, { kind: 'here' }>;

/** What became of the entries of a document; `error` where it cannot be written and will not be by itself. */
export type Fold = { readonly entries: readonly FoldedEntry[]; readonly error?: UserError | HostError };

const MOST_TRIES = 5;
/** So many are written at once; a fold that is killed has done at least the ones before. */
const MOST_AT_ONCE = 100;

/**
 * Writes every row that waits for a document into it, by run id: a row that stands there already changes nothing. Only
 * for whoever holds the document's lock. An entry's file goes when its row is on disk, and not before.
 */
export async function foldDocument(
  project: Project,
  place: DocumentPlace,
  { own = [], known }: { readonly own?: readonly OwnEntry[]; readonly known?: LoadedText | undefined } = {},
): Promise<Fold> {
  const waiting = await waitingEntries(project.host, place, own);
  const given = new Map(own.map(({ path }, index) => [path, index]));
  // What waited goes first; ours keep the order they were given in, though their files were named in one instant.
  const here = waiting
    .flatMap((each) => (each.kind === 'here' ? [{ path: each.path, entry: each.entry }] : []))
    .toSorted((a, b) => (given.get(a.path) ?? -1) - (given.get(b.path) ?? -1));
  const entries: FoldedEntry[] = waiting.flatMap((each) => (each.kind === 'here' ? [] : [each]));
  if (here.length === 0) return { entries };
  const obstacle = changedMeanwhile(project.host, place);
  if (obstacle !== undefined) return { entries: [...entries, ...waits(here, obstacle)] };
  removeLeftovers(project.host, place.path);
  for (let at = 0; at < here.length; at += MOST_AT_ONCE) {
    const fold = await foldSome(project, place, { some: here.slice(at, at + MOST_AT_ONCE), known });
    entries.push(...fold.entries);
    if (fold.error !== undefined) return { entries, error: fold.error };
  }
  return { entries };
}

const waits = (some: readonly OwnEntry[], reason: string): readonly FoldedEntry[] =>
  some.map((each) => ({ ...each, kind: 'waits', reason }));

/** While we waited for the lock somebody may have begun a merge, or gone to another branch. */
function changedMeanwhile(host: Host, { tree, branch }: DocumentPlace): string | undefined {
  if (tree === undefined) return undefined;
  if (isMerging(host, tree)) return 'a merge is in progress';
  return branchOf(host, tree) === branch ? undefined : 'another branch was checked out meanwhile';
}

type Some = { readonly some: readonly OwnEntry[]; readonly known: LoadedText | undefined };

async function foldSome(project: Project, place: DocumentPlace, { some, known }: Some): Promise<Fold> {
  const { host } = project;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const loaded = isStill(host, known) ? known : await loadDocument(project, place.path, { runRecords: false });
    if (loaded.kind === 'unreadable') {
      const { message, hint = '' } = loaded.diagnostic;
      return { entries: some.map((each) => ({ ...each, kind: 'refused', problem: { message, hint } })) };
    }
    if (hasMarkers(loaded)) return { entries: waits(some, 'the document holds an unresolved merge') };
    const batch = await planBatch(project, loaded, { some, documentPath: place.path });
    const outcome = writeFolded(host, {
      path: loaded.path,
      before: loaded.source.text,
      after: batch.after,
      records: batch.records,
    });
    if (outcome.kind === 'refused') return { entries: [], error: outcome.error };
    if (outcome.kind === 'changed') continue;
    if (batch.after === loaded.source.text) host.files.fsyncFolder(host.paths.folderOf(loaded.path));
    for (const { kind, path } of batch.entries) if (kind === 'folded') takeAway(host, path);
    return { entries: batch.entries };
  }
  return { entries: waits(some, 'another program keeps changing the document') };
}

/** Whether a document says what it said when it was read: it need not be read into records again then. */
function isStill(host: Host, known: LoadedText | undefined): known is LoadedText {
  if (known === undefined || !host.files.exists(known.path)) return false;
  const read = host.files.readText(known.path);
  return read.kind === 'text' && read.text === known.source.text;
}

/** Whether a merge was left half done in a document. */
export const hasMarkers = ({ subject }: LoadedText): boolean =>
  !conflictMarkers.check(subject)[Symbol.iterator]().next().done;

type Batch = {
  readonly entries: readonly (FoldedEntry & OwnEntry)[];
  readonly after: string;
  /** Path -> text. */
  readonly records: ReadonlyMap<string, string>;
};

/** Plans entries one over the other. */
type ToPlan = { readonly some: readonly OwnEntry[]; readonly documentPath: string };

async function planBatch(project: Project, start: LoadedText, { some, documentPath }: ToPlan): Promise<Batch> {
  const { host } = project;
  const planned = new Map<string, RunRecord>();
  const records = new Map<string, string>();
  const entries: (FoldedEntry & OwnEntry)[] = [];
  let loaded = start;
  for (const { path, entry } of some) {
    const existing = planned.get(entry.runId) ?? (await existingRecord(project, documentPath, entry.runId));
    const step = await planEntry(project, loaded, { entry, existing });
    if (step.kind === 'refused') {
      entries.push({ kind: 'refused', path, entry, problem: step.problem });
      continue;
    }
    loaded = step.after;
    const { runRecord, recordText } = step.plan;
    const kept = recordPath(documentPath, entry.runId);
    if (runRecord !== undefined && recordText !== undefined) {
      planned.set(entry.runId, runRecord);
      records.set(kept, recordText);
    }
    const logged = loggedRun(host, step, recordText === undefined ? undefined : kept);
    entries.push({ kind: 'folded', path, entry, logged });
  }
  return { entries, after: loaded.source.text, records };
}

type Step = Extract<Awaited<ReturnType<typeof planEntry>>, { kind: 'planned' }>;

/** A planned entry as it is told. */
export const loggedRun = (host: Host, { plan, before, after }: Step, kept: string | undefined): LoggedRun => ({
  state: 'logged',
  reason: '',
  plan,
  path: after.source.path,
  recordPath: kept === undefined ? undefined : host.paths.relative(host.cwd, kept),
  diff: unifiedDiff(after.source.path, before, after.source.text),
});

/** An entry that stays behind changes nothing the next time. */
function takeAway(host: Host, path: string): void {
  try {
    removeSpooled(host, path);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
