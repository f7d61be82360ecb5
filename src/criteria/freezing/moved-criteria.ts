import type { ExperimentRecord } from '../../records/record.ts';
import { statementsOf } from '../../template/statements/annotations.ts';
import { counted } from '../../text/counted.ts';
import { contains } from '../../text/span.ts';
import { hashesOf } from './criteria-hashes.ts';
import { loggedChanges } from './changes.ts';
import type { Change, LoggedOptions } from './changes.ts';
import type { Criterion } from '../outcome.ts';

/** A criterion that differs from what it was when results came in. */
export type MovedCriterion = Change & {
  readonly key: string;
  /** As it is called now; of one that is gone the words of its key, or its key where those are only a label. */
  readonly label: string;
  /** Whether an amendment declares it. */
  readonly amended: boolean;
};

/** Compares the present criteria with those that the run records keep. */
export const movedCriteria = (
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  options: LoggedOptions,
): readonly MovedCriterion[] =>
  withAmendments(record, criteria, { ...options, changes: loggedChanges(record, criteria, options) });

/**
 * Turns changes by key into moved criteria, with their labels and what the document's amendments say about them. A
 * criterion that was once amended stays so, even if no remaining result had seen it differently.
 */
export function withAmendments(
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  { changes, sha256 }: { readonly changes: ReadonlyMap<string, Change> } & Pick<LoggedOptions, 'sha256'>,
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
    return [{ key, label: criterion?.label ?? calledBy(key), change: change.change, results, amended: isAmended }];
  });
}

/** A label has fewer words than a sentence. */
const LEAST_WORDS = 4;

/** What is known of a criterion that is gone: `success_criteria/mean_wer_is_below_12` began with those words. */
export function calledBy(key: string): string {
  const words = (key.split('/').at(-1) ?? '').replace(/#\d+$/u, '').split('_');
  return words.length < LEAST_WORDS ? key : `${words.join(' ')} …`;
}

const AMENDED_EARLIER: Change = { change: 'changed', results: 0 };

/** What an amendment says a criterion became, and how many results had been seen. */
type Amendment = { readonly to: string; readonly seen: number };

/**
 * The last amendment of each criterion: `<!-- expctl: amended "KEY" to=HASH seen=3 -->`, `to=none` for a criterion that
 * was removed; the hash may be cut to its first 8 digits or more.
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

/** Whether the runs may not be judged by it: it changed or was removed, and no amendment says so. */
export const isUnsaid = ({ change, amended }: MovedCriterion): boolean => change !== 'added' && !amended;

/** One sentence for each that was added or amended. */
export const movedNotes = (moved: readonly MovedCriterion[]): readonly string[] =>
  moved.filter((each) => !isUnsaid(each)).map(movedWords);

/** What happened to a criterion, in one sentence. */
export function movedWords({ label, change, results, amended }: MovedCriterion): string {
  const count = counted(results, 'result');
  if (change === 'added') return `"${label}" was added after ${count}`;
  if (amended) return `"${label}" was amended${results === 0 ? '' : ` with ${count} seen`}`;
  return `"${label}" has ${change} after ${count}, without an amendment`;
}
