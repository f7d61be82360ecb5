import { sliceOf } from '../text/span.ts';
import type { Span } from '../text/span.ts';
import { bandOf } from './claim/band-of.ts';
import { checkStatement } from './problems/check-statement.ts';
import { claimResult } from './claim/claim-result.ts';
import type { ClaimOptions } from './claim/claim-result.ts';
import type { Truth } from './holding/judgement.ts';
import { worldOfCell, worldOfPart, worldOfRow } from './world/own-answer.ts';
import { ownMeasuredNote } from './own-measured.ts';
import { evidenceOf, leftOutNames } from './claim/evidence.ts';
import { standingOfTable, standingWords } from './world/place-words.ts';
import { resultWords } from './claim/result-words.ts';
import { selectRuns } from './claim/selected-runs.ts';
import { sourcesOf } from './claim/sources-of.ts';
import { worldsUnder } from './world/under-heading.ts';
import type { World } from './world/world.ts';
import { parseStatement } from './language/parse-statement.ts';
import { caretLines } from './language/statement-problem.ts';
import type { StatementProblem } from './language/statement-problem.ts';
import { rootsOf } from './language/walk.ts';
import { foregoneNote } from './foregone.ts';
import type { Bands, BandVerdict, Claim, Statement } from './language/syntax.ts';
import type { Evidence, PlacedProblem, RefusedCell, StatementOutcome, StatementPlace } from './outcome.ts';
import { unlessDoubted } from './doubted-runs.ts';
import { unlessSplit } from './unsaid-split.ts';
import { sayWhich, severalTables, worldsAsked } from './worlds-asked.ts';

export type StatementOptions = ClaimOptions & {
  /** A stop rule whose condition holds is triggered, and counts as unmet. */
  readonly isKill: boolean;
};

/** Decides one `expect:` statement over the worlds of its document. Never throws: a broken one is undetermined. */
export function statementOutcome(
  worlds: readonly World[],
  place: StatementPlace,
  options: StatementOptions,
): StatementOutcome {
  if (place.refused !== undefined) return brokenOutcome(place, [refusal(place, place.refused)]);
  const { statement: written, problem } = parseStatement(place.text);
  if (written === undefined) return brokenOutcome(place, [severityIn(place, problem)]);
  const statement = saysItself(worlds, place) ? ofItself(written) : written;
  const { asked, problems } = askedOf(withBound(worlds, options), statement, place);
  const outcomes = asked.map((world) => outcomeIn(world, statement, place, { ...options, problems }));
  const [first] = outcomes;
  if (first === undefined) return brokenOutcome(place, problems);
  const isOneAnswer = outcomes.every(({ kind, band }) => kind === first.kind && band === first.band);
  return isOneAnswer || isBroken(first) ? first : openOutcome(asked, outcomes, first);
}

/** The tables with runs that a hypothesis is bound to; all tables if none has any. */
function withBound(worlds: readonly World[], { isBound }: StatementOptions): readonly World[] {
  const found = worlds.filter(({ runs }) => runs.some(isBound));
  return found.length > 0 ? found : worlds;
}

const isBroken = ({ problems }: StatementOutcome): boolean => problems.some(({ severity }) => severity === 'error');

type Asked = { readonly asked: readonly World[]; readonly problems: readonly StatementProblem[] };

/** The tables that a statement may be about, and what is wrong with how it names them. */
function askedOf(worlds: readonly World[], statement: Statement, place: StatementPlace): Asked {
  const { row, answer } = place;
  const worldHere = saysItself(worlds, place) ? worldOfPart : worldOfRow;
  const seen =
    answer === undefined
      ? row === undefined
        ? worlds
        : worlds.map((world) => worldHere(world, row))
      : worlds.slice(0, 1).map((world) => worldOfCell(world, answer));
  const under = statement.under && worldsUnder(seen, statement.under);
  if (under?.kind === 'problem') return { asked: [], problems: [under.problem] };
  const asked = worldsAsked(under?.worlds ?? seen, statement);
  const several = severalTables(asked, statement);
  return { asked, problems: several === undefined ? [] : [several] };
}

/**
 * Whether a statement about a part of the data can be answered only by its own row, because there are no runs to select
 * from.
 */
