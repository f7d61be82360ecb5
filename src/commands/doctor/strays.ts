import { readLock } from '../../journal/lock.ts';
import { badFolder, namesIn, strangersInSpool } from '../../journal/spool.ts';
import { HostError } from '../../host.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';

const HOUR = 3_600_000;

/**
 * Files in a state folder that nobody needs: temporary files and claims of dead processes, half rows of killed writers.
 */
export function straysIn(host: Host, state: StateFolder): readonly string[] {
  const marks = namesIn(host, state.folder)
    .filter((name) => /\.(?:tmp|claim)$/u.test(name))
    .map((name) => host.paths.resolve(state.folder, name))
    .filter((path) => isOfTheDead(host, path));
  return [...marks, ...strangersInSpool(host, state).filter((path) => isOld(host, path))];
}

/** What killed writers left beside documents and run records. */
export const straysBeside = (host: Host, folder: string): readonly string[] =>
  namesIn(host, folder)
    .filter((name) => /^\..+\.[0-9a-f]{16}\.tmp$/u.test(name))
    .map((name) => host.paths.resolve(folder, name))
    .filter((path) => isOld(host, path));

/** Files from which no row could be read. */
export const quarantinedIn = (host: Host, state: StateFolder): readonly string[] =>
  namesIn(host, badFolder(host, state)).map((name) => host.paths.resolve(badFolder(host, state), name));

/** Removes such files; returns those that could not be removed. */
export function removeStrays(host: Host, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    try {
      host.files.remove(path);
      return false;
    } catch (error) {
      if (error instanceof HostError) return error.code !== 'ENOENT';
      throw error;
    }
  });
}

function isOfTheDead(host: Host, path: string): boolean {
  const state = readLock(host, path);
  return state.kind === 'held' ? state.standing === 'dead' : state.kind === 'unreadable' && isOld(host, path);
}

/**
 * No writer takes this long: one that is still alive would fail, and say so, since it has not acknowledged anything
 * yet.
 */
const isOld = (host: Host, path: string): boolean =>
  host.now().getTime() - (host.files.lstat(path)?.mtimeMs ?? Number.POSITIVE_INFINITY) > HOUR;
