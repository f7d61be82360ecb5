import type { Host } from '../host.ts';

/** The nearest existing folder at or above `path`, with links resolved: a place from which git can be run. */
export function existingFolder(host: Host, path: string): string {
  let at = path;
  while (host.files.stat(at)?.kind !== 'directory') {
    const above = host.paths.folderOf(at);
    if (above === at) break;
    at = above;
  }
  return host.files.exists(at) ? host.files.realpath(at) : at;
}
