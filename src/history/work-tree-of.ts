import { existingFolder } from '../journal/existing-folder.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** A work tree with its own git folder (that of a linked work tree is not the common one) and the commit of HEAD. */
export type WorkTree = Repository & { readonly gitFolder: string; readonly commit: string | undefined };

/** The work tree around a file or folder, found with one call of git; undefined outside, and if git refuses. */
export function workTreeOf(host: Host, path: string): WorkTree | undefined {
  const folders = ['--show-toplevel', '--git-common-dir', '--git-dir'];
  const head = ['--verify', '--quiet', 'HEAD^{commit}'];
  const { stdout } = host.git.run(['rev-parse', '--path-format=absolute', ...folders, ...head], {
    cwd: existingFolder(host, path),
  });
  // A folder's name may contain a line feed: then there are more lines, and nothing is guessed.
  const [top, commonFolder, gitFolder, commit, ...rest] = stdout.split(/\r?\n/u);
  const isWhole = commit === '' ? rest.length === 0 : /^[0-9a-f]{40,64}$/u.test(commit ?? '') && rest.join('') === '';
  if (!top || !commonFolder || !gitFolder || !isWhole) return undefined;
  return {
    top: host.paths.resolve(top),
    commonFolder: host.paths.resolve(commonFolder),
    gitFolder: host.paths.resolve(gitFolder),
    commit: commit === '' ? undefined : commit,
  };
}
