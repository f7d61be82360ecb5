import { treeNames } from '../history/read-objects.ts';
import type { GitObject } from '../history/read-objects.ts';
import type { Repository } from '../history/repository-of.ts';
import type { StagedChange } from '../history/staged-changes.ts';
import type { Host } from '../host.ts';
import type { Asked } from './asked-files.ts';

/** Git's answers about the index: where it differs from HEAD, and the objects under the requested names. */
export type IndexAnswers = {
  readonly changes: readonly StagedChange[];
  readonly objects: ReadonlyMap<string, GitObject>;
};

const inTree = (host: Host, { top }: Repository, path: string): string | undefined => {
  const relative = host.paths.relative(top, path);
  return relative === '' || /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:|\.git(?:\/|$))|\n/u.test(relative) ? undefined : relative;
};

/**
 * The names with which git is asked what the index has at these paths: as a file, and as a folder of HEAD if nothing
 * else decides.
 */
export const namesOf = (
  host: Host,
  repository: Repository,
  { asked, changes }: { readonly asked: Asked; readonly changes: readonly StagedChange[] },
): readonly string[] =>
  [...asked].flatMap(([path, { isFolder, isListed }]) => {
    const within = inTree(host, repository, path);
    if (within === undefined) return [];
    if (!isListed && hasStaged(within, changes)) return [];
    return isFolder ? [`:${within}`, `HEAD:${within}`] : [`:${within}`];
  });

/** Whether something below a path is staged: then the index has a folder there. */
const hasStaged = (within: string, changes: readonly StagedChange[]): boolean =>
  changes.some(({ path, status }) => (status === 'A' || status === 'M') && path.startsWith(`${within}/`));

/** The paths for which disk and index certainly agree. */
export function agreedPaths(host: Host, repository: Repository, asked: Asked, answers: IndexAnswers): Asked {
  return new Map(
    [...asked].filter(([path, { isListed }]) => {
      const relative = host.paths.relative(repository.top, path);
      if (relative.includes('\n')) return false;
      const within = inTree(host, repository, path);
      return within === undefined || isAlike(host, { path, within, isListed }, answers);
    }),
  );
}

type Place = { readonly path: string; readonly within: string; readonly isListed: boolean };

function isAlike(host: Host, { path, within, isListed }: Place, { changes, objects }: IndexAnswers): boolean {
  const blob = objects.get(`:${within}`);
  const tree = objects.get(`HEAD:${within}`);
  const below = changes.filter((change) => change.path === within || change.path.startsWith(`${within}/`));
  const isFolder = tree?.type === 'tree';
  const disk = host.files.lstat(path)?.kind;
  if (isBehindLink(host, path) || changes.some((change) => within.startsWith(`${change.path}/`))) return false;
  if (disk === undefined) return blob === undefined && !isFolder && below.every(({ status }) => status === 'D');
  if (disk === 'file') return blob?.type === 'blob' && areSame(host.files.readBytes(path), blob.bytes);
  if (disk !== 'directory') return false;
  if (isListed) return isFolder && below.length === 0 && hasNames(host, path, tree);
  if (hasStaged(within, changes)) return true;
  return isFolder && below.length === 0;
}

/** What is behind a link must be asked of the index: its link may lead to another place. */
function isBehindLink({ files, paths }: Host, path: string): boolean {
  const folder = paths.folderOf(path);
  return files.exists(folder) && files.realpath(folder) !== folder;
}

const areSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

function hasNames(host: Host, path: string, tree: GitObject): boolean {
  const entries = host.files.list(path);
  // A hash is 20 bytes long, or 32 in repositories with SHA-256: only one of them parses the names correctly.
  return [20, 32].some((hashBytes) => {
    const names = treeNames(tree, hashBytes);
    return names.size === entries.length && entries.every(({ name, kind }) => names.get(name) === kind);
  });
}
