import { sliceOf } from '../text/span.ts';
import type { Span } from '../text/span.ts';
import { bandOf } from './evaluate/band-of.ts';
import { checkStatement } from './evaluate/check-statement.ts';
import { claimResult } from './evaluate/claim-result.ts';
import type { ClaimOptions } from './evaluate/claim-result.ts';
import type { Truth } from './evaluate/judgement.ts';
import { evidenceOf } from './evaluate/evidence.ts';
import { meaningOf } from './evaluate/resolve.ts';
import { resultWords } from './evaluate/result-words.ts';
import type { World } from './evaluate/world.ts';
import { parseStatement } from './language/parse-statement.ts';
import { caretLines } from './language/statement-problem.ts';
import type { StatementProblem } from './language/statement-problem.ts';
import type { Bands, BandVerdict, Claim, Statement } from './language/syntax.ts';
import { isReference } from './language/syntax.ts';
import { rootsOf, walk } from './language/walk.ts';
import type { Evidence, PlacedProblem, StatementOutcome, StatementPlace } from './outcome.ts';

export type StatementOptions = ClaimOptions & {
  /** A kill rule that holds is triggered, and counts as unmet. */
  readonly isKill: boolean;
};

/** Decides one `expect:` statement over the worlds of its document. Never throws: a broken one is undetermined. */
export function statementOutcome(
  worlds: readonly World[],
  place: StatementPlace,
  options: StatementOptions,
): StatementOutcome {
  const { statement, problem } = parseStatement(place.text);
  if (statement === undefined) return brokenOutcome(place, [severityIn(place, problem)]);
  const world = worldFor(worlds, statement);
  if (world === undefined) return brokenOutcome(place, []);
  const problems = checkStatement(world, statement);
  if (problems.some(({ severity }) => severity === 'error')) return brokenOutcome(place, problems);
  const decided =
    statement.kind === 'bands' ? bandsOutcome(world, statement, options) : claimOutcome(world, statement, options);
  const settle = decided.settle === A_RUN ? firstRun(statement, place) : decided.settle;
  return { place, ...decided, settle, problems: problems.map((found) => placedProblem(place, found)) };
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
    [statement.quantifier, statement.where, statement.per, statement.confidence].every(
      (clause) => clause === undefined,
    );
  const message = 'behind `runs where` stands a condition and nothing else';
  return isPlain ? [] : [placedProblem(place, { severity: 'error', message, span: statement.span, hint: undefined })];
}

/** What is wrong with a statement, without deciding it: what `check` says before any run. */
export function statementProblems(worlds: readonly World[], place: StatementPlace): readonly PlacedProblem[] {
  const { statement, problem } = parseStatement(place.text);
  if (statement === undefined) return [placedProblem(place, severityIn(place, problem))];
  const world = worldFor(worlds, statement);
  return world === undefined ? [] : checkStatement(world, statement).map((found) => placedProblem(place, found));
}

/** Nobody wrote the statement of a threshold cell: that it cannot be read breaks nothing. */
const severityIn = ({ unread }: StatementPlace, problem: StatementProblem): StatementProblem =>
  unread === true ? { ...problem, severity: 'warning', hint: READ_OR_MARKED } : problem;

const READ_OR_MARKED = 'write a comparison such as `>= 0.95`, or mark the result column ✅ or ❌';

/** The first family of runs tables that knows the most of the statement's names. */
function worldFor(worlds: readonly World[], statement: Statement): World | undefined {
  const references = rootsOf(statement).flatMap((root) => [...walk(root)].filter(isReference));
  const known = (world: World) =>
    references.filter((reference) => meaningOf(world, reference)?.kind === 'column').length;
  let best: World | undefined;
  for (const world of worlds) if (best === undefined || known(world) > known(best)) best = world;
  return best;
}

type Decided = Omit<StatementOutcome, 'place' | 'problems'>;

function claimOutcome(world: World, claim: Claim, options: StatementOptions): Decided {
  const result = claimResult(world, claim, options);
  const words = resultWords(result);
  const because =
    options.isKill && result.truth !== 'unknown'
      ? `${result.truth === 'yes' ? 'triggered' : 'not triggered'}: ${words}`
      : words;
  return {
    kind: kindOf(result.truth, options.isKill),
    because,
    settle: result.truth === 'unknown' ? result.settle : undefined,
    evidence: evidenceOf(world, claim, result),
    band: undefined,
  };
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
  const evidence: Evidence = {
    ...NO_EVIDENCE,
    kind: runs.length === 0 ? 'none' : 'point',
    runs: runs.map(({ id }) => id),
    selected: runs.length,
    holding: verdict === 'GO' || verdict === 'CONDITIONAL GO' ? runs.length : 0,
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
  deciding: undefined,
  chance: undefined,
  notes: [],
};

function brokenOutcome(place: StatementPlace, problems: readonly StatementProblem[]): StatementOutcome {
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  return {
    place,
    kind: 'undetermined',
    because: `the statement cannot be read: ${first?.message ?? 'nothing is known of the document'}`,
    settle: first?.hint === undefined ? 'mend the statement' : `mend the statement: ${first.hint}`,
    evidence: NO_EVIDENCE,
    band: undefined,
    problems: problems.map((problem) => placedProblem(place, problem)),
  };
}

/** A problem's place in the document; that of the whole statement where its text does not stand there in one piece. */
function placedProblem(place: StatementPlace, { severity, message, hint, span }: StatementProblem): PlacedProblem {
  const { start } = place.span;
  const into: Span = place.direct
    ? { start: start + span.start, end: start + Math.max(span.start, span.end) }
    : place.span;
  return { severity, message, hint, span: into, caret: caretLines(place.text, span) };
}
