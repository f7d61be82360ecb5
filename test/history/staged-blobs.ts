import { isStagedFile, unfetched } from '../../src/history/staged-files.ts';
import { readBlobs } from '../../src/history/read-blobs.ts';
import { stagedChanges } from '../../src/history/staged-changes.ts';
import type { Repository } from '../../src/history/repository-of.ts';
import type { Host } from '../../src/host.ts';

/** The regular files that the index adds, changes or renames relative to HEAD, as `check --staged` requests them. */
export function stagedBlobs(
  host: Host,
  repository: Repository,
  wanted: (path: string) => boolean = () => true,
): { readonly path: string; readonly bytes: Uint8Array }[] {
  const places = stagedChanges(host, repository).filter((change) => isStagedFile(change) && wanted(change.path));
  const contents = readBlobs(host, repository, new Set(places.map(({ hash }) => hash)));
  if (contents === undefined) throw unfetched();
  return places.flatMap(({ path, hash }) => {
    const bytes = contents.get(hash);
    return bytes === undefined ? [] : [{ path, bytes }];
  });
}
