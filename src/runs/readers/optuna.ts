import { isJsonArray, isJsonNumber, isJsonObject } from '../json/json-value.ts';
import { listUnder, numberUnder, objectUnder, textUnder } from '../json/json-at.ts';
import { readJson } from '../json/read-json.ts';
import { pathOf } from '../key-path.ts';
import { seedAmong } from '../outputs/flat-values.ts';
import { historyOf } from '../outputs/history-of-rows.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { timeOfText } from '../outputs/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns } from './finish-runs.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunStatus, RunValue } from '../run.ts';
import type { RunReader } from './reader.ts';

/** What an operation of the journal does. */
const OPERATIONS = {
  createStudy: 0,
  createTrial: 4,
  setParameter: 5,
  setState: 6,
  setIntermediate: 7,
  setAttribute: 8,
} as const;

/** By the number of a state: running, complete, pruned, failed; a trial that waits is no run yet. */
const STATES: readonly (RunStatus | undefined)[] = ['started', 'finished', 'killed', 'failed', undefined];
const COMPLETE = 1;

type Trial = {
  readonly study: number;
  readonly number: number;
  state: number;
  started: string | undefined;
  ended: string | undefined;
  values: readonly JsonValue[];
  readonly parameters: Map<string, RunValue>;
  readonly attributes: Map<string, RunValue>;
  readonly points: Map<number, number | null>;
};

type Journal = { readonly studies: string[]; readonly trials: Trial[]; readonly counts: Map<number, number> };

/** Optuna's journal file: a run for each trial; of a pruned or failed one no value counts. */
export const optuna: RunReader = {
  name: 'optuna',
  detect: (entry) => (entry.kind === 'file' && /^\{"op_code"\s{0,4}:\s{0,4}\d/.test(entry.head) ? 'sure' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is no text file');
    const journal: Journal = { studies: [], trials: [], counts: new Map() };
    const lines = file.text.split('\n');
    const notes: string[] = [];
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const reading = readJson(line);
      if (reading.kind === 'json' && isJsonObject(reading.value)) replay(journal, reading.value);
      else if (index === lines.length - 1)
        notes.push(`line ${String(index + 1)} is torn (still being written?) and was skipped`);
      else return refusedBy({ path: file.path, message: 'is no operation of a journal', line: index + 1, column: 1 });
    }
    const runs = journal.trials
      .filter(({ state }) => STATES[state] !== undefined)
      .map((trial) => runOf(trial, journal));
    if (runs.length === 0) return refused(file.path, 'holds no trial that was begun');
    return finishRuns(runs, { file, format: 'optuna', choice, notes });
  },
};

function replay(journal: Journal, operation: JsonObject): void {
  const code = numberUnder(operation, 'op_code');
  if (code === OPERATIONS.createStudy) {
    const name = textUnder(operation, 'study_name') ?? '';
    if (!journal.studies.includes(name)) journal.studies.push(name);
    return;
  }
  if (code === OPERATIONS.createTrial) return createTrial(journal, operation);
  const trial = journal.trials[numberUnder(operation, 'trial_id') ?? -1];
  if (trial === undefined) return;
  if (code === OPERATIONS.setParameter) setParameter(trial, operation);
  if (code === OPERATIONS.setState) {
    trial.state = numberUnder(operation, 'state') ?? trial.state;
    trial.values = listUnder(operation, 'values');
    trial.started = timeOfText(textUnder(operation, 'datetime_start')) ?? trial.started;
    trial.ended = timeOfText(textUnder(operation, 'datetime_complete')) ?? trial.ended;
  }
  if (code === OPERATIONS.setIntermediate) {
    const [step, value] = [numberUnder(operation, 'step'), numberUnder(operation, 'intermediate_value')];
    if (step !== undefined) trial.points.set(step, value ?? null);
  }
  if (code === OPERATIONS.setAttribute) {
    for (const [key, value] of objectUnder(operation, 'user_attr')) {
      const read = runValueOf(value);
      if (read !== undefined) trial.attributes.set(pathOf([key]), read);
    }
  }
}

/** A trial that was made whole (a copied or an enqueued one) brings its values with it. */
function createTrial(journal: Journal, operation: JsonObject): void {
  const study = numberUnder(operation, 'study_id') ?? 0;
  const number = journal.counts.get(study) ?? 0;
  journal.counts.set(study, number + 1);
  const value = operation.get('value') ?? null;
  const trial: Trial = {
    study,
    number,
    state: numberUnder(operation, 'state') ?? 0,
    started: timeOfText(textUnder(operation, 'datetime_start')),
    ended: timeOfText(textUnder(operation, 'datetime_complete')),
    values: value === null ? listUnder(operation, 'values') : [value],
    parameters: new Map(),
    attributes: new Map(),
    points: new Map(),
  };
  for (const [name, internal] of objectUnder(operation, 'params')) {
    const read = parameterOf(internal, textUnder(operation, 'distributions', name));
    if (read !== undefined) trial.parameters.set(pathOf([name]), read);
  }
  journal.trials.push(trial);
}

function setParameter(trial: Trial, operation: JsonObject): void {
  const name = textUnder(operation, 'param_name');
  const read = parameterOf(operation.get('param_value_internal') ?? null, textUnder(operation, 'distribution'));
  if (name !== undefined && read !== undefined) trial.parameters.set(pathOf([name]), read);
}

/** A choice is kept by its place in the list of choices, a whole number as one with a point. */
function parameterOf(internal: JsonValue, distribution: string | undefined): RunValue | undefined {
  const reading = distribution === undefined ? undefined : readJson(distribution);
  const described = reading?.kind === 'json' ? reading.value : undefined;
  const choices = listUnder(described, 'attributes', 'choices');
  if (isJsonNumber(internal) && choices.length > 0) return runValueOf(choices[internal.number] ?? null);
  const isWhole =
    (textUnder(described, 'name') ?? '').startsWith('Int') &&
    isJsonNumber(internal) &&
    Number.isSafeInteger(internal.number);
  return isWhole
    ? { kind: 'number', text: String(internal.number) }
    : runValueOf(isJsonArray(internal) ? null : internal);
}

function runOf(trial: Trial, { studies }: Journal): Run {
  const study = studies.length > 1 ? `${studies[trial.study] ?? String(trial.study)}-` : '';
  const values = trial.state === COMPLETE ? trial.values : [];
  const metrics = new Map<string, RunValue>();
  for (const [index, value] of values.entries()) {
    const read = runValueOf(value);
    if (read !== undefined) metrics.set(values.length === 1 ? 'value' : `values_${String(index)}`, read);
  }
  for (const [path, value] of trial.attributes) if (value.kind === 'number') metrics.set(path, value);
  return {
    ...EMPTY_RUN,
    id: `${study}${String(trial.number)}`,
    metrics,
    parameters: new Map([...trial.parameters, ...[...trial.attributes].filter(([, { kind }]) => kind !== 'number')]),
    history: trial.points.size === 0 ? new Map() : new Map([['intermediate_value', historyOf(trial.points)]]),
    seed: seedAmong(trial.parameters),
    status: STATES[trial.state],
    started: trial.started,
    ended: trial.ended,
  };
}
