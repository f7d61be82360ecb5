import { UserError } from '../errors.ts';
import { isMerging } from '../history/is-merging.ts';
import { workTreeOf } from '../history/work-tree-of.ts';
import type { Host } from '../host.ts';

/**
 * Refuses to write into a document while its repository is in the middle of a merge; `then` is what to do afterwards.
 */
export function refuseMerge(host: Host, path: string, then: string): void {
  const tree = workTreeOf(host, path);
  if (tree !== undefined && isMerging(host, tree))
    throw new UserError('a merge is in progress in this repository', { hint: `finish it, then ${then}` });
}
