import { UserError } from '../errors.ts';
import { existingFolder } from '../journal/existing-folder.ts';
import { nearbyTree } from './nearby-tree.ts';
import type { Host } from '../host.ts';

/** Why git cannot be asked, and how to fix it. */
export type GitRefusal = { readonly because: string; readonly hint: string };

/** Why git does not answer for a folder that has a repository; undefined if it does, or if there is none. */
export function gitRefusal(host: Host, folder: string): GitRefusal | undefined {
  const start = existingFolder(host, folder);
  const tree = nearbyTree(host, start);
  if (tree === undefined) return undefined;
  const { code, stderr } = host.git.run(['rev-parse', '--show-toplevel'], { cwd: start });
  if (code === 0) return undefined;
  if (code === 127) return { because: 'there is no git on the path', hint: 'install git' };
  if (/dubious ownership/u.test(stderr))
    return {
      because: 'git will not use this repository: it belongs to another user',
      hint: `\`git config --global --add safe.directory ${tree.top}\``,
    };
  const [reason = ''] = stderr.trim().split('\n');
  return {
    because: `git will not use this repository: ${reason.replace(/^(?:fatal|error): /u, '')}`,
    hint: '`git status` in its folder says why',
  };
}

/** The message if something needs a repository: that there is none, or why git refuses the existing one. */
export function noRepository(
  host: Host,
  folder: string,
  { message, hint }: { message: string; hint?: string },
): UserError {
  const refusal = gitRefusal(host, folder);
  if (refusal !== undefined) return new UserError(refusal.because, { hint: refusal.hint });
  return new UserError(message, hint === undefined ? {} : { hint });
}

/** The message about what a partial clone has not fetched: expctl never uses the network. */
export const PARTIAL: GitRefusal = {
  because: 'this is a partial clone that lacks older versions',
  hint: '`git fetch --refetch --no-filter`, or no `filter` in the workflow',
};

/** The message about what a shallow clone cut off. */
export const SHALLOW: GitRefusal = {
  because: 'this is a shallow clone',
  hint: '`git fetch --unshallow`, or `fetch-depth: 0` in the workflow',
};

/** Whether a clone may lack objects whose names it knows. */
export const isPartialClone = (host: Host, top: string): boolean =>
  host.git.run(['config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$'], { cwd: top }).code === 0;
