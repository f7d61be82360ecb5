import { removeSpooled } from '../../journal/spool.ts';
import { removeLeftovers } from '../../journal/write-atomically.ts';
import { branchOf } from '../../history/branch-of.ts';
import { isMerging } from '../../history/is-merging.ts';
import { loadDocument } from '../../project/load-document.ts';
import { conflictMarkers } from '../../rules/conflict-markers.ts';
import { loggedRun } from './logged-run.ts';
import { planEntries } from './plan-entries.ts';
import { planHeld } from './plan-held.ts';
import { waitingEntries } from './waiting-entries.ts';
import { writeFolded } from './write-folded.ts';
import { quietly } from '../../errors.ts';
import type { UserError } from '../../errors.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { Host, HostError } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { LogProblem } from '../../runs/log-problem.ts';
import type { LoggedRun } from './logged-run.ts';
import type { LoadedText } from './draft.ts';
import type { PlannedEntries, PlannedStep, ToPlan } from './plan-entries.ts';
import type { OwnEntry, WaitingEntry } from './waiting-entries.ts';

/** The result for one entry of the spool. */
export type FoldedEntry =
  | (OwnEntry & { readonly kind: 'folded'; readonly logged: LoggedRun })
  | (OwnEntry & { readonly kind: 'refused'; readonly problem: LogProblem })
  | (OwnEntry & { readonly kind: 'waits'; readonly reason: string })
  | Exclude<WaitingEntry, { kind: 'here' }>;

/**
 * The results for the entries of a document; `error` if it cannot be written and will not become writable by itself.
 */
export type Fold = { readonly entries: readonly FoldedEntry[]; readonly error?: UserError | HostError };

/** A document as it was read before the lock was taken, and what was planned for it. */
export type KnownText = { readonly loaded: LoadedText; readonly planned: PlannedEntries | undefined };

const MOST_TRIES = 5;
/** At most this many are written at once; a fold that is killed has finished at least the earlier ones. */
const MOST_AT_ONCE = 100;

/**
 * Writes every row that waits for a document into it, by run id: a row that is already there changes nothing. Only for
 * the holder of the document's lock. An entry's file is removed when its row is on disk, and not before.
 */
export async function foldDocument(
  project: Project,
  place: DocumentPlace,
  { own = [], known }: { readonly own?: readonly OwnEntry[]; readonly known?: KnownText | undefined } = {},
): Promise<Fold> {
  const waiting = await waitingEntries(project.host, place, own);
  const given = new Map(own.map(({ path }, index) => [path, index]));
  // Waiting entries come first; ours keep their given order, though their files were named at the same instant.
  const here = waiting
    .flatMap((each) => (each.kind === 'here' ? [{ path: each.path, entry: each.entry }] : []))
    .toSorted((a, b) => (given.get(a.path) ?? -1) - (given.get(b.path) ?? -1));
  const entries: FoldedEntry[] = waiting.flatMap((each) => (each.kind === 'here' ? [] : [each]));
  if (here.length === 0) return { entries };
  const obstacle = changedMeanwhile(project.host, place);
  if (obstacle !== undefined) return { entries: [...entries, ...waits(here, obstacle)] };
  removeLeftovers(project.host, place.path);
  for (let at = 0; at < here.length; at += MOST_AT_ONCE) {
    // What was known before the first of them is written does not apply to the others.
    const fold = await foldSome(project, place, {
      some: here.slice(at, at + MOST_AT_ONCE),
      known: at === 0 ? known : undefined,
    });
    entries.push(...fold.entries);
    if (fold.error !== undefined) return { entries, error: fold.error };
  }
  return { entries };
}

const waits = (some: readonly OwnEntry[], reason: string): readonly FoldedEntry[] =>
  some.map((each) => ({ ...each, kind: 'waits', reason }));

