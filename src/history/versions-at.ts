import type { Host } from '../host.ts';
import { readBlobs } from './read-blobs.ts';
import type { Repository } from './repository-of.ts';

/** What a file (path from the top) said at some commits, in their order; undefined where it was not there or is no text. */
export function versionsAt(
  host: Host,
  repository: Repository,
  { path, commits }: { readonly path: string; readonly commits: readonly string[] },
): readonly (string | undefined)[] {
  if (path.includes('\n')) return commits.map(() => undefined);
  const input = commits.map((commit) => `${commit}:${path}\n`).join('');
  const env = { GIT_NO_LAZY_FETCH: '1' };
  const { stdout } = host.git.run(['cat-file', '--batch-check'], { cwd: repository.top, input, env });
  const hashes = stdout.split('\n').map((line) => /^([0-9a-f]{40,64}) blob \d+$/u.exec(line)?.[1]);
  const blobs = readBlobs(host, repository, new Set(hashes.filter((hash) => hash !== undefined)));
  return commits.map((_, index) => {
    const bytes = blobs.get(hashes[index] ?? '');
    const read = bytes === undefined ? undefined : host.decodeText(bytes);
    return read?.kind === 'text' ? read.text : undefined;
  });
}
