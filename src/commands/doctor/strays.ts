import { readLock } from '../../journal/lock.ts';
import { badFolder, namesIn, strangersInSpool } from '../../journal/spool.ts';
import { HostError } from '../../host.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';

const HOUR = 3_600_000;

/** Files in a state folder that nobody needs: temporary files and claims of the dead, half rows of killed writers. */
export function straysIn(host: Host, state: StateFolder): readonly string[] {
  const marks = namesIn(host, state.folder)
    .filter((name) => /\.(?:tmp|claim)$/u.test(name))
    .map((name) => host.paths.resolve(state.folder, name))
    .filter((path) => isOfTheDead(host, path));
  return [...marks, ...strangersInSpool(host, state).filter((path) => isOld(host, path))];
}

/** What writers that were killed left beside documents and run records. */
export const straysBeside = (host: Host, folder: string): readonly string[] =>
  namesIn(host, folder)
    .filter((name) => /^\..+\.[0-9a-f]{16}\.tmp$/u.test(name))
    .map((name) => host.paths.resolve(folder, name))
    .filter((path) => isOld(host, path));

/** What no row could be read from. */
export const quarantinedIn = (host: Host, state: StateFolder): readonly string[] =>
  namesIn(host, badFolder(host, state)).map((name) => host.paths.resolve(badFolder(host, state), name));

/** Takes strays away; answers with those that could not be. */
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

/** No writer takes so long: one that lives all the same fails, and says so, for it has acknowledged nothing yet. */
const isOld = (host: Host, path: string): boolean =>
  host.now().getTime() - (host.files.lstat(path)?.mtimeMs ?? Number.POSITIVE_INFINITY) > HOUR;
