import type { ExperimentRecord } from '../records/record.ts';
import type { ItemsResolver } from '../runs/items/items-resolver.ts';
import type { RunRecord } from '../runs/run-record.ts';
import { hiddenRuns, openRuns } from './hidden-runs.ts';
import { unreadRecords } from './unread-records.ts';
import { recordsOfExperiment } from '../runs/records-of-experiment.ts';
import { openAmong } from './among.ts';
import { criteriaOf, limitTablesOf, unreadSentencesOf, unreadTablesOf } from './criteria-of.ts';
import { criterionOutcome } from './criterion-outcome.ts';
import { worldsOf } from './world/world.ts';
import { manifestWords } from './manifest-words.ts';
import { isUnsaid, movedCriteria, movedNotes } from './freezing/moved-criteria.ts';
import { movedReason } from './freezing/moved-reason.ts';
import type { Criterion, Decision, Outcome } from './outcome.ts';
import { datingNotes } from './dating-notes.ts';
import { exclusionNotes } from './excluded-runs.ts';
import { sameOutputWords } from './one-output.ts';
import { incomparable } from './incomparable.ts';
import { unreadRows, unreadRuns, withUnread } from './unread-rows.ts';
import { saidOtherwise } from './said-otherwise.ts';
import { tableOutcome } from './table-outcome.ts';
import { verdictOf } from './verdict.ts';

export type DecideOptions = {
  /** Run records beside the document, by run id. */
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  /** What is wrong with the run records that could not be read: path first, then the reason. */
  readonly brokenRunRecords?: readonly string[];
  /** Another document of the collection by its id; without it `doc(…)` is undetermined. */
  readonly resolveDocument?: (id: string) => ExperimentRecord | undefined;
  /**
   * The items that run records name, read and checked against their hashes; without it, criteria that need items are
   * undetermined.
   */
  readonly items?: ItemsResolver;
  /** Returns the SHA-256 of a text in hexadecimal digits; without it, changed criteria are not reported. */
  readonly sha256?: (text: string) => string;
  /** `--allow awaiting`: a `must` criterion that awaits a person's mark does not change the verdict. */
  readonly allowAwaiting?: boolean;
  /** `--fail-on conditional`: the exit code of CONDITIONAL GO is 1. */
  readonly failOnConditional?: boolean;
};

/**
 * Decides a record: returns the outcome of every criterion with its evidence, and the verdict. Reads no file and
 * changes nothing.
 */
export function decide(record: ExperimentRecord, options: DecideOptions): Decision {
  const worlds = worldsOf(record, options);
  const criteria = criteriaOf(record);
  const unread = unreadIn(record, options);
  const decideAll = (wanted: readonly Criterion[]): readonly Outcome[] =>
    openAmong(wanted.map((criterion) => withUnread(criterionOutcome(worlds, criterion, criteria), unread)));
  const outcomes = [
    ...decideAll(criteria.filter(({ role, isProse }) => role === 'criterion' || (role === 'kill' && !isProse))),
    ...unreadTablesOf(record).map(tableOutcome(record)),
  ].toSorted((a, b) => a.criterion.span.start - b.criterion.span.start);
  const protocol = decideAll(criteria.filter(({ role, isProse }) => role === 'protocol' && !isProse));
  const hypotheses = decideAll(criteria.filter(({ role }) => role === 'hypothesis'));
  const moved =
    options.sha256 === undefined ? [] : movedCriteria(record, criteria, { ...options, sha256: options.sha256 });
  const invalidBy = [
    ...incomparable(worlds, protocol),
    ...moved.filter(isUnsaid).map((each) => movedReason(record, each)),
  ];
  const invalid = invalidBy.map(({ because }) => because);
  const verdict = verdictOf({ outcomes, protocol, hypotheses, invalid, unread }, options);
  const amended = movedNotes(moved.filter((each) => each.amended));
  const own = recordsOfExperiment(record, options.runRecords);
  const notes = [
    ...movedNotes(moved),
    ...exclusionNotes(worlds, outcomes, criteria),
    ...manifestWords(own),
    ...sameOutputWords(own.values()),
    ...openRuns(record, options.runRecords),
    ...lenienceNotes(outcomes, options),
    ...doubtNotes(outcomes),
    ...markedNotes(outcomes),
    ...(outcomes.length === 0 ? [] : saidOtherwise(record, verdict.verdict)),
    ...(outcomes.length === 0 ? [] : unreadSentencesOf(record)),
    ...limitTablesOf(record),
    ...datingNotes(worlds, outcomes),
  ];
  return { ...verdict, invalid, invalidBy, unread, outcomes, hypotheses, protocol, amended, notes };
}

/**
 * Where rows have dropped out of their table, that is why their run records have no row, so those records are not
 * reported too.
 */
function unreadIn(
  record: ExperimentRecord,
  { runRecords, brokenRunRecords = [] }: Pick<DecideOptions, 'runRecords' | 'brokenRunRecords'>,
): readonly string[] {
  const rows = unreadRows(record);
  const hidden = rows.length > 0 ? [] : hiddenRuns(record, runRecords);
  return [...rows, ...unreadRuns(record, runRecords), ...unreadRecords(record, brokenRunRecords), ...hidden];
}

/** Says so where a verdict rests on a number that could as well have another value. */
const doubtNotes = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.flatMap(({ criterion, statements }) =>
    statements.flatMap(({ evidence }) => evidence.doubts.map((doubt) => `${criterion.label}: ${doubt}`)),
  );

/** Says so where a limit with a number was compared with none, and only a person's mark says that it is met. */
const markedNotes = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.flatMap(({ kind, criterion: { label, unheld } }) =>
    kind === 'met' && unheld !== undefined
      ? [`${label}: nothing was compared with \`${unheld}\`: only the mark says that it is met`]
      : [],
  );

/** A user may relax the verdict with options, but the notes always say so. */
function lenienceNotes(
  outcomes: readonly Outcome[],
  { allowAwaiting, failOnConditional }: DecideOptions,
): readonly string[] {
  const awaiting = outcomes.filter(({ kind, criterion }) => kind === 'awaiting' && criterion.gate === 'must').length;
  const count = `${awaiting} ${awaiting === 1 ? 'criterion' : 'criteria'}`;
  return [
    ...(allowAwaiting === true && awaiting > 0 ? [`--allow awaiting: ${count} that a person has yet to mark`] : []),
    ...(failOnConditional === true ? ['--fail-on conditional: CONDITIONAL GO exits 1'] : []),
  ];
}
