import { gitRefusal } from '../history/git-refusal.ts';
import { readBlobs } from '../history/read-blobs.ts';
import { repositoryOf } from '../history/repository-of.ts';
import { versionsOf } from '../history/versions-of.ts';
import { recordReader } from './reread-record.ts';
import type { RecordVersion } from '../criteria/freezing/dating.ts';
import type { FileVersion } from '../history/versions-of.ts';
import type { Host } from '../host.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { FoundRecord } from './find-record.ts';

/** The versions of a record in git, newest first; or why git cannot be asked. */
export type RecordHistory =
  | { readonly kind: 'known'; readonly versions: readonly RecordVersion[] }
  | { readonly kind: 'unknown'; readonly because: Unasked };

/** Why git cannot be asked. */
export type Unasked = 'no repository' | 'shallow' | 'partial' | 'no-commits' | 'refused' | 'failed';

/** Reads the versions of a record. */
export async function recordVersions(host: Host, { loaded, record }: FoundRecord): Promise<RecordHistory> {
  const repository = repositoryOf(host, loaded.path);
  if (repository === undefined)
    return { kind: 'unknown', because: gitRefusal(host, loaded.path) === undefined ? 'no repository' : 'refused' };
  const path = host.paths.relative(repository.top, host.files.realpath(loaded.path));
  const history = versionsOf(host, repository, path);
  if (history.kind === 'unknown') return history;
  const blobs = readBlobs(host, repository, new Set(history.versions.flatMap(hashesOf)));
  if (blobs === undefined) return { kind: 'unknown', because: 'partial' };
  const read = await versionReader(host, { blobs, like: record });
  const versions = history.versions.flatMap(({ before, after }) => {
    const is = read(after);
    return is === undefined ? [] : [{ before: before === undefined ? undefined : read(before), after: is }];
  });
  return { kind: 'known', versions };
}

const hashesOf = ({ before, after }: FileVersion): readonly string[] =>
  before === undefined ? [after] : [before, after];

type Reading = { readonly blobs: ReadonlyMap<string, Uint8Array>; readonly like: ExperimentRecord };

async function versionReader(
  host: Host,
  { blobs, like }: Reading,
): Promise<(hash: string) => ExperimentRecord | undefined> {
  const readRecord = await recordReader(like);
  const known = new Map<string, ExperimentRecord | undefined>();
  return (hash) => {
    const text = textOf(host, blobs.get(hash));
    if (!known.has(hash) && text !== undefined) known.set(hash, readRecord(text));
    return known.get(hash);
  };
}

function textOf(host: Host, bytes: Uint8Array | undefined): string | undefined {
  const read = bytes === undefined ? undefined : host.decodeText(bytes);
  return read?.kind === 'text' ? read.text : undefined;
}
