import { criteriaOf } from '../criteria/criteria-of.ts';
import { datingOf } from '../criteria/freezing/dating.ts';
import { worldsOf } from '../criteria/evaluate/world.ts';
import { readBlobs } from '../history/read-blobs.ts';
import { repositoryOf } from '../history/repository-of.ts';
import { versionsOf } from '../history/versions-of.ts';
import { recordReader } from './reread-record.ts';
import type { Dating, RecordVersion } from '../criteria/freezing/dating.ts';
import type { FileVersion } from '../history/versions-of.ts';
import type { Host } from '../host.ts';
import type { ExperimentRecord } from '../records/record.ts';
import type { FoundRecord } from './find-record.ts';
import type { Project } from './project.ts';

/** How the rows that were typed by hand are dated by git; `unknown`: git cannot be asked, and why. */
export type RowDating =
  | { readonly kind: 'nothing to date' }
  | { readonly kind: 'unknown'; readonly rows: number; readonly because: Unasked }
  | { readonly kind: 'dated'; readonly dating: Dating };

/** Why git cannot be asked. */
export type Unasked = 'no repository' | 'shallow' | 'no-commits' | 'failed';

/** Dates the rows of a record that have no run record by the versions of its document that git holds. */
export async function dateRows({ host }: Project, { loaded, record }: FoundRecord): Promise<RowDating> {
  const { runRecords } = loaded.subject.surroundings;
  const typed = worldsOf(record, { runRecords }).flatMap(({ runs }) => runs.filter((run) => run.record === undefined));
  const runs = [...new Set(typed.map(({ id }) => id))];
  if (runs.length === 0 || criteriaOf(record).length === 0) return { kind: 'nothing to date' };
  const repository = repositoryOf(host, loaded.path);
  if (repository === undefined) return { kind: 'unknown', rows: runs.length, because: 'no repository' };
  const path = host.paths.relative(repository.top, host.files.realpath(loaded.path));
  const history = versionsOf(host, repository, path);
  if (history.kind === 'unknown') return { kind: 'unknown', rows: runs.length, because: history.because };
  const blobs = readBlobs(host, repository, new Set(history.versions.flatMap(hashesOf)));
  const versions = await readVersions(host, { versions: history.versions, blobs, like: record });
  return { kind: 'dated', dating: datingOf(record, { versions, runs, sha256: host.sha256 }) };
}

const hashesOf = ({ before, after }: FileVersion): readonly string[] =>
  before === undefined ? [after] : [before, after];

type Reading = {
  readonly versions: readonly FileVersion[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly like: ExperimentRecord;
};

/** The versions that can be read; one whose bytes git does not have here is left out. */
async function readVersions(host: Host, { versions, blobs, like }: Reading): Promise<readonly RecordVersion[]> {
  const readRecord = await recordReader(like);
  const known = new Map<string, ExperimentRecord | undefined>();
  const read = (hash: string): ExperimentRecord | undefined => {
    const text = textOf(host, blobs.get(hash));
    if (!known.has(hash) && text !== undefined) known.set(hash, readRecord(text));
    return known.get(hash);
  };
  return versions.flatMap(({ before, after }) => {
    const is = read(after);
    return is === undefined ? [] : [{ before: before === undefined ? undefined : read(before), after: is }];
  });
}

function textOf(host: Host, bytes: Uint8Array | undefined): string | undefined {
  const read = bytes === undefined ? undefined : host.decodeText(bytes);
  return read?.kind === 'text' ? read.text : undefined;
}