/** While waiting for the lock, somebody may have begun a merge, or switched branches. */
function changedMeanwhile(host: Host, { tree, branch }: DocumentPlace): string | undefined {
  if (tree === undefined) return undefined;
  if (isMerging(host, tree)) return 'a merge is in progress';
  return branchOf(host, tree) === branch ? undefined : 'another branch was checked out meanwhile';
}

type Some = { readonly some: readonly OwnEntry[]; readonly known: KnownText | undefined };

async function foldSome(project: Project, place: DocumentPlace, { some, known }: Some): Promise<Fold> {
  const { host } = project;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const still = isStill(host, known) ? known : undefined;
    const loaded = still?.loaded ?? (await loadDocument(project, place.path, { runRecords: false }));
    if (loaded.kind === 'unreadable') {
      const { message, hint = '' } = loaded.diagnostic;
      return { entries: some.map((each) => ({ ...each, kind: 'refused', problem: { message, hint } })) };
    }
    if (hasMarkers(loaded)) return { entries: waits(some, 'the document holds an unresolved merge') };
    const planned =
      still?.planned !== undefined && isPlanOf(host, still.planned, some)
        ? still.planned
        : await planFold(project, loaded, { entries: some.map(({ entry }) => entry), documentPath: place.path });
    const batch = batchOf(host, planned, { some, shown: loaded.source.path });
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

/**
 * A waiting row has not been checked against a protocol yet; if that only gives a warning, nobody is there to read it.
 */
const planFold = (project: Project, loaded: LoadedText, toPlan: ToPlan): Promise<PlannedEntries> =>
  project.config.protocol === 'refuse' ? planHeld(project, loaded, toPlan) : planEntries(project, loaded, toPlan);

/** Whether a document still has the text that was read: then it need not be parsed again. */
function isStill(host: Host, known: KnownText | undefined): known is KnownText {
  if (known === undefined || !host.files.exists(known.loaded.path)) return false;
  const read = host.files.readText(known.loaded.path);
  return read.kind === 'text' && read.text === known.loaded.source.text;
}

/** Whether the entries to fold are exactly those planned before, in this order, for runs without a record. */
function isPlanOf(host: Host, { steps }: PlannedEntries, some: readonly OwnEntry[]): boolean {
  const adding = steps.filter(({ planned }) => planned.kind === 'planned' && planned.plan.recordText !== undefined);
  const isFresh = ({ existing, kept }: PlannedStep): boolean => existing === undefined && !host.files.exists(kept);
  return (
    adding.length === some.length && adding.every((step, index) => step.entry === some[index]?.entry && isFresh(step))
  );
}

/** Whether a document has an unresolved merge. */
export const hasMarkers = ({ subject }: LoadedText): boolean =>
  !conflictMarkers.check(subject)[Symbol.iterator]().next().done;

type Batch = {
  readonly entries: readonly (FoldedEntry & OwnEntry)[];
  readonly after: string;
  /** Path -> text. */
  readonly records: ReadonlyMap<string, string>;
};

/** What is written for planned entries, and how they are reported. */
function batchOf(
  host: Host,
  { steps, after }: PlannedEntries,
  { some, shown }: { readonly some: readonly OwnEntry[]; readonly shown: string },
): Batch {
  const records = new Map<string, string>();
  const byEntry = new Map(steps.map((step) => [step.entry, step]));
  const entries = some.flatMap(({ path, entry }): readonly (FoldedEntry & OwnEntry)[] => {
    const step = byEntry.get(entry);
    if (step === undefined) return [];
    const { planned, kept } = step;
    if (planned.kind === 'refused') return [{ kind: 'refused', path, entry, problem: planned.problem }];
    if (planned.plan.recordText !== undefined) records.set(kept, planned.plan.recordText);
    return [{ kind: 'folded', path, entry, logged: loggedRun(host, planned, { path: shown, kept }) }];
  });
  return { entries, after, records };
}

/** Errors are ignored: an entry that is left behind changes nothing the next time. */
const takeAway = (host: Host, path: string): void => quietly(() => removeSpooled(host, path));
