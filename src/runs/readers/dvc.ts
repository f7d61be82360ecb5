import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { objectUnder, objectsUnder, textUnder, valueUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { byPart } from '../reading/by-part.ts';
import { commitOf } from '../reading/commit-of.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { timeOfText } from '../reading/times.ts';
import { yamlIn } from '../outputs/yaml-in.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns } from './finish-runs.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunProblem, RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunTree } from '../outputs/run-tree.ts';
import type { RunChoice, RunReader } from './reader.ts';

const SHOWN = /^\s{0,20}\{\s{0,20}"[^"\n]{0,200}"\s{0,20}:\s{0,20}\{\s{0,20}"data"\s{0,20}:/;
const EXPERIMENTS = /^\s{0,20}\[\s{0,20}\{\s{0,20}"rev"\s{0,20}:/;
const DIFFERENCE =
  /^\s{0,20}\{\s{0,20}"[^"\n]{1,200}"\s{0,20}:\s{0,20}\{\s{0,20}"[^"\n]{1,200}"\s{0,20}:\s{0,20}\{\s{0,20}"(?:old|new|diff)"\s{0,20}:/;

/**
 * The runs that DVC describes: `dvc.lock`, and the JSON of `dvc metrics show`, `dvc metrics diff` and `dvc exp show`.
 */
export const dvc: RunReader = {
  name: 'dvc',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    if (tree.entry.kind === 'file' && tree.entry.name === 'dvc.yaml') {
      return refused(
        tree.path,
        'is a DVC pipeline: it names its metrics and does not hold them',
        'give dvc.lock and the metrics file that it names',
      );
    }
    if (tree.entry.kind === 'file' && tree.entry.name === 'dvc.lock') return readLock(tree, choice);
    return readJsonRuns(tree, { format: 'dvc', choice, runs: (value) => runsOf(value, choice) });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  if (entry.name === 'dvc.lock' || entry.name === 'dvc.yaml') return true;
  return EXPERIMENTS.test(entry.head) || SHOWN.test(entry.head) || DIFFERENCE.test(entry.head);
}

type Refusal = Omit<RunProblem, 'path'>;

function runsOf(value: JsonValue, choice: RunChoice): readonly Run[] | Refusal {
  if (isJsonArray(value)) return value.filter(isJsonObject).flatMap((revision) => runsOfRevision(revision));
  if (!isJsonObject(value)) return { message: 'is none of the answers of DVC that are read' };
  const files = [...value].flatMap(([name, file]) => (isJsonObject(file) ? [[name, file] as const] : []));
  if (files.some(([, file]) => file.has('data'))) return runsShown(value);
  return runsCompared(files, choice);
}

/** `dvc metrics show --json`: revision -> file -> values; the workspace has an empty name. */
function runsShown(revisions: JsonObject): readonly Run[] {
  const named = [...revisions].map(([revision, shown]) => ({
    ...merged(objectUnder(shown, 'data')),
    id: revisions.size === 1 || revision === '' ? undefined : revision,
    git: commitOf(revision),
  }));
  return named.length === 1 ? named : named.map((run) => ({ ...run, id: run.id ?? 'workspace' }));
}

/** `dvc metrics diff --json`: two values of each metric, of which one must be chosen. */
function runsCompared(files: readonly (readonly [string, JsonObject])[], { run }: RunChoice): readonly Run[] | Refusal {
  if (run !== 'old' && run !== 'new') {
    return {
      message: 'compares two revisions, and a run is one of them',
      hint: 'give the JSON of `dvc metrics show`, or say --run new (or old)',
    };
  }
  const picked = files.map(([name, file]) => {
    const sides = new Map([...file].map(([path, both]) => [path, valueUnder(both, run) ?? null] as const));
    const values = [...flatValues(sides)].map(([path, value]) => [path.replaceAll('\\.', '.'), value] as const);
    return { name, values: new Map(values) };
  });
  const { values: metrics, notes } = byPart(picked);
  return [{ ...EMPTY_RUN, id: run, metrics, notes }];
}

/** `dvc exp show --json`: every revision with the experiments based on it; a queued or failed one says why. */
function runsOfRevision(revision: JsonObject): readonly Run[] {
  const own = runOfState(objectUnder(revision, 'data'), revision);
  const tried = objectsUnder(revision, 'experiments').flatMap((experiment) =>
    objectsUnder(experiment, 'revs')
      .slice(0, 1)
      .map((tip) => ({
        ...runOfState(objectUnder(tip, 'data'), tip),
        id: textUnder(experiment, 'name') ?? textUnder(tip, 'name'),
      })),
  );
  return [own, ...tried].filter(({ metrics, parameters }) => metrics.size + parameters.size > 0);
}

function runOfState(data: JsonObject, revision: JsonObject): Run {
  const hash = textUnder(data, 'rev') ?? textUnder(revision, 'rev');
  const run = merged(objectUnder(data, 'metrics'));
  const { values: parameters, notes } = byPart(
    [...objectUnder(data, 'params')].map(([name, file]) => ({ name, values: flatValues(objectUnder(file, 'data')) })),
  );
  return {
    ...run,
    id: textUnder(revision, 'name') ?? hash,
    parameters: new Map([...run.parameters, ...parameters]),
    seed: seedOfParameters(parameters),
    git: commitOf(hash),
    status: revision.get('error') === undefined || revision.get('error') === null ? undefined : 'failed',
    ended: timeOfText(textUnder(data, 'timestamp')),
    notes: [...run.notes, ...notes],
  };
}

/** The values of several files of metrics. */
function merged(files: JsonObject): Run {
  const runs = [...files].map(([name, file]) => ({ name, run: runOfJson(objectUnder(file, 'data')) }));
  const metrics = byPart(runs.map(({ name, run }) => ({ name, values: run.metrics })));
  const parameters = byPart(runs.map(({ name, run }) => ({ name, values: run.parameters })));
  const notes = [...metrics.notes, ...parameters.notes];
  return { ...EMPTY_RUN, metrics: metrics.values, parameters: parameters.values, notes };
}

/** The last run of a pipeline: the parameters of its stages, and the hashes of what they read and wrote. */
function readLock(tree: RunTree, choice: RunChoice): RunReading {
  const found = yamlIn(tree, '');
  if (found.kind === 'refused') return refusedBy(found.problem);
  if (found.kind === 'absent') return refused(tree.path, 'is not a text file');
  const stages = [...objectUnder(found.value, 'stages')];
  if (stages.length === 0)
    return refused(found.file.path, 'holds no stage that has run', 'run the pipeline with `dvc repro`');
  const { values: parameters, notes: doubled } = byPart(
    stages.map(([name, stage]) => ({
      name,
      values: new Map([...objectUnder(stage, 'params').values()].flatMap((file) => [...flatValues(file)])),
    })),
  );
  const [only] = stages;
  const command = stages.length === 1 ? textUnder(only?.[1], 'cmd') : undefined;
  const hidden = new Map(
    stages.flatMap(([name, stage]) =>
      ['deps', 'outs'].flatMap((side) => objectsUnder(stage, side).flatMap((one) => hashOf(name, one))),
    ),
  );
  const run: Run = { ...EMPTY_RUN, parameters, hidden, command, seed: seedOfParameters(parameters) };
  const notes = [
    `dvc.lock holds what ${stages.length === 1 ? 'the stage was' : `${String(stages.length)} stages were`} given; the metrics stand in the files that dvc.yaml names`,
    ...doubled,
  ];
  return finishRuns([run], { file: found.file, format: 'dvc', choice, notes });
}

function hashOf(stage: string, file: JsonObject): readonly [string, RunValue][] {
  const [path, text] = [textUnder(file, 'path'), textUnder(file, 'md5') ?? textUnder(file, 'etag')];
  return path === undefined || text === undefined ? [] : [[pathOf([stage, path]), { kind: 'text', text }]];
}
