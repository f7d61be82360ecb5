import { isParameter } from './parameter-names.ts';
import { keysOf } from '../key-path.ts';
import { selectionText, selectPoint } from '../selection.ts';
import type { Run, RunValue } from '../run.ts';
import type { Selection } from '../selection.ts';

export type SelectedRun =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

/** The run with the chosen point of its histories among its metrics; what the output says outright stays. */
export function applySelection(run: Run, selection: Selection | undefined): SelectedRun {
  if (run.history.size === 0 && (selection === undefined || selection.kind === 'last')) return { kind: 'run', run };
  const chosen = selection ?? { kind: 'last' };
  const point = selectPoint(run.history, chosen);
  if (point.kind === 'refused') return point;
  const metrics = new Map(run.metrics);
  const parameters = new Map(run.parameters);
  for (const [name, value] of point.values) {
    if (metrics.has(name) || parameters.has(name)) continue;
    targetOf(name, value, { metrics, parameters }).set(name, value);
  }
  const said = selection === undefined ? ['the last point of each history counts; --select chooses another'] : [];
  return {
    kind: 'run',
    run: {
      ...run,
      metrics,
      parameters,
      selection: selectionText(chosen),
      notes: [...run.notes, ...said, ...point.notes],
    },
  };
}

type Maps = { readonly metrics: Map<string, RunValue>; readonly parameters: Map<string, RunValue> };

const targetOf = (name: string, value: RunValue, { metrics, parameters }: Maps): Map<string, RunValue> =>
  isParameter(keysOf(name), value) ? parameters : metrics;
