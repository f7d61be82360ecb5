import type { Host } from '../host.ts';
import { commitNamed } from './commit-named.ts';
import { PARTIAL, SHALLOW, gitRefusal, isPartialClone } from './git-refusal.ts';
import { splitNul } from './tracked-files.ts';
import type { GitRefusal } from './git-refusal.ts';
import type { Repository } from './repository-of.ts';
import type { WorkTree } from './work-tree-of.ts';

/**
 * A merge with the commits that it joined and their common ancestors; `commit` is undefined while it is not committed.
 */
export type Merge = {
  readonly commit: string | undefined;
  readonly parents: readonly string[];
  readonly bases: readonly string[];
};

/** The merge to examine; `unseen`: whether there is one cannot be determined here. */
export type MergeSeen =
  | { readonly kind: 'merge'; readonly merge: Merge }
  | { readonly kind: 'none' }
  | ({ readonly kind: 'unseen' } & GitRefusal);

/** The merges of a file, or why git cannot tell. */
export type MergesSeen =
  { readonly kind: 'merges'; readonly merges: readonly Merge[] } | ({ readonly kind: 'unseen' } & GitRefusal);

const MOST_MERGES = 500;
const NONE: MergeSeen = { kind: 'none' };

/** The merge in progress in a work tree (`MERGE_HEAD`); runs git only if there is one. */
export function mergeUnderWay(host: Host, { top, gitFolder }: Pick<WorkTree, 'top' | 'gitFolder'>): MergeSeen {
  const mark = host.paths.resolve(gitFolder, 'MERGE_HEAD');
  if (!host.files.exists(mark)) return NONE;
  const read = host.files.readText(mark, 64 * 1024);
  const heads = read.kind === 'text' ? read.text.split('\n').filter((line) => HASH.test(line)) : [];
  const head = commitNamed(host, { top }, 'HEAD');
  if (head === undefined) return unanswered(host, top);
  if (heads.length === 0) return NONE;
  return withBases(host, top, { commit: undefined, parents: [head, ...heads] });
}

/** The commit of HEAD, if it is a merge. Parents that a shallow clone cut off are still named in the commit itself. */
export function mergeAtHead(host: Host, { top }: Pick<Repository, 'top'>): MergeSeen {
  const { code, stdout } = host.git.run(['cat-file', 'commit', 'HEAD'], { cwd: top });
  const end = stdout.indexOf('\n\n');
  const parents = [...stdout.slice(0, Math.max(0, end)).matchAll(/^parent ([0-9a-f]{40,64})$/gmu)].map(
    ([, hash = '']) => hash,
  );
  if (code !== 0) return unanswered(host, top);
  if (parents.length < 2) return NONE;
  return withBases(host, top, { commit: commitNamed(host, { top }, 'HEAD'), parents });
}

/**
 * The merge commits on the way to HEAD in which a file (path from the top) differs from that of a parent, newest first.
 */
export function mergesOf(host: Host, { top }: Pick<Repository, 'top'>, path: string): MergesSeen {
  const words = ['--literal-pathspecs', 'log', '--full-history', '--merges', `--max-count=${MOST_MERGES}`, '-z'];
  const { code, stdout } = host.git.run([...words, '--format=%H %P', '--end-of-options', 'HEAD', '--', path], {
    cwd: top,
    env: { GIT_NO_LAZY_FETCH: '1' },
  });
  if (code !== 0) {
    const seen = unanswered(host, top);
    return seen.kind === 'unseen' ? seen : { kind: 'merges', merges: [] };
  }
  const seen = splitNul(stdout).map((line) => {
    const [commit = '', ...parents] = line.trim().split(' ');
    return parents.length < 2 ? NONE : withBases(host, top, { commit, parents });
  });
  const merges = seen.flatMap((each) => (each.kind === 'merge' ? [each.merge] : []));
  return seen.find((each) => each.kind === 'unseen') ?? { kind: 'merges', merges };
}

/** Git failed: it refuses here, or lacks something; before the first commit there is nothing to examine. */
function unanswered(host: Host, top: string): MergeSeen {
  const refusal = gitRefusal(host, top);
  if (refusal !== undefined) return { kind: 'unseen', ...refusal };
  return isPartialClone(host, top) ? { kind: 'unseen', ...PARTIAL } : NONE;
}

/** Paths (from the top) that differ between the joined commits. */
export function pathsApart(host: Host, { top }: Pick<Repository, 'top'>, { parents }: Merge): ReadonlySet<string> {
  const [first = '', ...others] = parents;
  const words = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--end-of-options', first];
  return new Set(others.flatMap((other) => splitNul(host.git.run([...words, other], { cwd: top }).stdout)));
}

const HASH = /^[0-9a-f]{40,64}$/u;

function withBases(host: Host, top: string, { commit, parents }: Omit<Merge, 'bases'>): MergeSeen {
  const kind = parents.length > 2 ? '--octopus' : '--all';
  const words = ['merge-base', ...(kind === '--octopus' ? ['--octopus', '--all'] : ['--all']), '--end-of-options'];
  const { code, stdout } = host.git.run([...words, ...parents], { cwd: top });
  const bases = stdout.split('\n').filter((line) => HASH.test(line));
  // Without an ancestor it is unknown what was deleted and what was added.
  if (code !== 0 || bases.length === 0) return isShallow(host, top) ? { kind: 'unseen', ...SHALLOW } : NONE;
  return { kind: 'merge', merge: { commit, parents, bases } };
}

function isShallow(host: Host, top: string): boolean {
  return host.git.run(['rev-parse', '--is-shallow-repository'], { cwd: top }).stdout.trim() === 'true';
}
