import { commitNamed } from './commit-named.ts';
import { splitNul } from './tracked-files.ts';
import type { GitAnswer, Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** Settings for one call of git. */
export type GitSettings = readonly (readonly [key: string, value: string])[];

/** The result of merging another branch; `paths` (from the top) are those in conflict. */
export type RefMerge =
  | { readonly kind: 'merged'; readonly commit: string; readonly isNew: boolean }
  | { readonly kind: 'conflict'; readonly paths: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Merges another branch into HEAD and commits, as `git merge` does; a conflict is left in the work tree. Runs no hooks.
 */
export function mergeRef(host: Host, repository: Repository, { ref, settings }: Merging): RefMerge {
  const { top } = repository;
  const before = commitNamed(host, repository, 'HEAD');
  const words = [...flags(settings), 'merge', '--no-edit', '--no-progress', '--end-of-options', ref];
  const answer = host.git.run(words, { cwd: top });
  const after = commitNamed(host, repository, 'HEAD');
  if (answer.code === 0 && after !== undefined) return { kind: 'merged', commit: after, isNew: after !== before };
  const unmerged = host.git.run(['diff', '--name-only', '--diff-filter=U', '-z', '--no-ext-diff'], { cwd: top });
  const paths = splitNul(unmerged.stdout);
  return paths.length > 0 ? { kind: 'conflict', paths } : { kind: 'refused', reason: reasonOf(answer) };
}

/**
 * The same without changing work tree, index or branch: only determines whether there would be a conflict, and where.
 */
export function tryMergeRef(host: Host, { top }: Repository, { ref, settings }: Merging): RefMerge {
  const words = [...flags(settings), 'merge-tree', '--write-tree', '--name-only', '--no-messages', '-z'];
  const answer = host.git.run([...words, '--end-of-options', 'HEAD', ref], { cwd: top });
  const [tree = '', ...paths] = splitNul(answer.stdout);
  if (answer.code === 0) return { kind: 'merged', commit: tree, isNew: true };
  return answer.code === 1 ? { kind: 'conflict', paths } : { kind: 'refused', reason: reasonOf(answer) };
}

/** What is merged, and the git settings for it. */
export type Merging = { readonly ref: string; readonly settings: GitSettings };

const flags = (settings: GitSettings): readonly string[] =>
  settings.flatMap(([key, value]) => ['-c', `${key}=${value}`]);

const reasonOf = ({ stderr, stdout, code }: GitAnswer): string =>
  (stderr.trim() || stdout.trim() || `git ended with ${code}`).replace(/^(?:fatal|error): /u, '');
