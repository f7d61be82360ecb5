import { UserError } from '../../errors.ts';
import { makeStateFolder, stateFolder } from '../../journal/state-folder.ts';
import { withLock } from '../../journal/with-lock.ts';
import type { Host } from '../../host.ts';

/** A person is waiting here, in milliseconds; what `log` writes is safe in the spool meanwhile. */
const WAIT_MS = 60_000;

/** `locked: false` runs the action without the lock (a dry run). */
export type LockedAction<T> = { readonly locked: boolean; readonly action: () => Promise<T> };

/** Runs an action while no other expctl process writes this document. Throws `UserError` if the lock cannot be had. */
export async function lockedDocument<T>(host: Host, path: string, { locked, action }: LockedAction<T>): Promise<T> {
  if (!locked) return action();
  const state = stateFolder(host, path);
  if (state.kind === 'unusable-git')
    throw new UserError('git will not use the repository around this document', {
      hint: '`git status` in its folder says why',
    });
  makeStateFolder(host, state);
  const name = documentLock(host, host.files.realpath(path));
  const outcome = await withLock(host, { folder: state.folder, name, waitMs: WAIT_MS }, action);
  if (outcome.kind === 'done') return outcome.value;
  throw new UserError('another expctl holds the lock of this document and does not finish; nothing was written', {
    hint: `try again; the lock is ${outcome.path}`,
  });
}

/** The name of a document's lock, by its path with every link resolved. */
export const documentLock = (host: Host, realPath: string): string => `document-${host.sha256(realPath).slice(0, 32)}`;
