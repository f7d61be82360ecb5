import { criteriaOf } from '../criteria-of.ts';
import { hashesOf } from './criteria-hashes.ts';
import { criterionText } from './criterion-text.ts';
import type { Criterion } from '../outcome.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { RecordVersion } from './dating.ts';
import type { MovedCriterion } from './moved-criteria.ts';

export type EarlierOptions = {
  /** Newest first. */
  readonly versions: readonly RecordVersion[];
  readonly criteria: readonly Criterion[];
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  readonly sha256: (text: string) => string;
};

/**
 * The earlier text of moved criteria, as it was when results were seen, by key: as the run records have it, else as it
 * last was before it changed.
 */
export function earlierCriteria(
  moved: readonly MovedCriterion[],
  { versions, criteria, runRecords, sha256 }: EarlierOptions,
): ReadonlyMap<string, Criterion> {
  const hashOf = (criterion: Criterion): string => sha256(criterionText(criterion));
  const now = new Map(criteria.map((criterion) => [criterion.key, hashOf(criterion)]));
  const seen = (key: string): ReadonlySet<string> =>
    new Set([...runRecords.values()].flatMap((run) => run.criteria.get(key) ?? []));
  const records = versions.flatMap(({ before, after }) => (before === undefined ? [after] : [after, before]));
  return new Map(
    moved.flatMap(({ key }) => {
      const others = records
        .flatMap((record) => criteriaOf(record).filter((criterion) => criterion.key === key))
        .filter((criterion) => hashOf(criterion) !== now.get(key));
      const kept = seen(key);
      const found = others.find((criterion) => hashesOf(criterion, sha256).some((hash) => kept.has(hash))) ?? others[0];
      return found === undefined ? [] : [[key, found] as const];
    }),
  );
}
