import { isJsonObject } from '../json/json-value.ts';
import { listUnder, numberUnder, objectUnder, textUnder } from '../json/json-at.ts';
import { readJson } from '../json/read-json.ts';
import { pathOf } from '../key-path.ts';
import { isTrialTable, trialsOfTable } from './optuna-table.ts';
import { optunaParameter, runOfTrial, wasBegun } from './optuna-trials.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { timeOfText } from '../reading/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { finishRuns } from './finish-runs.ts';
import type { OptunaTrial } from './optuna-trials.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunFile } from '../outputs/run-tree.ts';
import type { RunChoice, RunReader } from './reader.ts';

/** What the operations of the journal do. */
const OPERATIONS = {
  createStudy: 0,
  createTrial: 4,
  setParameter: 5,
  setState: 6,
  setIntermediate: 7,
  setAttribute: 8,
} as const;

type Trial = OptunaTrial & { readonly study: number };

type Journal = { readonly studies: string[]; readonly trials: Trial[]; readonly counts: Map<number, number> };

/**
 * Optuna's journal file, or its table of trials: a run for each trial; the values of a pruned or failed one do not
 * count.
 */
export const optuna: RunReader = {
  name: 'optuna',
  detect: (entry) =>
    entry.kind === 'file' && (/^\{"op_code"\s{0,4}:\s{0,4}\d/.test(entry.head) || isTable(entry)) ? 'sure' : 'no',
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    if (isTable({ name: file.path, head: file.text.slice(0, LONGEST_HEADER) })) return readTable(file, choice);
    const journal: Journal = { studies: [], trials: [], counts: new Map() };
    const lines = file.text.split('\n');
    const notes: string[] = [];
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const reading = readJson(line);
      if (reading.kind === 'json' && isJsonObject(reading.value)) replay(journal, reading.value);
      else if (index === lines.length - 1)
        notes.push(`line ${String(index + 1)} is torn (still being written?) and was skipped`);
      else
        return refusedBy({ path: file.path, message: 'is not an operation of a journal', line: index + 1, column: 1 });
    }
    const runs = journal.trials.filter(wasBegun).map((trial) => runOf(trial, journal));
    if (runs.length === 0) return refused(file.path, 'holds no trial that was begun');
    return finishRuns(runs, { file, format: 'optuna', choice, notes });
  },
};

const LONGEST_HEADER = 4096;

const isTable = ({ name, head }: { readonly name: string; readonly head: string }): boolean =>
  /\.csv$/i.test(name) && isTrialTable(head);

function readTable(file: RunFile, choice: RunChoice): RunReading {
  const table = trialsOfTable(file);
  if (table.kind === 'refused') return refusedBy(table.problem);
  const runs = table.trials.filter(wasBegun).map((trial) => runOfTrial(trial, ''));
  if (runs.length === 0) return refused(file.path, 'holds no trial that was begun');
  return finishRuns(runs, { file, format: 'optuna', choice, notes: table.notes });
}

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

/** A trial that was created complete (a copied or an enqueued one) includes its values. */
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
    const read = optunaParameter(internal, textUnder(operation, 'distributions', name));
    if (read !== undefined) trial.parameters.set(pathOf([name]), read);
  }
  journal.trials.push(trial);
}

function setParameter(trial: Trial, operation: JsonObject): void {
  const name = textUnder(operation, 'param_name');
  const read = optunaParameter(operation.get('param_value_internal') ?? null, textUnder(operation, 'distribution'));
  if (name !== undefined && read !== undefined) trial.parameters.set(pathOf([name]), read);
}

function runOf(trial: Trial, { studies }: Journal): Run {
  const study = studies.length > 1 ? (studies[trial.study] ?? String(trial.study)) : '';
  return runOfTrial(trial, study);
}
