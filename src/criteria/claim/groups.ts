import { isOther } from '../language/syntax.ts';
import type { Operand } from '../numbers/operand.ts';
import type { Per } from '../language/syntax.ts';
import { groupKey } from '../holding/group-key.ts';
import type { Shared } from './own-baselines.ts';
import { runValue, wordsOf } from '../holding/run-value.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import type { SelectedRun } from './selected-runs.ts';
import type { World } from '../world/world.ts';

export type Group = {
  readonly label: string;
  readonly runs: readonly SelectedRun[];
  /** The values that the runs of the group share, name by name. */
  readonly shared: readonly Shared[];
};

/** Groups the runs by the values of `per`, in document order; an absent flag or an empty cell forms its own group. */
export function groupsOf(world: World, per: Per, runs: readonly SelectedRun[]): readonly Group[] {
  const groups = new Map<string, Group & { runs: SelectedRun[] }>();
  for (const selected of runs) {
    const values = per.names.map((name) => {
      const scope = { world, run: selected.run, selection: [], judge: judgeCondition };
      return { name, value: isOther(name) ? expressionValue(scope, name) : runValue(world, selected.run, name) };
    });
    const shared = values.map(({ name, value }) => ({ name, key: groupKey(value) }));
    const key = JSON.stringify(shared.map((each) => each.key));
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, {
        label: values.map(({ name, value }) => `${wordsOf(name)} ${textOf(value)}`).join(', '),
        runs: [selected],
        shared,
      });
    else group.runs.push(selected);
  }
  return [...groups.values()];
}

const textOf = (value: Operand): string => ('text' in value ? value.text : '(none)');
