import type { ExperimentRecord } from '../../records/record.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import { statementsOf } from '../../template/statements/annotations.ts';
import { counted } from '../../text/counted.ts';
import { contains } from '../../text/span.ts';
import { ownRunRecords } from '../own-run-records.ts';
import { hashesOf, isPlaceholder } from './criteria-hashes.ts';
import type { Criterion } from '../outcome.ts';

/** A criterion that is not what it was when results came in. */
export type MovedCriterion = {
  readonly key: string;
  /** As it is called now; the key of one that is gone. */
  readonly label: string;
  readonly change: 'added' | 'changed' | 'vanished';
  /** How many results had been seen with it otherwise. */
  readonly results: number;
  /** Whether an amendment says so. */
  readonly amended: boolean;
};

export type MovedOptions = {
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  readonly sha256: (text: string) => string;
};

/** What a criterion came to in comparison with what was kept of it. */
export type Change = Pick<MovedCriterion, 'change' | 'results'>;

/** Holds the criteria as they stand against those that the run records have kept. */
export function movedCriteria(
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  { runRecords, sha256 }: MovedOptions,
): readonly MovedCriterion[] {
  // A run that has not ended is no result yet.
  const kept = ownRunRecords(record, runRecords).filter(({ status }) => status !== 'started');
  const keys = new Set([...criteria.map(({ key }) => key), ...kept.flatMap((run) => [...run.criteria.keys()])]);
  const now = new Map(criteria.map((criterion) => [criterion.key, hashesOf(criterion, sha256)]));
  const open = new Set(criteria.filter((criterion) => isPlaceholder(record, criterion)).map(({ key }) => key));
  const changes = [...keys].map((key) => {
    const change = changeOf(kept, key, now.get(key));
    return [key, change?.change === 'added' && open.has(key) ? undefined : change] as const;
  });
  return withAmendments(record, criteria, { changes: new Map(changes), sha256 });
}

/**
 * Changes by key as moved criteria: with their labels, and with what the document's amendments say of them. What was once
 * amended stays so, also where no result that is left had seen it otherwise.
 */
export function withAmendments(
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  { changes, sha256 }: { readonly changes: ReadonlyMap<string, Change | undefined> } & Pick<MovedOptions, 'sha256'>,
): readonly MovedCriterion[] {
  const amendments = amendmentsOf(record);
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  return [...new Set([...changes.keys(), ...amendments.keys()])].flatMap((key) => {
    const criterion = byKey.get(key);
    const last = amendments.get(key);
    const isAmended = last !== undefined && saysSo(last, criterion && hashesOf(criterion, sha256));
    const change = changes.get(key) ?? (isAmended ? AMENDED_EARLIER : undefined);
    if (change === undefined) return [];
    const results = isAmended ? Math.max(change.results, last.seen) : change.results;
    return [{ key, label: criterion?.label ?? key, change: change.change, results, amended: isAmended }];
  });
}

const AMENDED_EARLIER: Change = { change: 'changed', results: 0 };

function changeOf(kept: readonly RunRecord[], key: string, hashes: readonly string[] | undefined): Change | undefined {
  const without = kept.filter((run) => !run.criteria.has(key)).length;
  const otherwise = kept.filter(
    (run) => run.criteria.has(key) && !hashes?.includes(run.criteria.get(key) ?? ''),
  ).length;
  if (hashes === undefined) return { change: 'vanished', results: otherwise };
  if (otherwise > 0) return { change: 'changed', results: otherwise };
  return without > 0 ? { change: 'added', results: without } : undefined;
}

/** What an amendment says a criterion became, and how many results had been seen. */
type Amendment = { readonly to: string; readonly seen: number };

/**
 * The last amendment of each criterion: `<!-- expctl: amended "KEY" to=HASH seen=3 -->`, `to=none` for a criterion that was
 * taken away; the hash may be cut to its first 8 digits or more.
 */
function amendmentsOf({ document, root }: ExperimentRecord): ReadonlyMap<string, Amendment> {
  const amendments = new Map<string, Amendment>();
  const own = document.directives.filter(({ span }) => contains(root.span, span));
  for (const { words, options } of own.flatMap((directive) => statementsOf(directive))) {
    const [word, key] = words;
    const to = options.get('to');
    const seen = Number.parseInt(options.get('seen') ?? '0', 10);
    if (word === 'amended' && key !== undefined && to !== undefined)
      amendments.set(key, { to, seen: Number.isFinite(seen) ? seen : 0 });
  }
  return amendments;
}

function saysSo({ to }: Amendment, hashes: readonly string[] | undefined): boolean {
  return hashes === undefined ? to === 'none' : to.length >= 8 && hashes.some((hash) => hash.startsWith(to));
}

/** Whether the runs may not be judged by it: it changed or vanished, and nobody said so. */
export const isUnsaid = ({ change, amended }: MovedCriterion): boolean => change !== 'added' && !amended;

/** One sentence for each that was added or amended. */
export const movedNotes = (moved: readonly MovedCriterion[]): readonly string[] =>
  moved.filter((each) => !isUnsaid(each)).map(movedWords);

/** What became of a criterion, in one sentence. */
export function movedWords({ label, change, results, amended }: MovedCriterion): string {
  const count = counted(results, 'result');
  if (change === 'added') return `"${label}" was added after ${count}`;
  if (amended) return `"${label}" was amended${results === 0 ? '' : ` with ${count} seen`}`;
  return `"${label}" has ${change} after ${count}, without an amendment`;
}
