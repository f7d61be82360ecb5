import type { ExperimentRecord } from '../records/record.ts';
import type { RunRecord } from '../runs/run-record.ts';
import { statementsOf } from '../template/statements/annotations.ts';
import { criterionText } from './criterion-text.ts';
import type { Criterion } from './outcome.ts';

/** A criterion that is not what it was when runs were logged. */
export type MovedCriterion = {
  readonly key: string;
  readonly change: 'added' | 'changed' | 'vanished';
  /** How many logged runs had seen it otherwise. */
  readonly results: number;
  /** Whether an amendment says so. */
  readonly amended: boolean;
};

export type MovedOptions = {
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  readonly sha256: (text: string) => string;
};

/** Holds the criteria as they stand against those that the run records have kept; records without any say nothing. */
export function movedCriteria(
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  options: MovedOptions,
): readonly MovedCriterion[] {
  const kept = [...options.runRecords.values()].filter((run) => run.criteria.size > 0);
  const now = new Map(criteria.map((criterion) => [criterion.key, options.sha256(criterionText(criterion))]));
  const amended = amendedKeys(record);
  const keys = new Set([...now.keys(), ...kept.flatMap((run) => [...run.criteria.keys()])]);
  return [...keys].flatMap((key) => {
    const found = changeOf(kept, key, now.get(key));
    return found === undefined ? [] : [{ key, ...found, amended: amendedTo(amended.get(key), now.get(key)) }];
  });
}

function changeOf(
  kept: readonly RunRecord[],
  key: string,
  hash: string | undefined,
): Pick<MovedCriterion, 'change' | 'results'> | undefined {
  const without = kept.filter((run) => !run.criteria.has(key)).length;
  const otherwise = kept.filter((run) => run.criteria.has(key) && run.criteria.get(key) !== hash).length;
  if (hash === undefined) return { change: 'vanished', results: otherwise };
  if (otherwise > 0) return { change: 'changed', results: otherwise };
  return without > 0 ? { change: 'added', results: without } : undefined;
}

/**
 * What the amendments say: `<!-- expctl: amended "KEY" to=HASH -->` in the Amendments section, `to=none` for a criterion
 * that was taken away; the hash may be cut to its first 8 digits or more.
 */
function amendedKeys({ document }: ExperimentRecord): ReadonlyMap<string, readonly string[]> {
  const amended = new Map<string, string[]>();
  for (const { words, options } of document.directives.flatMap((directive) => statementsOf(directive))) {
    const [word, key] = words;
    const to = options.get('to');
    if (word !== 'amended' || key === undefined || to === undefined) continue;
    amended.set(key, [...(amended.get(key) ?? []), to]);
  }
  return amended;
}

function amendedTo(hashes: readonly string[] | undefined, hash: string | undefined): boolean {
  const last = hashes?.at(-1);
  if (last === undefined) return false;
  return hash === undefined ? last === 'none' : last.length >= 8 && hash.startsWith(last);
}

/** One sentence for each: errors for what moved unsaid, notes for what was added or amended. */
export function movedWords(moved: readonly MovedCriterion[], wanted: 'error' | 'note'): readonly string[] {
  return moved.flatMap(({ key, change, results, amended }) => {
    const isError = change !== 'added' && !amended;
    if (isError !== (wanted === 'error')) return [];
    const after = `after ${results} ${results === 1 ? 'result' : 'results'}`;
    if (change === 'added') return [`${key} was added ${after}`];
    return [
      amended
        ? `${key} was amended with ${results} ${results === 1 ? 'result' : 'results'} seen`
        : `${key} has ${change} ${after}, without an amendment`,
    ];
  });
}
