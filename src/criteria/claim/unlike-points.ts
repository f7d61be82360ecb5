import { measuredRun, unlikeRuns } from '../confidence/unlike-data.ts';
import type { Compared } from '../confidence/unlike-data.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { otherValues } from '../holding/other-rows.ts';
import { isOther, isReference } from '../language/syntax.ts';
import type { Condition, Expression, Node, OtherReference, Reference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { isOfRun } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';

/** What is compared without confidence: the values of each run, or of all runs together. */
export type Points = {
  readonly world: World;
  readonly condition: Condition;
  readonly runs: readonly RunRow[];
  readonly isOfEach: boolean;
  /** The conditions by which the runs are selected. */
  readonly selects: readonly Node[];
};

/**
 * Notes that runs, or rows that the statement picks, are compared with rows that were measured on different data. Without confidence such notes accompany
 * the verdict without changing it: bare numbers decide.
 */
export function unlikePoints(points: Points): readonly string[] {
  return [...new Set(comparisonsIn(points.condition).flatMap((sides) => unlikeIn(points, sides)))];
}

type SidesOf = { readonly left: Expression; readonly right: Expression };

function comparisonsIn(condition: Condition): readonly SidesOf[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
    case 'count-of':
      return condition.items.flatMap(comparisonsIn);
    case 'not':
      return comparisonsIn(condition.of);
    case 'compare':
    case 'within':
    case 'no-worse':
      return [condition];
    default:
      return [];
  }
}

function unlikeIn({ world, runs, isOfEach, selects }: Points, { left, right }: SidesOf): readonly string[] {
  const ownOf = isOfRun(world);
  const sides = [left, right].map((side) => [...walk(side)].filter(isReference));
  const othersOf = (nodes: readonly Reference[]): readonly RunRow[] =>
    nodes.filter(isOther).flatMap((other) => rowsOf(world, runs, other));
  const wordsOf = (compared: Compared): readonly string[] => {
    const unlike = unlikeRuns(compared, { left, right, selects });
    return 'truth' in unlike ? [unlike.because ?? ''] : unlike.doubts;
  };
  if (sides.flat().some((node) => !isOther(node) && ownOf(node)))
    return sides
      .flat()
      .filter(isOther)
      .flatMap((other) => wordsOf(comparedOf(runs, rowsOf(world, runs, other), isOfEach)));
  const [ours = [], theirs = []] = sides.map(othersOf);
  return ours.length === 0 || theirs.length === 0 ? [] : wordsOf(comparedOf(ours, theirs, false));
}

function rowsOf(world: World, selection: readonly RunRow[], other: OtherReference): readonly RunRow[] {
  const found = otherValues({ world, run: undefined, selection, judge: judgeCondition }, other);
  return 'kind' in found ? [] : found.map(({ run }) => run);
}

function comparedOf(runs: readonly RunRow[], rows: readonly RunRow[], isOfEach: boolean): Compared {
  const [ours, theirs] = [runs.map(measuredRun), rows.map(measuredRun)];
  if (!isOfEach) return { kind: 'unpaired', left: ours, right: theirs };
  return { kind: 'paired', pairs: ours.flatMap((one) => theirs.map((other) => [one, other] as const)) };
}
