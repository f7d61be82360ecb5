import { HostError } from '../../host.ts';
import { groupOf, groupOfName, listSpooled, quarantine, readSpooled } from '../../journal/spool.ts';
import { isTreeNamed } from '../../history/tree-name.ts';
import { stateBeside } from '../../journal/state-folder.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';

/** One file in the spool: a row of this place, a row of another, not a row, or not readable now. */
export type WaitingEntry =
  | { readonly kind: 'here' | 'elsewhere'; readonly path: string; readonly entry: SpoolEntry }
  | { readonly kind: 'bad' | 'later'; readonly path: string; readonly reason: string };

/** An entry that is already known: its file is not read again. */
export type OwnEntry = { readonly path: string; readonly entry: SpoolEntry };

/** Reads every entry that waits for a document, in order of arrival. Files that are not entries are moved to `bad/`. */
export async function waitingEntries(
  host: Host,
  place: DocumentPlace,
  own: readonly OwnEntry[] = [],
): Promise<readonly WaitingEntry[]> {
  const known = new Map(own.map(({ path, entry }) => [path, entry]));
  const found: WaitingEntry[] = [];
  for (const { state, group } of spoolsOf(host, place)) {
    for (const path of listSpooled(host, state, group)) {
      const entry = known.get(path);
      const read: WaitingEntry | undefined =
        entry === undefined ? await readWaiting(host, path, place) : { kind: 'here', path, entry };
      if (read === undefined) continue;
      found.push(read.kind === 'bad' ? movedAway(host, state, read) : read);
    }
  }
  return found;
}

/**
 * Where rows for a document may wait: its state folder, and the one beside it, from a time when git could not be used.
 */
export function spoolsOf(
  host: Host,
  { state, path, document }: DocumentPlace,
): readonly { readonly state: StateFolder; readonly group: string }[] {
  const main = { state, group: groupOf(host, document) };
  const beside = stateBeside(host, path);
  if (beside.folder === state.folder || !host.files.exists(beside.folder)) return [main];
  return [main, { state: beside, group: groupOf(host, host.paths.nameOf(path)) }];
}

/** Reads one entry's file; undefined if it is gone. Without a place every row counts as belonging elsewhere. */
export async function readWaiting(host: Host, path: string, place?: DocumentPlace): Promise<WaitingEntry | undefined> {
  const read = readSpooled(host, path);
  if (read.kind === 'gone') return undefined;
  if (read.kind === 'bad') return { kind: 'bad', path, reason: read.reason };
  if (read.kind === 'unreadable') return { kind: 'later', path, reason: read.reason };
  const { readSpoolEntry } = await import('../../runs/spooling/read-spool-entry.ts');
  const reading = readSpoolEntry(read.text);
  if (reading.kind === 'bad') return { kind: 'bad', path, reason: reading.reason };
  if (reading.kind === 'newer') return { kind: 'later', path, reason: 'it was written by a newer expctl' };
  const { entry } = reading;
  if (groupOf(host, entry.place.document) !== groupOfName(host.paths.nameOf(path)))
    return { kind: 'bad', path, reason: 'its name and the document in it do not belong together' };
  return { kind: place !== undefined && belongs(host, entry, place) ? 'here' : 'elsewhere', path, entry };
}

/** A row that was logged where git could not be used has no branch: it is beside its document, and that is enough. */
function belongs(host: Host, { place: said }: SpoolEntry, { tree, branch, document, path }: DocumentPlace): boolean {
  if (said.workTree === undefined) return path.endsWith(`/${said.document}`);
  if (tree === undefined || said.branch !== branch || said.document !== document) return false;
  return isTreeNamed(host, tree, said.workTree);
}

type Bad = { readonly kind: 'bad' | 'later'; readonly path: string; readonly reason: string };

function movedAway(host: Host, state: StateFolder, bad: Bad): WaitingEntry {
  try {
    return { ...bad, path: quarantine(host, state, bad.path) };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { ...bad, kind: 'later' };
  }
}
