import type { Host } from '../host.ts';
import { existingFolder } from './existing-folder.ts';

/**
 * Where the spool and the locks for a document lie. `git`: in the repository's common folder, out of reach of
 * `git clean`. `beside`: outside git, in `.expctl/` beside the document. `unusable-git`: the same, because there is a
 * `.git` that git will not use (another owner, a partial mount): rows are queued there, nothing is folded.
 */
export type StateFolder = { readonly kind: 'git' | 'beside' | 'unusable-git'; readonly folder: string };

/** Finds the state folder for a document (or for a folder); makes nothing. */
export function stateFolder(host: Host, path: string): StateFolder {
  const start = existingFolder(host, path);
  const { code, stdout } = host.git.run(['rev-parse', '--path-format=absolute', '--git-common-dir'], { cwd: start });
  const common = stdout.replace(/\r?\n$/, '');
  if (code === 0 && common !== '') return { kind: 'git', folder: host.paths.resolve(common, 'expctl') };
  const kind = hasGitAbove(host, start) ? 'unusable-git' : 'beside';
  return { kind, folder: host.paths.resolve(start, '.expctl') };
}

/** Makes the state folder; one beside documents hides itself from git. */
export function makeStateFolder(host: Host, { kind, folder }: StateFolder): void {
  if (host.files.exists(folder)) return;
  host.files.makeFolder(folder);
  const ignore = host.paths.resolve(folder, '.gitignore');
  if (kind !== 'git' && !host.files.exists(ignore)) host.files.writeNew(ignore, '*\n');
}

function hasGitAbove(host: Host, start: string): boolean {
  for (let at = start, last = ''; at !== last; last = at, at = host.paths.folderOf(at)) {
    if (host.files.exists(host.paths.resolve(at, '.git'))) return true;
  }
  return false;
}
