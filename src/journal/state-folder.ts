import { HostError } from '../host.ts';
import { makeDurableFolder } from './durable-folder.ts';
import { existingFolder } from './existing-folder.ts';
import type { Host } from '../host.ts';

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
  return code === 0 && common !== '' ? stateInGit(host, common) : stateBeside(host, path);
}

/** The state folder of a repository, by its common folder. */
export const stateInGit = (host: Host, commonFolder: string): StateFolder => ({
  kind: 'git',
  folder: host.paths.resolve(commonFolder, 'expctl'),
});

/** The state folder beside a document (or in a folder) where git is not there or will not be used. */
export function stateBeside(host: Host, path: string): StateFolder {
  const start = existingFolder(host, path);
  const kind = hasGitAbove(host, start) ? 'unusable-git' : 'beside';
  return { kind, folder: host.paths.resolve(start, '.expctl') };
}

/** Makes the state folder; one beside documents hides itself from git. */
export function makeStateFolder(host: Host, { kind, folder }: StateFolder): void {
  const ignore = kind === 'git' ? undefined : host.paths.resolve(folder, '.gitignore');
  // Whoever made the folder may have been killed before it was hidden.
  if (host.files.exists(ignore ?? folder)) return;
  makeDurableFolder(host, folder);
  if (ignore !== undefined) writeOnce(host, ignore);
}

/** Another process may be making the same one. */
function writeOnce(host: Host, ignore: string): void {
  try {
    host.files.writeNew(ignore, '*\n');
  } catch (error) {
    if (!(error instanceof HostError && error.code === 'EEXIST')) throw error;
  }
}

function hasGitAbove(host: Host, start: string): boolean {
  for (let at = start, last = ''; at !== last; last = at, at = host.paths.folderOf(at)) {
    if (host.files.exists(host.paths.resolve(at, '.git'))) return true;
  }
  return false;
}
