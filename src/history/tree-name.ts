import type { Host } from '../host.ts';
import type { WorkTree } from './work-tree-of.ts';

/** The name of a repository's own work tree; a linked one is `worktrees/NAME`. */
export const MAIN_TREE = 'main';

/** The name of a work tree inside its repository: not a path, so that both may be moved. */
export const treeName = (
  host: Host,
  { commonFolder, gitFolder }: Pick<WorkTree, 'commonFolder' | 'gitFolder'>,
): string => host.paths.relative(commonFolder, gitFolder) || MAIN_TREE;

/** Whether a name refers to this work tree (in entries of older versions of expctl it is the path of the top). */
export const isTreeNamed = (host: Host, tree: WorkTree, said: string | undefined): boolean =>
  said === treeName(host, tree) || said === tree.top;
