import type { Node } from '../language/syntax.ts';
import { scaleOf, walk } from '../language/walk.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { otherValues } from '../holding/other-rows.ts';
import { isOfRun } from '../world/resolve.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';

/**
 * The runs that the others are compared with, such as those that `row("Naive")` names. The claim does not apply to
 * them: compared with itself, a row always holds or never does.
 */
export function comparedRows(world: World, root: Node): readonly RunRow[] {
  if (scaleOf(root, isOfRun(world)) === 'none') return [];
  return [...walk(root)].flatMap((node) => {
    if (node.kind !== 'row') return [];
    const found = otherValues({ world, run: undefined, selection: [], judge: judgeCondition }, node);
    return 'kind' in found ? [] : found.map(({ run }) => run).filter((run) => world.runs.includes(run));
  });
}
