import { addToGroup } from '../../text/group-by.ts';
import { rememberFor } from '../../text/remember.ts';
import { criteriaHashes } from './criteria-hashes.ts';
import { runsTablesOf } from '../../records/runs-tables.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Change, Changes } from './changes.ts';

/** One change of the document, read: the record before it (undefined: the change created the document) and after it. */
export type RecordVersion = { readonly before: ExperimentRecord | undefined; readonly after: ExperimentRecord };

/** Why it cannot be determined what the criteria were when a row was added. */
export type Undated = 'uncommitted' | 'one commit' | 'a merge' | 'no id';

/** What the versions of a document show about rows without a run record. */
export type Dating = {
  readonly rows: number;
  /**
   * The number of rows for which it is known how every criterion stood when they were added: as it is now, or
   * differently.
   */
  readonly dated: number;
  /** Run ids by the reason why they cannot be dated. */
  readonly undated: ReadonlyMap<Undated, readonly string[]>;
  /** Criteria that were added or changed after results, by key. */
  readonly changes: Changes;
};

export type DatingOptions = {
  /** Newest first. */
  readonly versions: readonly RecordVersion[];
  /** Ids of the rows without a run record; empty for a row without an id. */
  readonly runs: readonly string[];
  readonly sha256: (text: string) => string;
};

/** Compares the present criteria with those in the version before the one in which each row first appeared. */
export function datingOf(record: ExperimentRecord, { versions, runs, sha256 }: DatingOptions): Dating {
  const hashesOf = rememberFor((of: ExperimentRecord) => criteriaHashes(of, sha256));
  const idsOf = rememberFor(idsIn);
  const now = hashesOf(record);
  const undated = new Map<Undated, string[]>();
  const changes = new Map<string, Change>();
  for (const run of runs) {
    const found = run === '' ? 'no id' : firstWith(versions, (of) => idsOf(of).has(run));
    const reason = typeof found === 'string' ? found : changesAt(now, found, { hashesOf, changes });
    if (reason !== undefined) addToGroup(undated, reason, run);
  }
  const open = [...undated.values()].reduce((sum, { length }) => sum + length, 0);
  return { rows: runs.length, dated: runs.length - open, undated, changes };
}

const idsIn = (record: ExperimentRecord): ReadonlySet<string> =>
  new Set(runsTablesOf(record).flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? [])));

type Hashes = ReadonlyMap<string, string>;

/** The oldest version that added a row; a row that only merges have cannot be dated. */
function firstWith(
  versions: readonly RecordVersion[],
  has: (record: ExperimentRecord) => boolean,
): RecordVersion | Undated {
  const brought = versions.findLast(({ before, after }) => has(after) && (before === undefined || !has(before)));
  if (brought !== undefined) return brought;
  return versions.some(({ before, after }) => has(after) || (before !== undefined && has(before)))
    ? 'a merge'
    : 'uncommitted';
}

type Gathering = { readonly hashesOf: (record: ExperimentRecord) => Hashes; readonly changes: Map<string, Change> };

/**
 * Records what was different when the row was added; returns `one commit` if that same change also added a criterion.
 */
function changesAt(
  now: Hashes,
  { before, after }: RecordVersion,
  { hashesOf, changes }: Gathering,
): Undated | undefined {
  const was: Hashes = before === undefined ? new Map() : hashesOf(before);
  const is = hashesOf(after);
  let together = false;
  for (const key of new Set([...now.keys(), ...was.keys(), ...is.keys()])) {
    const hash = now.get(key);
    if (was.get(key) === hash) continue;
    if (is.get(key) === hash) together = true;
    else noteChange(changes, key, hash === undefined ? 'vanished' : is.has(key) ? 'changed' : 'added');
  }
  return together ? 'one commit' : undefined;
}

function noteChange(changes: Map<string, Change>, key: string, change: Change['change']): void {
  const before = changes.get(key);
  const isSofter = before !== undefined && before.change !== 'added' && change === 'added';
  changes.set(key, { change: isSofter ? before.change : change, results: (before?.results ?? 0) + 1 });
}
