import { nearbyTree } from './nearby-tree.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/**
 * The index from which the current commit is made, as git passes it to its hooks (`git commit -a` and `git commit FILE`
 * use one of their own). One that belongs to another repository (a hook that changed into a submodule) is ignored.
 */
export function indexEnvironment(host: Host, { top }: Repository): Readonly<Record<string, string>> {
  const named = host.env['GIT_INDEX_FILE'];
  if (named === undefined || named === '') return {};
  const path = host.paths.resolve(top, named);
  const folder = host.paths.folderOf(path);
  if (host.files.stat(folder)?.kind !== 'directory') return {};
  const isGitFolder = host.files.exists(host.paths.resolve(folder, 'HEAD'));
  return isGitFolder && !isOwn(host, top, folder) ? {} : { GIT_INDEX_FILE: path };
}

/** Whether `GIT_DIR` is set and names another repository than that of a work tree. */
export function isLedElsewhere(host: Host, { top }: Repository): boolean {
  const named = host.env['GIT_DIR'];
  return named !== undefined && named !== '' && !isOwn(host, top, host.paths.resolve(named));
}

function isOwn(host: Host, top: string, folder: string): boolean {
  const own = nearbyTree(host, top)?.gitFolder;
  const real = (path: string): string => (host.files.exists(path) ? host.files.realpath(path) : path);
  return own !== undefined && real(own) === real(folder);
}
