import { HostError } from '../host.ts';
import { makeDurableFolder } from './durable-folder.ts';
import { existingFolder } from './existing-folder.ts';
import type { Host } from '../host.ts';

/**
 * The place of the spool and the locks for a document. `git`: in the repository's common folder, out of reach of `git
 * clean`. `beside`: outside git, in `.expctl/` beside the document. `unusable-git`: the same, because there is a `.git`
 * that git refuses to use (another owner, a partial mount): rows are queued there, but nothing is folded.
 */
export type StateFolder = { readonly kind: 'git' | 'beside' | 'unusable-git'; readonly folder: string };

/** Finds the state folder for a document (or for a folder), without creating it. */
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

/** The state folder beside a document (or in a folder), if there is no git or git refuses. */
export function stateBeside(host: Host, path: string): StateFolder {
  const start = existingFolder(host, path);
  const kind = hasGitAbove(host, start) ? 'unusable-git' : 'beside';
  return { kind, folder: host.paths.resolve(start, '.expctl') };
}

/** Creates the state folder; one beside documents hides itself from git. */
export function makeStateFolder(host: Host, { kind, folder }: StateFolder): void {
  const ignore = kind === 'git' ? undefined : host.paths.resolve(folder, '.gitignore');
  // The process that created the folder may have been killed before hiding it.
  if (host.files.exists(ignore ?? folder)) return;
  makeDurableFolder(host, folder);
  if (ignore !== undefined) writeOnce(host, ignore);
}

/** Another process may be creating the same file. */
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