const saysItself = (worlds: readonly World[], { ofPart }: StatementPlace): boolean =>
  ofPart === true && worlds.every(({ tables, runs }) => tables.length === 0 && runs.length === 0);

const ofItself = (statement: Statement): Statement =>
  statement.kind === 'claim' ? { ...statement, where: undefined } : statement;

function outcomeIn(
  world: World,
  statement: Statement,
  place: StatementPlace,
  options: StatementOptions & { readonly problems: readonly StatementProblem[] },
): StatementOutcome {
  const problems = [...options.problems, ...checkStatement(world, statement)];
  if (problems.some(({ severity }) => severity === 'error')) return brokenOutcome(place, problems);
  const decided =
    statement.kind === 'bands'
      ? unlessDoubted(world, (kept) =>
          unlessSplit(kept, statement, (within) => bandsOutcome(within, statement, options)),
        )
      : withOwnMeasured(world, statement, place, claimOutcome(world, statement, options));
  const settle = decided.settle === A_RUN ? firstRun(statement, place) : decided.settle;
  return { place, ...decided, settle, problems: problems.map((found) => placedProblem(place, found)) };
}

/** For tables that give different answers: none of them is preferred. */
function openOutcome(
  asked: readonly World[],
  outcomes: readonly StatementOutcome[],
  first: StatementOutcome,
): StatementOutcome {
  const answers = outcomes.map(({ kind, because }, at) => {
    const world = asked[at];
    const where = world?.tables.map((table) => standingWords(standingOfTable(world.record, table))).join(', ') ?? '';
    return `${where} comes to ${kind} (${because})`;
  });
  return {
    place: first.place,
    kind: 'undetermined',
    because: `it is not said which table is meant: ${answers.join(', ')}`,
    settle: sayWhich(asked),
    evidence: NO_EVIDENCE,
    band: undefined,
    problems: first.problems,
  };
}

const A_RUN = 'a run that is selected';

/** Which run would be the first that counts: `a run where manifest == "lists/calm.jsonl"`. */
function firstRun(statement: Statement, { text }: StatementPlace): string {
  const where = statement.kind === 'claim' ? statement.where : undefined;
  return where === undefined ? 'a first run' : `a run where ${sliceOf(text, where.span)}`;
}

/** What is wrong with the condition that binds a hypothesis to its runs. */
export function bindingProblems(place: StatementPlace): readonly PlacedProblem[] {
  const { statement, problem } = parseStatement(place.text);
  if (statement === undefined) return [placedProblem(place, problem)];
  const isPlain =
    statement.kind === 'claim' &&
    [statement.quantifier, statement.where, statement.per, statement.confidence, statement.under].every(
      (clause) => clause === undefined,
    );
  const message = 'behind `runs where` goes a condition and nothing else';
  return isPlain ? [] : [placedProblem(place, { severity: 'error', message, span: statement.span, hint: undefined })];
}

/** What is wrong with a statement, without deciding it: `check` reports this before any run. */
export function statementProblems(worlds: readonly World[], place: StatementPlace): readonly PlacedProblem[] {
  if (place.refused !== undefined) return [placedProblem(place, refusal(place, place.refused))];
  const { statement: written, problem } = parseStatement(place.text);
  if (written === undefined) return [placedProblem(place, severityIn(place, problem))];
  const statement = saysItself(worlds, place) ? ofItself(written) : written;
  const { asked, problems } = askedOf(worlds, statement, place);
  const found = asked[0] === undefined ? [] : checkStatement(asked[0], statement);
  return [...problems, ...found].map((each) => placedProblem(place, each));
}

const refusal = ({ text }: StatementPlace, { message, hint }: RefusedCell): StatementProblem => ({
  severity: 'warning',
  span: { start: 0, end: text.length },
  message,
  hint,
});

/** Nobody wrote the statement of a threshold cell, so it is no error if it cannot be read. */
const severityIn = ({ unread }: StatementPlace, problem: StatementProblem): StatementProblem =>
  unread === true ? { ...problem, severity: 'warning', hint: READ_OR_MARKED } : problem;

const READ_OR_MARKED = 'write a comparison such as `>= 0.95`, or mark the result column ✅ or ❌';

type Decided = Omit<StatementOutcome, 'place' | 'problems'>;

