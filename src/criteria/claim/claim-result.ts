import { counted } from '../../text/counted.ts';
import type { Claim, Condition, Node, Quantifier } from '../language/syntax.ts';
import { isOfPickedRows, scaleOf } from '../language/walk.ts';
import { comparedRows } from './compared-rows.ts';
import { selectedBaselines } from './own-baselines.ts';
import { ownGroups } from './own-groups.ts';
import { openLimit } from '../problems/bare-limit.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { comparisonWords, conjunction, countOf, unknown } from '../holding/judgement.ts';
import type { Judgement, Truth } from '../holding/judgement.ts';
import { quantify, seedCounts } from './quantify.ts';
import type { RunResult } from './quantify.ts';
import { judgeByItems, judgeByRuns } from '../confidence/judge-with-confidence.ts';
import { levelOf } from '../confidence/level-of.ts';
import type { Level } from '../confidence/judge-tested.ts';
import { isOfRun } from '../world/resolve.ts';
import { unlikePoints } from './unlike-points.ts';
import { withoutRuns } from './without-runs.ts';
import type { RunRow } from '../world/run-row.ts';
import { seedOf } from '../holding/seed-of.ts';
import { selectRuns } from './selected-runs.ts';
import type { SelectedRun } from './selected-runs.ts';
import type { ExcludedRun, LeftOutRun, World } from '../world/world.ts';

export type ClaimOptions = {
  /** The default quantifier, for a claim without one. */
  readonly usual: 'every' | 'some';
  /** Further selections: the runs to which a hypothesis is bound. */
  readonly conditions: readonly Condition[];
  readonly isBound: (run: RunRow) => boolean;
  /** A text that seeds the random numbers: the same for the same document and criterion. */
  readonly seed?: string;
};

/** The result of a claim. `results` is empty if it is about the whole selection, or about no run at all. */
export type ClaimResult = {
  /** The world in which it was judged, with the baselines of the selected runs. */
  readonly world: World;
  readonly truth: Truth;
  readonly because: string | undefined;
  readonly settle: string | undefined;
  readonly scale: 'run' | 'selection' | 'none';
  readonly quantifier: Quantifier;
  readonly groups: readonly GroupResult[];
  readonly results: readonly RunResult[];
  readonly selection: readonly SelectedRun[];
  readonly excluded: readonly ExcludedRun[];
  /** Runs that the claim does not apply to, because the others are compared with them. */
  readonly compared: readonly RunRow[];
  readonly leftOut: readonly LeftOutRun[];
  /** If seeds are counted without groups: how many there are and how many hold. */
  readonly seeds: { readonly all: number; readonly holding: number } | undefined;
  /** The judgement of a condition of the whole selection in the deciding group. */
  readonly judgement: Judgement | undefined;
  /** Set for a stop rule, whose condition describes what is not wanted. */
  readonly isStop?: boolean;
};

/** One group of `per` (without `per`: a single group without a label). */
export type GroupResult = {
  readonly label: string | undefined;
  readonly truth: Truth;
  readonly because: string | undefined;
  readonly settle: string | undefined;
  readonly results: readonly RunResult[];
  readonly runs: readonly SelectedRun[];
  readonly judgement: Judgement | undefined;
  /** Notes on different data, where bare numbers are compared. */
  readonly unlike: readonly string[];
};

/** Judges a claim over the world's runs. */
export function claimResult(everything: World, claim: Claim, options: ClaimOptions): ClaimResult {
  const quantifier = claim.quantifier ?? ({ kind: options.usual, span: claim.span } as const);
  const { where, per } = claim;
  const scale = scaleIn(everything, claim);
  const conditions = [...options.conditions, ...(where === undefined ? [] : [where])];
  const world = selectedBaselines(everything, conditions);
  const compared = scale === 'none' ? [] : comparedRows(world, claim.condition);
  const isBound = (run: RunRow): boolean => !compared.includes(run) && options.isBound(run);
  const { runs, excluded, leftOut } = selectRuns(world, conditions, isBound);
  const about = { world, scale, quantifier, selection: runs, excluded, leftOut, compared } as const;
  const parts =
    per === undefined || scale === 'none' ? [{ label: undefined, runs, world }] : ownGroups(world, claim, runs);
  const seed = options.seed ?? '';
  const noTable = scale === 'none' ? undefined : withoutRuns(world, claim.condition);
  const selects = [...conditions, ...(per?.names ?? [])];
  const open = noTable ?? conditions.flatMap((each) => openLimit(world, each, world.runs) ?? [])[0];
  const judge = judgeGroup({ claim, scale, quantifier, groups: parts.length, selects, seed });
  const groups = parts.map((part) => {
    const judged = open === undefined ? judge(part.world, part.runs) : whole(open);
    return {
      label: part.label,
      runs: part.runs,
      ...judged,
      unlike: unlikeIn({ ...part, claim, scale, selects }, judged),
    };
  });
  const results = groups.flatMap((group) => group.results);
  const isOfSeeds =
    quantifier.kind === 'at-least' && quantifier.of === 'seeds' && groups.length === 1 && scale === 'run';
  const seeds = isOfSeeds ? seedCounts(world, results) : undefined;
  return { ...about, groups, results, seeds, ...joinGroups(groups, per?.groups) };
}

