import type { Host } from '../host.ts';
import type { WorkTree } from './work-tree-of.ts';

/** Whether a merge, rebase, cherry-pick or revert is in progress in this work tree. */
export const isMerging = (host: Host, { gitFolder }: Pick<WorkTree, 'gitFolder'>): boolean =>
  MARKS.some((mark) => host.files.exists(host.paths.resolve(gitFolder, mark)));

const MARKS = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'] as const;
