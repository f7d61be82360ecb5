import { commitNamed } from './commit-named.ts';
import { PARTIAL, SHALLOW, isPartialClone } from './git-refusal.ts';
import type { Host } from '../host.ts';
import type { GitRefusal } from './git-refusal.ts';
import type { Repository } from './repository-of.ts';

/** A change to a file (path from the top), by blob; undefined: it did not exist before, or does not exist after. */
export type FileChange = {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/**
 * The changes of one commit other than a merge; without a commit: of the work tree compared with HEAD, where `after` is
 * not a blob.
 */
export type CommitChanges = { readonly commit: string | undefined; readonly changes: readonly FileChange[] };

/** The commits that changed some files, oldest first; or why git cannot tell. */
export type ChangesSeen =
  { readonly kind: 'known'; readonly commits: readonly CommitChanges[] } | ({ readonly kind: 'unseen' } & GitRefusal);

/** Stands for a content in the work tree, for which git has no name. */
export const NOT_STORED = 'work tree';

/**
 * The changes of all files that match a git glob (from the top), on all paths to HEAD and in the work tree. A rename is
 * a deletion and an addition.
 */
export function changesOfFiles(host: Host, repository: Repository, glob: string): ChangesSeen {
  const { top } = repository;
  const shallow = host.git.run(['rev-parse', '--is-shallow-repository'], { cwd: top });
  if (shallow.stdout.trim() === 'true') return { kind: 'unseen', ...SHALLOW };
  const head = commitNamed(host, repository, 'HEAD');
  if (head === undefined) return { kind: 'known', commits: [] };
  const files = ['--end-of-options', head, '--', `:(top,glob)${glob}`];
  const env = { GIT_NO_LAZY_FETCH: '1' };
  const log = host.git.run(['log', ...RAW, ...ORDER, ...files], { cwd: top, env });
  const tree = host.git.run(['diff-index', ...RAW, ...files], { cwd: top, env });
  if (log.code !== 0 || tree.code !== 0) return { kind: 'unseen', ...(isPartialClone(host, top) ? PARTIAL : FAILED) };
  const unsaved = parseRaw(tree.stdout).flatMap(({ changes }) => changes);
  return { kind: 'known', commits: [...parseRaw(log.stdout), { commit: undefined, changes: unsaved.map(unstored) }] };
}

const FAILED: GitRefusal = { because: 'git cannot tell its history', hint: '`git log` says why' };

const RAW = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'] as const;
const ORDER = ['--topo-order', '--reverse', '--full-history', '--no-merges', '--root', '--no-show-signature', '--format=%H'] as const; // prettier-ignore

/** `HASH NUL LF`, then `:mode mode before after status NUL path NUL`; without a hash if no commit is given. */
function parseRaw(output: string): readonly CommitChanges[] {
  const parts = output.split('\0');
  const commits: { commit: string; changes: FileChange[] }[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [modes = '', , before = '', after = '', status = ''] = (parts[at] ?? '').trim().split(' ');
    if (!modes.startsWith(':')) commits.push({ commit: modes, changes: [] });
    else {
      if (commits.length === 0) commits.push({ commit: '', changes: [] });
      const isGone = status === 'D';
      const change = { path: parts[++at] ?? '', before: blobOf(before), after: isGone ? undefined : after };
      commits.at(-1)?.changes.push(change);
    }
  }
  return commits.filter(({ changes }) => changes.length > 0);
}

/** The hash of a file's content; undefined for the zeros with which git says that there is none. */
export const blobOf = (hash: string): string | undefined => (/^0+$/u.test(hash) ? undefined : hash);

const unstored = (change: FileChange): FileChange =>
  change.after === undefined ? change : { ...change, after: NOT_STORED };