/**
 * A condition that no run has values for is judged for the whole selection; if the claim says which runs it is about,
 * there must be some.
 */
function scaleIn(world: World, { condition, quantifier, where, per, confidence }: Claim): ClaimResult['scale'] {
  const scale = scaleOf(condition, isOfRun(world));
  const hasClause = quantifier !== undefined || where !== undefined || per !== undefined;
  if (!hasClause && confidence === undefined && isOfPickedRows(condition)) return 'none';
  return scale === 'both' || (scale === 'none' && hasClause) ? 'selection' : scale;
}

type Judged = Omit<GroupResult, 'label' | 'runs' | 'unlike'>;

type Part = Pick<About, 'world' | 'claim' | 'scale' | 'selects'> & { readonly runs: readonly SelectedRun[] };

/** Notes on data, for bare numbers that decide: a result that is unknown gives its own reason. */
function unlikeIn({ world, claim, scale, selects, runs }: Part, { truth, results }: Judged): readonly string[] {
  if (claim.confidence !== undefined || truth === 'unknown') return [];
  const held = results.length > 0 ? results : runs.filter(({ selected }) => selected === 'yes');
  const of = { world, condition: claim.condition, isOfEach: scale === 'run', selects };
  return unlikePoints({ ...of, runs: held.map(({ run }) => run) });
}

type About = {
  readonly world: World;
  readonly claim: Claim;
  readonly scale: ClaimResult['scale'];
  readonly quantifier: Quantifier;
  readonly groups: number;
  /** The conditions by which runs are selected. */
  readonly selects: readonly Node[];
  readonly seed: string;
};

const judgeGroup =
  (asked: Omit<About, 'world'>) =>
  (world: World, runs: readonly SelectedRun[]): Judged => {
    const about = { ...asked, world };
    const { claim, scale, quantifier } = asked;
    const { condition } = claim;
    const open = openLimit(
      world,
      condition,
      runs.map(({ run }) => run),
    );
    if (open !== undefined) return whole(open);
    if (scale === 'none')
      return whole(judgeCondition({ world, run: undefined, selection: [], judge: judgeCondition }, condition));
    if (scale === 'selection') return whole(judgeSelection(about, runs));
    const judge = judgeRun(about, runs);
    const results = runs.map((selected) => ({ ...selected, holds: judge(selected.run) }));
    const { truth, because, settle, picked } = quantify(world, quantifier, results);
    return { truth, because, settle, results: picked === undefined ? results : [picked], judgement: picked?.holds };
  };

/** A judge for conditions of one run: by its values, or with confidence by its items. */
function judgeRun(about: About, runs: readonly SelectedRun[]): (run: RunRow) => Judgement {
  const { world, claim, seed } = about;
  const { condition } = claim;
  if (claim.confidence === undefined)
    return (run) => judgeCondition({ world, run, selection: [], judge: judgeCondition }, condition);
  const level = levelFor(about, runs.map(({ run }) => run)); // prettier-ignore
  return (run) => judgeByItems(world, run, { condition, level, seed });
}

const levelFor = ({ world, claim, quantifier, groups, scale }: About, runs: readonly RunRow[]): Level =>
  levelOf(world, { claim, quantifier }, { runs: scale === 'run' ? runs : [], groups });

const whole = (judgement: Judgement): Judged => ({ ...judgement, results: [], judgement });

/** With up to this many runs whose selection is unknown, each is tried both in and out. */
const MOST_OPEN = 5;

/** A condition of the whole selection: judged for every possible selection. */
function judgeSelection(about: About, runs: readonly SelectedRun[]): Judgement {
  const certain = runs.filter(({ selected }) => selected === 'yes').map(({ run }) => run);
  const unsure = runs.filter(({ selected }) => selected === 'unknown');
  if (runs.length === 0) return unknown('no run is selected', 'a run that is selected');
  const [open] = unsure;
  if (unsure.length > MOST_OPEN || (open !== undefined && certain.length === 0))
    return unknown(open?.because?.because ?? '', open?.because?.settle);
  const judged = subsetsOf(unsure.map(({ run }) => run)).map((more) =>
    judgeRuns(about, inOrder(runs, [...certain, ...more])),
  );
  const [first] = judged;
  if (first !== undefined && judged.every(({ truth }) => truth === first.truth)) return first;
  return unknown(open?.because?.because ?? 'the selection is not known', open?.because?.settle);
}

