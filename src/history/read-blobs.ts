import { isPartialClone } from './git-refusal.ts';
import { askForObjects } from './read-objects.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** The contents of blobs by hash, in one git process; undefined if a partial clone lacks one of them. */
export function readBlobs(
  host: Host,
  repository: Repository,
  hashes: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> | undefined {
  const { objects, failure } = askForObjects(host, repository, [...hashes]);
  const blobs = new Map<string, Uint8Array>();
  for (const [hash, { type, bytes }] of objects) if (type === 'blob') blobs.set(hash, bytes);
  if (blobs.size < hashes.size && isPartialClone(host, repository.top)) return undefined;
  if (failure !== undefined) throw failure;
  return blobs;
}
