import type { Host } from '../host.ts';
import { currentBranch } from './current-branch.ts';
import type { WorkTree } from './work-tree-of.ts';

/** Stands for the branch if HEAD is on none. No branch can have this name. */
export const DETACHED = 'HEAD detached';

/** The branch of a work tree, even during a rebase; read from HEAD's own file, without a process. */
export function branchOf(host: Host, tree: WorkTree): string {
  for (const name of ['rebase-merge/head-name', 'rebase-apply/head-name']) {
    const branch = branchIn(host, host.paths.resolve(tree.gitFolder, name), /^refs\/heads\/(.+)$/u);
    if (branch !== undefined) return branch;
  }
  const branch = branchIn(host, host.paths.resolve(tree.gitFolder, 'HEAD'), /^ref: refs\/heads\/(.+)$/u);
  // A repository in the reftable format keeps a HEAD file without information.
  return branch === '.invalid' ? (currentBranch(host, tree) ?? DETACHED) : (branch ?? DETACHED);
}

function branchIn(host: Host, path: string, pattern: RegExp): string | undefined {
  if (!host.files.exists(path)) return undefined;
  const read = host.files.readText(path, 64 * 1024);
  return read.kind === 'text' ? pattern.exec(read.text.trimEnd())?.[1] : undefined;
}
