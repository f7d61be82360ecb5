import type { Host } from '../host.ts';
import { isPartialClone } from './git-refusal.ts';
import { readBlobs } from './read-blobs.ts';
import type { Repository } from './repository-of.ts';

/**
 * The text of a file (path from the top) at some commits, in their order, each undefined if it did not exist or is not
 * text. Undefined as a whole if this clone lacks one of them.
 */
export function versionsAt(
  host: Host,
  repository: Repository,
  { path, commits }: { readonly path: string; readonly commits: readonly string[] },
): readonly (string | undefined)[] | undefined {
  if (path.includes('\n')) return commits.map(() => undefined);
  const hashes = hashesAt(host, repository, { path, commits });
  const blobs =
    hashes === undefined
      ? undefined
      : readBlobs(host, repository, new Set(hashes.filter((hash) => hash !== undefined)));
  if (hashes === undefined || blobs === undefined) return undefined;
  return hashes.map((hash) => {
    const bytes = hash === undefined ? undefined : blobs.get(hash);
    const read = bytes === undefined ? undefined : host.decodeText(bytes);
    return read?.kind === 'text' ? read.text : undefined;
  });
}

type At = { readonly path: string; readonly commits: readonly string[] };

/**
 * The blob at each commit; a partial clone is asked for its trees, because for a missing blob it says that there is
 * none.
 */
function hashesAt(host: Host, { top }: Repository, { path, commits }: At): readonly (string | undefined)[] | undefined {
  const input = commits.map((commit) => `${commit}:${path}\n`).join('');
  const env = { GIT_NO_LAZY_FETCH: '1' };
  const { code, stdout } = host.git.run(['cat-file', '--batch-check'], { cwd: top, input, env });
  const lines = stdout.split('\n');
  const found = commits.map((_, index) => /^([0-9a-f]{40,64}) blob \d+$/u.exec(lines[index] ?? '')?.[1]);
  if ((code === 0 && !found.includes(undefined)) || !isPartialClone(host, top)) return found;
  const hashes: (string | undefined)[] = [];
  for (const commit of commits) {
    const words = ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', '--end-of-options', commit, '--', path];
    const answer = host.git.run(words, { cwd: top, env });
    if (answer.code !== 0) return undefined;
    hashes.push(/^\d+ blob ([0-9a-f]{40,64})\t/u.exec(answer.stdout)?.[1]);
  }
  return hashes;
}
