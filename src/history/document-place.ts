import { stateBeside, stateInGit } from '../journal/state-folder.ts';
import { branchOf } from './branch-of.ts';
import { isMerging } from './is-merging.ts';
import { workTreeOf } from './work-tree-of.ts';
import type { Host } from '../host.ts';
import type { StateFolder } from '../journal/state-folder.ts';
import type { WorkTree } from './work-tree-of.ts';

/** The place of a document: its path with every link resolved, its name in a spooled row, and where such rows wait. */
export type DocumentPlace = {
  readonly path: string;
  /** Relative to the top of the work tree; outside git the file's name. */
  readonly document: string;
  readonly state: StateFolder;
  /** Undefined outside git, and if git refuses. */
  readonly tree: WorkTree | undefined;
  readonly branch: string | undefined;
  readonly isMerging: boolean;
};

/** Finds the place of a document, with one call of git. */
export function documentPlace(host: Host, documentPath: string): DocumentPlace {
  const path = host.files.realpath(documentPath);
  const tree = workTreeOf(host, path);
  if (tree === undefined) {
    const state = stateBeside(host, path);
    return { path, document: host.paths.nameOf(path), state, tree, branch: undefined, isMerging: false };
  }
  return {
    path,
    document: host.paths.relative(tree.top, path),
    state: stateInGit(host, tree.commonFolder),
    tree,
    branch: branchOf(host, tree),
    isMerging: isMerging(host, tree),
  };
}
