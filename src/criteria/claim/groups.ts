import { isOther } from '../language/syntax.ts';
import type { Per } from '../language/syntax.ts';
import type { Operand } from '../numbers/operand.ts';
import { runValue, wordsOf } from '../holding/run-value.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import type { SelectedRun } from './selected-runs.ts';
import type { World } from '../world/world.ts';

export type Group = { readonly label: string; readonly runs: readonly SelectedRun[] };

/** The runs by the values of `per`, in document order; an absent flag or an empty cell makes a group of its own. */
export function groupsOf(world: World, per: Per, runs: readonly SelectedRun[]): readonly Group[] {
  const groups = new Map<string, { label: string; runs: SelectedRun[] }>();
  for (const selected of runs) {
    const values = per.names.map((name) => {
      const scope = { world, run: selected.run, selection: [], judge: judgeCondition };
      return {
        name: wordsOf(name),
        value: isOther(name) ? expressionValue(scope, name) : runValue(world, selected.run, name),
      };
    });
    const key = JSON.stringify(values.map(({ value }) => keyOf(value)));
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, {
        label: values.map(({ name, value }) => `${name} ${textOf(value)}`).join(', '),
        runs: [selected],
      });
    else group.runs.push(selected);
  }
  return [...groups.values()];
}

/** Equal numbers and equal dates are one group, however they are written. */
function keyOf(value: Operand): string {
  if (value.kind === 'quantity') return `number ${value.low} ${value.high} ${value.unit ?? ''}`;
  if (value.kind === 'date') return `date ${value.iso}`;
  return value.kind === 'lacking' || value.kind === 'misfit' ? 'none' : `word ${value.plain}`;
}

const textOf = (value: Operand): string => ('text' in value ? value.text : '(none)');
