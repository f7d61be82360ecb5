import type { ExperimentRecord } from '../../records/record.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import { ownRunRecords } from '../own-run-records.ts';
import { hashesOf, isPlaceholder } from './criteria-hashes.ts';
import type { Criterion } from '../outcome.ts';

/** How a criterion differs from what was kept of it. */
export type Change = {
  readonly change: 'added' | 'changed' | 'vanished';
  /** How many results had been seen while it was different. */
  readonly results: number;
};

/** Changes of criteria by key. */
export type Changes = ReadonlyMap<string, Change>;

export type LoggedOptions = {
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  readonly sha256: (text: string) => string;
};

/** The changes since the results that the run records of a record keep. */
export function loggedChanges(
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  { runRecords, sha256 }: LoggedOptions,
): Changes {
  // A run that has not ended is not a result yet.
  const kept = ownRunRecords(record, runRecords).filter(({ status }) => status !== 'started');
  const keys = new Set([...criteria.map(({ key }) => key), ...kept.flatMap((run) => [...run.criteria.keys()])]);
  const now = new Map(criteria.map((criterion) => [criterion.key, hashesOf(criterion, sha256)]));
  const open = new Set(criteria.filter((criterion) => isPlaceholder(record, criterion)).map(({ key }) => key));
  return new Map(
    [...keys].flatMap((key) => {
      const change = changeOf(kept, key, now.get(key));
      return change === undefined || (change.change === 'added' && open.has(key)) ? [] : [[key, change] as const];
    }),
  );
}

function changeOf(kept: readonly RunRecord[], key: string, hashes: readonly string[] | undefined): Change | undefined {
  const without = kept.filter((run) => !run.criteria.has(key)).length;
  const otherwise = kept.filter(
    (run) => run.criteria.has(key) && !hashes?.includes(run.criteria.get(key) ?? ''),
  ).length;
  if (hashes === undefined) return { change: 'vanished', results: otherwise };
  if (otherwise > 0) return { change: 'changed', results: otherwise };
  return without > 0 ? { change: 'added', results: without } : undefined;
}

/**
 * Joins the changes since two kinds of results: the numbers of results are added up, and a criterion that one of them
 * had is not new.
 */
export function joinedChanges(some: Changes, others: Changes): Changes {
  const joined = new Map(some);
  for (const [key, { change, results }] of others) {
    const before = some.get(key);
    const harder = before !== undefined && change === 'added' ? before.change : change;
    joined.set(key, { change: harder, results: results + (before?.results ?? 0) });
  }
  return joined;
}
