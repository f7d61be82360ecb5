import { criterionOutcome } from './criterion-outcome.ts';
import { crashed } from './world/crashed-run.ts';
import { bareRun } from './world/run-row.ts';
import type { Criterion, Outcome } from './outcome.ts';
import type { RunRow } from './world/run-row.ts';
import type { ExcludedRun, World } from './world/world.ts';

/**
 * Notes on exclusions: one sentence for each criterion that is met only because runs are excluded, and one for runs
 * excluded without a reason if it is unknown whether the criterion would be met with them.
 */
export function exclusionNotes(
  worlds: readonly World[],
  outcomes: readonly Outcome[],
  criteria: readonly Criterion[],
): readonly string[] {
  const excluded = worlds.flatMap((world) => world.excluded);
  if (excluded.length === 0) return [];
  const all = worlds.map(withExcluded);
  const resting = outcomes.filter(({ kind, statements }) => kind === 'met' && statements.some(isWithout));
  const judged = resting.map((outcome) => ({ outcome, again: criterionOutcome(all, outcome.criterion, criteria) }));
  const failing = judged.filter(({ again }) => again.kind === 'unmet');
  const isOpen = judged.some(({ again }) => again.kind === 'undetermined');
  const unsaid = excluded.filter((each) => isOpen && failing.length === 0 && isUnsaid(each)).map(({ run }) => run.name);
  return [
    ...failing.map(({ outcome, again }) => failingText(outcome, again, excluded)),
    ...(unsaid.length === 0 ? [] : [`${unsaid.join(', ')}: excluded without a reason`]),
  ];
}

const isWithout = ({ evidence }: Outcome['statements'][number]): boolean => evidence.excluded.length > 0;

/** A run that crashed needs no other reason. */
const isUnsaid = ({ run, reason }: ExcludedRun): boolean => reason === undefined && crashed(run) === undefined;

/** The world as if nobody had excluded any run. */
const withExcluded = (world: World): World => ({
  ...world,
  runs: [...world.runs, ...world.excluded.map(asMeasured)],
  excluded: [],
});

/** A struck-through value counts for nothing; the number in its run record does. */
const asMeasured = ({ run, reason }: ExcludedRun): RunRow =>
  reason === undefined && run.record !== undefined ? bareRun(run.record) : run;

function failingText({ criterion, statements }: Outcome, again: Outcome, all: readonly ExcludedRun[]): string {
  const ids = new Set(statements.flatMap(({ evidence }) => evidence.excluded.map(({ run }) => run)));
  const without = all.filter(({ run }) => ids.has(run.id));
  const names = without.map((each) => `${each.run.name}${isUnsaid(each) ? ' (excluded without a reason)' : ''}`);
  const them = names.length === 1 ? 'it' : 'them';
  return `${criterion.label} rests on leaving ${names.join(', ')} out: with ${them} ${again.because}`;
}
