import { namesIn } from '../../journal/spool.ts';
import { readLock } from '../../journal/lock.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';

/**
 * An existing lock: its holder, and whether that process is still alive (`foreign`: this cannot be determined here).
 */
export type LockSeen = {
  readonly path: string;
  readonly standing: 'alive' | 'dead' | 'foreign' | 'unreadable';
  readonly pid: number | undefined;
  readonly since: string;
  readonly machine: string;
};

/** The locks of a state folder. */
export function locksIn(host: Host, { folder }: StateFolder): readonly LockSeen[] {
  const paths = namesIn(host, folder)
    .filter((name) => name.endsWith('.lock'))
    .map((name) => host.paths.resolve(folder, name));
  return paths.flatMap((path): readonly LockSeen[] => {
    const state = readLock(host, path);
    if (state.kind === 'free') return [];
    const shown = host.paths.relative(host.cwd, path);
    if (state.kind === 'unreadable')
      return [{ path: shown, standing: 'unreadable', pid: undefined, since: '', machine: '' }];
    const { pid, since, machine } = state.holder;
    return [{ path: shown, standing: state.standing, pid, since, machine }];
  });
}
