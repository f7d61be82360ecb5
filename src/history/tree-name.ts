import type { Host } from '../host.ts';
import type { WorkTree } from './work-tree-of.ts';

/** The name of a repository's own work tree; a linked one is `worktrees/NAME`. */
export const MAIN_TREE = 'main';

/** What a work tree is called inside its repository: no path of it, so that both may be moved. */
export const treeName = (
  host: Host,
  { commonFolder, gitFolder }: Pick<WorkTree, 'commonFolder' | 'gitFolder'>,
): string => host.paths.relative(commonFolder, gitFolder) || MAIN_TREE;

/** Whether a name (or, from an expctl before there were names, the path of the top) means this work tree. */
export const isTreeNamed = (host: Host, tree: WorkTree, said: string | undefined): boolean =>
  said === treeName(host, tree) || said === tree.top;
