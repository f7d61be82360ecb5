import type { Condition } from '../language/syntax.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { conjunction } from '../holding/judgement.ts';
import type { Judgement, Truth } from '../holding/judgement.ts';
import type { RunRow } from '../world/run-row.ts';
import type { ExcludedRun, LeftOutRun, World } from '../world/world.ts';

/** A run and whether it is selected, as far as that is known. */
export type SelectedRun = {
  readonly run: RunRow;
  readonly selected: Exclude<Truth, 'no'>;
  readonly because: Judgement | undefined;
};

export type Selection = {
  readonly runs: readonly SelectedRun[];
  readonly excluded: readonly ExcludedRun[];
  readonly leftOut: readonly LeftOutRun[];
};

/**
 * The runs that a statement applies to: those for which no condition fails, with what would settle the unknown ones.
 */
export function selectRuns(
  world: World,
  conditions: readonly Condition[],
  isBound: (run: RunRow) => boolean,
): Selection {
  const judge = (run: RunRow) =>
    conjunction(
      conditions.map((condition) => judgeCondition({ world, run, selection: [], judge: judgeCondition }, condition)),
    );
  const truthOf = (run: RunRow): Judgement | undefined => (conditions.length === 0 ? undefined : judge(run));
  const runs: SelectedRun[] = [];
  for (const run of world.runs) {
    if (!isBound(run)) continue;
    const judgement = truthOf(run);
    const truth = judgement?.truth ?? 'yes';
    if (truth !== 'no') runs.push({ run, selected: truth, because: truth === 'unknown' ? judgement : undefined });
  }
  const isMeant = ({ run }: { readonly run: RunRow }) => isBound(run) && truthOf(run)?.truth !== 'no';
  return { runs, excluded: world.excluded.filter(isMeant), leftOut: world.leftOut.filter(isMeant) };
}
