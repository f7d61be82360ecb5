import type { Host } from '../host.ts';

/** The nearest folder at or above `path` that is there, its links followed: where git can be asked. */
export function existingFolder(host: Host, path: string): string {
  let at = path;
  while (host.files.stat(at)?.kind !== 'directory') {
    const above = host.paths.folderOf(at);
    if (above === at) break;
    at = above;
  }
  return host.files.exists(at) ? host.files.realpath(at) : at;
}
