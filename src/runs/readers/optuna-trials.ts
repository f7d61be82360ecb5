import { isJsonArray, isJsonNumber } from '../json/json-value.ts';
import { listUnder, textUnder } from '../json/json-at.ts';
import { readJson } from '../json/read-json.ts';
import { seedOfParameters } from '../reading/flat-values.ts';
import { historyOf } from '../reading/history-of-rows.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Run, RunStatus, RunValue } from '../run.ts';

/** A trial of a study, from a journal or a database; parameters and attributes by path. */
export type OptunaTrial = {
  readonly number: number;
  state: number;
  started: string | undefined;
  ended: string | undefined;
  values: readonly JsonValue[];
  readonly parameters: Map<string, RunValue>;
  readonly attributes: Map<string, RunValue>;
  readonly points: Map<number, number | null>;
};

/** Names of states in the order of their numbers. */
export const TRIAL_STATES = ['RUNNING', 'COMPLETE', 'PRUNED', 'FAIL', 'WAITING'] as const;

const STATUSES: readonly (RunStatus | undefined)[] = ['started', 'finished', 'killed', 'failed', undefined];
const COMPLETE = 1;

/** Whether a trial was started: a waiting one is not a run yet. */
export const wasBegun = ({ state }: OptunaTrial): boolean => STATUSES[state] !== undefined;

/**
 * A parameter from its internal form: a choice is stored as its index in the list of choices, an integer as a decimal.
 */
export function optunaParameter(internal: JsonValue, distribution: string | undefined): RunValue | undefined {
  const reading = distribution === undefined ? undefined : readJson(distribution);
  const described = reading?.kind === 'json' ? reading.value : undefined;
  const choices = listUnder(described, 'attributes', 'choices');
  if (isJsonNumber(internal) && choices.length > 0) return runValueOf(choices[internal.number] ?? null);
  const isInteger = (textUnder(described, 'name') ?? '').startsWith('Int');
  const isWhole = isInteger && isJsonNumber(internal) && Number.isSafeInteger(internal.number);
  return isWhole
    ? { kind: 'number', text: String(internal.number) }
    : runValueOf(isJsonArray(internal) ? null : internal);
}

/** The run of a trial; the values of a pruned or failed one do not count. `study` is empty if there is only one. */
export function runOfTrial(trial: OptunaTrial, study: string): Run {
  const values = trial.state === COMPLETE ? trial.values : [];
  const metrics = new Map<string, RunValue>();
  for (const [index, value] of values.entries()) {
    const read = runValueOf(value);
    if (read !== undefined) metrics.set(values.length === 1 ? 'value' : `values_${String(index)}`, read);
  }
  for (const [path, value] of trial.attributes) if (value.kind === 'number') metrics.set(path, value);
  return {
    ...EMPTY_RUN,
    id: study === '' ? String(trial.number) : `${study}-${String(trial.number)}`,
    metrics,
    parameters: new Map([...trial.parameters, ...[...trial.attributes].filter(([, { kind }]) => kind !== 'number')]),
    history: trial.points.size === 0 ? new Map() : new Map([['intermediate_value', historyOf(trial.points)]]),
    seed: seedOfParameters(trial.parameters),
    status: STATUSES[trial.state],
    started: trial.started,
    ended: trial.ended,
  };
}
