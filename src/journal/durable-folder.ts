import type { Host } from '../host.ts';

/**
 * Creates a folder with its parents, and returns when every new name is on disk: a file is only as safe as its folder.
 */
export function makeDurableFolder(host: Host, folder: string): void {
  const made: string[] = [];
  for (let at = folder; !host.files.exists(at); at = host.paths.folderOf(at)) made.push(at);
  if (made.length === 0) return;
  host.files.makeFolder(folder);
  for (const each of made) host.files.fsyncFolder(host.paths.folderOf(each));
}