const inOrder = (runs: readonly SelectedRun[], chosen: readonly RunRow[]): readonly RunRow[] => {
  const among = new Set(chosen);
  return runs.map(({ run }) => run).filter((run) => among.has(run));
};

function judgeRuns(about: About, selection: readonly RunRow[]): Judgement {
  const { world, claim, selects, seed } = about;
  const enough = sampleSize(world, claim.quantifier, selection);
  if (enough !== undefined) return enough;
  if (claim.confidence !== undefined)
    return judgeByRuns(world, selection, {
      condition: claim.condition,
      selects,
      level: levelFor(about, selection),
      seed,
    });
  return judgeCondition({ world, run: undefined, selection, judge: judgeCondition }, claim.condition);
}

/** With an aggregate, `at least N runs` is a sample size. */
function sampleSize(
  world: World,
  quantifier: Quantifier | undefined,
  selection: readonly RunRow[],
): Judgement | undefined {
  if (quantifier?.kind !== 'at-least' || quantifier.count.kind === 'percent') return undefined;
  const seeds = () => new Set(selection.map((run) => seedOf(world, run)).filter((seed) => seed !== undefined)).size;
  const there = quantifier.of === 'runs' ? selection.length : seeds();
  const { number } = quantifier.count;
  return there >= number
    ? undefined
    : unknown(
        `${there} ${quantifier.of}, ${number} are asked for`,
        `${number - there} more ${number - there === 1 ? quantifier.of.slice(0, -1) : quantifier.of}`,
      );
}

const subsetsOf = (runs: readonly RunRow[]): readonly (readonly RunRow[])[] =>
  Array.from({ length: 2 ** runs.length }, (_, pattern) => runs.filter((__, at) => (pattern >> at) & 1));

type Joined = Pick<ClaimResult, 'truth' | 'because' | 'settle' | 'judgement'>;

/**
 * Combines the groups: the claim must hold in each, or in at least `least` of them. The deciding group's reasons have
 * its label.
 */
function joinGroups(groups: readonly GroupResult[], least: number | undefined): Joined {
  const [only] = groups;
  if (only === undefined)
    return { truth: 'unknown', because: 'no run is selected', settle: 'a run that is selected', judgement: undefined };
  if (only.label === undefined) return only;
  const items = groups.map(({ truth, because, settle }) => ({
    truth,
    because,
    settle,
    sides: undefined,
    notes: [],
    doubts: [],
  }));
  const joined = least === undefined ? conjunction(items) : countOf(least, items);
  // A group in which no run is certainly selected may not exist.
  const there = groups.filter(({ runs }) => runs.some(({ selected }) => selected === 'yes')).length;
  if (least !== undefined && there < least)
    return {
      truth: 'unknown',
      because: `${counted(there, 'group')}, ${least} are asked for`,
      settle: counted(least - there, 'more group'),
      judgement: undefined,
    };
  const deciding = groups.filter(({ truth }) => truth === joined.truth);
  const [first] = deciding;
  return {
    truth: joined.truth,
    because: groupReason(groups, deciding),
    settle: first?.settle,
    judgement: first?.judgement,
  };
}

function groupReason(groups: readonly GroupResult[], deciding: readonly GroupResult[]): string | undefined {
  const [first] = deciding;
  if (first === undefined) return undefined;
  const isAll = deciding.length === groups.length && groups.length > 1;
  const counted = isAll
    ? `each of ${groups.length} groups`
    : `${deciding.length} of ${groups.length} ${groups.length === 1 ? 'group' : 'groups'}`;
  if (first.truth === 'yes') return `it holds in ${counted}`;
  const isOneReason = new Set(deciding.map(({ because }) => because)).size === 1 && first.because !== undefined;
  if (isOneReason && isAll) return `in ${counted}: ${first.because ?? ''}`;
  const holding = first.results.filter(({ holds }) => holds.truth === 'yes').length;
  const reason = first.because ?? sidesReason(first) ?? `${holding} of ${first.results.length} runs`;
  return `${first.label ?? ''}: ${reason}${deciding.length > 1 ? `; ${counted} in all` : ''}`;
}

/** What a condition of the whole selection compared. */
const sidesReason = ({ results, judgement }: GroupResult): string | undefined =>
  results.length > 0 || judgement?.sides === undefined ? undefined : `${comparisonWords(judgement.sides)} is false`;