function claimOutcome(world: World, claim: Claim, options: StatementOptions): Decided {
  const decide = (within: World): Decided => outcomeWithin(within, claim, options);
  return unlessDoubted(world, (kept) => (options.isKill ? decide(kept) : unlessSplit(kept, claim, decide)));
}

function outcomeWithin(world: World, claim: Claim, options: StatementOptions): Decided {
  const result = { ...claimResult(world, claim, options), isStop: options.isKill };
  const words = resultWords(result);
  const because =
    options.isKill && result.truth !== 'unknown'
      ? `${result.truth === 'yes' ? 'triggered' : 'not triggered'}: ${words}`
      : words;
  const kind = kindOf(result.truth, options.isKill);
  const foregone = kind === 'met' ? foregoneNote(claim, options.isKill) : undefined;
  const evidence = evidenceOf(world, claim, result);
  return {
    kind,
    because,
    settle: result.truth === 'unknown' ? result.settle : undefined,
    evidence: foregone === undefined ? evidence : { ...evidence, doubts: [...evidence.doubts, foregone] },
    band: undefined,
  };
}

/** Adds the measured value in the row itself, if the runs give another one. */
function withOwnMeasured(world: World, claim: Claim, place: StatementPlace, decided: Decided): Decided {
  const note = ownMeasuredNote(world, claim, place, decided.evidence.runs);
  if (note === undefined) return decided;
  return { ...decided, evidence: { ...decided.evidence, notes: [...decided.evidence.notes, note] } };
}

function kindOf(truth: Truth, isKill: boolean): StatementOutcome['kind'] {
  if (truth === 'unknown') return 'undetermined';
  return (truth === 'yes') === isKill ? 'unmet' : 'met';
}

const BAND_KINDS = {
  GO: 'met',
  'CONDITIONAL GO': 'met',
  'NO-GO': 'unmet',
  INCONCLUSIVE: 'undetermined',
} as const satisfies Record<BandVerdict, StatementOutcome['kind']>;

function bandsOutcome(world: World, bands: Bands, { isBound }: StatementOptions): Decided {
  const { verdict, because, settle, runs, run, value } = bandOf(world, bands, isBound);
  const selection = runs.length === 0 ? { excluded: [], leftOut: [] } : selectRuns(world, [], isBound);
  const evidence: Evidence = {
    ...NO_EVIDENCE,
    kind: runs.length === 0 ? 'none' : 'point',
    runs: runs.map(({ id }) => id),
    selected: runs.length,
    excluded: selection.excluded.map(({ run, reason }) => ({ run: run.id, reason })),
    leftOut: leftOutNames(world, selection.leftOut),
    holding: verdict === 'GO' || verdict === 'CONDITIONAL GO' ? runs.length : 0,
    sources: sourcesOf(world, rootsOf(bands), run),
    deciding: { run: run?.id ?? '', left: value, right: verdict ?? '', operator: 'bands', margin: undefined },
  };
  return {
    kind: verdict === undefined ? 'undetermined' : BAND_KINDS[verdict],
    because,
    settle,
    evidence,
    band: verdict,
  };
}

const NO_EVIDENCE: Evidence = {
  kind: 'none',
  runs: [],
  selected: 0,
  holding: 0,
  excluded: [],
  leftOut: [],
  deciding: undefined,
  chance: undefined,
  sources: [],
  notes: [],
  doubts: [],
};

function brokenOutcome(place: StatementPlace, problems: readonly StatementProblem[]): StatementOutcome {
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  const what = place.refused === undefined ? 'the statement' : (place.refused.what ?? 'the threshold');
  return {
    place,
    kind: 'undetermined',
    because: `${what} cannot be read: ${first?.message ?? 'nothing is known of the document'}`,
    settle: first?.hint === undefined ? `mend ${what}` : `mend ${what}: ${first.hint}`,
    evidence: NO_EVIDENCE,
    band: undefined,
    problems: problems.map((problem) => placedProblem(place, problem)),
  };
}

/** A problem's place in the document; that of the whole statement if its text is not in the document in one piece. */
function placedProblem(place: StatementPlace, { severity, message, hint, span }: StatementProblem): PlacedProblem {
  const { start } = place.span;
  const into: Span = place.direct
    ? { start: start + span.start, end: start + Math.max(span.start, span.end) }
    : place.span;
  return { severity, message, hint, span: into, caret: caretLines(place.text, span) };
}
