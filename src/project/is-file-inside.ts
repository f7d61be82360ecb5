import type { Host } from '../host.ts';

/** Whether a path is a regular file below the folder, with every link on the way resolved. */
export function isFileInside(host: Host, folder: string, path: string): boolean {
  return host.files.stat(path)?.kind === 'file' && isBelow(host, folder, path);
}

/** Whether a path is below the folder, with every link on the way resolved. */
export const isBelow = (host: Host, folder: string, path: string): boolean =>
  host.paths.isWithin(host.files.realpath(folder), host.files.realpath(path));
