import { firstFew } from '../../text/first-few.ts';
import { foldName } from '../../text/fold-name.ts';
import { isParameter } from './parameter-names.ts';
import { keysOf } from '../key-path.ts';
import { selectionText, selectPoint } from '../selection.ts';
import type { Run, RunValue } from '../run.ts';
import type { History } from '../run-record.ts';
import type { Selection } from '../selection.ts';

export type SelectedRun =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string };

/** What an output contains besides its histories. */
export type BesideHistories = {
  /** Its own metrics are those of its end, so that none belongs to another selected point. */
  readonly isLatest?: boolean | undefined;
  /** Other counters of its points: `epoch` beside the steps. */
  readonly counters?: ReadonlyMap<string, History> | undefined;
};

/**
 * The run with the selected point of its histories among its metrics. The output's own values are kept, unless a point
 * was asked for: then only the histories count, and nothing from the run's end is combined with them.
 */
export function applySelection(run: Run, selection: Selection | undefined, beside: BesideHistories): SelectedRun {
  if (run.history.size === 0 && (selection === undefined || selection.kind === 'last')) return { kind: 'run', run };
  const chosen = selection ?? { kind: 'last' };
  const point = selectPoint(run.history, chosen);
  if (point.kind === 'refused') return point;
  const own = point.step === undefined ? { metrics: run.metrics, notes: [] } : ofPoint(run, point.step, beside);
  const metrics = new Map(own.metrics);
  const parameters = new Map(run.parameters);
  for (const [name, value] of point.values) {
    if (metrics.has(name) || parameters.has(name)) continue;
    targetOf(name, value, { metrics, parameters }).set(name, value);
  }
  const hidden = new Map([...run.hidden, ...countsAt(run, point.step ?? lastStep(run))]);
  const without = point.step === undefined ? [] : withoutValue(run.history, point.step, { metrics, parameters });
  const said = selection === undefined ? ['the last point of each history counts; --select chooses another'] : [];
  return {
    kind: 'run',
    run: {
      ...run,
      metrics,
      parameters,
      hidden,
      selection: selectionText(chosen),
      notes: [...run.notes, ...said, ...point.notes, ...own.notes, ...without],
    },
  };
}

/** The highest step of all histories. */
const lastStep = ({ history }: Run): number =>
  Math.max(...[...history.values()].map(({ steps }) => steps.reduce((a, b) => Math.max(a, b), -Infinity)));

/** How far the run had come at a step, for a column that needs it. */
const countsAt = ({ counters = new Map<string, History>() }: Run, step: number): readonly [string, RunValue][] =>
  [...counters].flatMap(([name, { steps, values }]): [string, RunValue][] => {
    const count = values[steps.indexOf(step)];
    return count === undefined || count === null ? [] : [[name, { kind: 'number', text: String(count) }]];
  });

const MOST_NAMED = 20;

/** A note about metrics that were not measured at the selected point: their other points are not used. */
function withoutValue(history: Run['history'], step: number, { metrics, parameters }: Maps): readonly string[] {
  const names = [...history.keys()].filter((name) => !metrics.has(name) && !parameters.has(name));
  return names.length === 0
    ? []
    : [`left out, having no value at step ${String(step)}: ${firstFew(names, MOST_NAMED)}`];
}

/** Names of counters for how far a run has come. */
const COUNTS: ReadonlySet<string> = new Set(
  'step global_step epoch epochs iteration iter training_iteration round'.split(' '),
);
const STEPS: ReadonlySet<string> = new Set(['step', 'global_step']);

type Own = { readonly metrics: ReadonlyMap<string, RunValue>; readonly notes: readonly string[] };

/** The output's own values that also hold for a single step. */
function ofPoint({ metrics, history }: Run, step: number, { isLatest, counters = new Map() }: BesideHistories): Own {
  const kept = new Map<string, RunValue>();
  const left: string[] = [];
  for (const [name, { steps, values }] of counters) {
    const count = values[steps.indexOf(step)];
    if (count !== undefined && count !== null) kept.set(name, { kind: 'number', text: String(count) });
  }
  for (const [name, value] of metrics) {
    if (kept.has(name)) continue;
    if (STEPS.has(foldName(name))) kept.set(name, { kind: 'number', text: String(step) });
    else if (isLatest === true || COUNTS.has(foldName(name))) left.push(...(history.has(name) ? [] : [name]));
    else if (!history.has(name)) kept.set(name, value);
  }
  const outright = isLatest === true ? [] : [...kept.keys()].filter((name) => !COUNTS.has(foldName(name)));
  return {
    metrics: kept,
    notes: [
      ...(left.length > 0
        ? [`left out, being of the run's end and not of step ${String(step)}: ${left.join(', ')}`]
        : []),
      ...(outright.length > 0 ? [`said by the output outright, of no step: ${outright.join(', ')}`] : []),
    ],
  };
}

type Maps = { readonly metrics: Map<string, RunValue>; readonly parameters: Map<string, RunValue> };

const targetOf = (name: string, value: RunValue, { metrics, parameters }: Maps): Map<string, RunValue> =>
  isParameter(keysOf(name), value) ? parameters : metrics;
