import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import { PARTIAL } from './git-refusal.ts';
import { readBlobs } from './read-blobs.ts';
import { stagedChanges } from './staged-changes.ts';
import type { Repository } from './repository-of.ts';
import type { StagedChange } from './staged-changes.ts';

/** A staged file: its path from the top of the work tree (`/` between parts) and the bytes in the index. */
export type StagedBlob = { readonly path: string; readonly bytes: Uint8Array };

const REGULAR = new Set(['100644', '100755']);

/** Whether a change leaves a regular file in the index. */
export const isStagedFile = ({ mode, status }: StagedChange): boolean => REGULAR.has(mode) && /^[AMT]$/u.test(status);

/**
 * The regular files that the index adds, changes or renames against HEAD, as they are in the index, in its order.
 * `wanted` chooses by path before any content is read. Two git processes; a third before the first commit.
 */
export function stagedBlobs(host: Host, repository: Repository, wanted = everything): StagedBlob[] {
  const places = stagedChanges(host, repository).filter((change) => isStagedFile(change) && wanted(change.path));
  const contents = readBlobs(host, repository, new Set(places.map(({ hash }) => hash)));
  if (contents === undefined) throw unfetched();
  return places.flatMap(({ path, hash }) => {
    const bytes = contents.get(hash);
    return bytes === undefined ? [] : [{ path, bytes }];
  });
}

/** What is said where a partial clone lacks what is staged. */
export const unfetched = (): UserError =>
  new UserError(`the staged files cannot be read: ${PARTIAL.because}`, { hint: PARTIAL.hint });

const everything = (_path: string): boolean => true;
