import type { Host } from '../host.ts';
import type { WorkTree } from './work-tree-of.ts';

/**
 * The work tree around a folder according to its files, without running git: enough to look into its state folder, but
 * not to write.
 */
export function nearbyTree(host: Host, folder: string): WorkTree | undefined {
  for (let at = folder, last = ''; at !== last; last = at, at = host.paths.folderOf(at)) {
    const git = host.paths.resolve(at, '.git');
    const kind = host.files.stat(git)?.kind;
    const gitFolder = kind === 'directory' ? git : kind === 'file' ? namedIn(host, git, at) : undefined;
    if (gitFolder === undefined) continue;
    const commonFolder = namedIn(host, host.paths.resolve(gitFolder, 'commondir'), gitFolder) ?? gitFolder;
    return { top: host.files.realpath(at), commonFolder, gitFolder, commit: undefined };
  }
  return undefined;
}

/** The folder named in a one-line file, with or without `gitdir: ` before it. */
function namedIn(host: Host, file: string, from: string): string | undefined {
  if (host.files.stat(file)?.kind !== 'file') return undefined;
  const read = host.files.readText(file, 64 * 1024);
  const line = read.kind === 'text' ? read.text.trim() : '';
  return line === '' ? undefined : host.paths.resolve(from, line.replace(/^gitdir: /u, ''));
}
