import { isJsonObject } from '../json/json-value.ts';
import { numberUnder, textUnder } from '../json/json-at.ts';
import { keysOf, pathOf } from '../key-path.ts';
import { isMlflowJson, readMlflowJson } from './mlflow-json.ts';
import { mlflowFacts, mlflowStatus, runsWithOwnNames } from './mlflow-runs.ts';
import { atMost } from '../outputs/left-out.ts';
import { commitOf } from '../reading/commit-of.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { seedOfParameters } from '../reading/flat-values.ts';
import { metricPoints } from '../reading/metric-points.ts';
import { refused } from '../outputs/refused.ts';
import { inside } from '../outputs/sub-tree.ts';
import { timeOfMilliseconds } from '../reading/times.ts';
import { mlflowWords } from '../reading/tracker-words.ts';
import { yamlIn } from '../outputs/yaml-in.ts';
import { valueKeepingDigits } from '../reading/keeping-digits.ts';
import { EMPTY_RUN, textOf } from '../run.ts';
import { above } from '../../text/slash-path.ts';
import type { NamedRun } from './mlflow-runs.ts';
import type { RunValue } from '../run.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile, RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAME = 'mlflow';
const MOST_RUNS = 2000;
const MOST_FILES = 2000;
const DEEPEST = 8;
const RUN_ID = /^[0-9a-f]{32}$/;
const RUN_FOLDERS = ['metrics', 'params', 'tags'] as const;

/** An MLflow file store: `mlruns/`, the folder of one experiment in it, or that of one run; or runs as JSON. */
export const mlflow: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    if (isMlflowJson(tree.entry)) return readMlflowJson(tree, choice);
    if (tree.entry.kind === 'file') return partRefused(tree);
    const places = runPlaces(tree);
    if (places.length > MOST_RUNS) {
      return refused(
        tree.path,
        `holds more than ${String(MOST_RUNS)} runs`,
        'give the folder of one experiment or run',
      );
    }
    const nameOf = experimentNames(tree);
    const runs = places.flatMap((place) => runAt(tree, place, nameOf(place)) ?? []);
    if (runs.length === 0) return refused(tree.path, 'holds no active MLflow run', 'deleted runs are not read');
    return runsWithOwnNames(runs, { path: tree.path, choice });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'file') return isMeta(entry.head) || isMetricFile(entry.name, entry.head) || isMlflowJson(entry);
  const { name, names } = entry;
  if (names.includes('meta.yaml')) return names.some((one) => RUN_ID.test(one) || isRunFolder(one));
  return (
    name === 'mlruns' || names.some((one) => /^\d{18}$/.test(one)) || (names.includes('.trash') && names.includes('0'))
  );
}

const isRunFolder = (name: string): boolean => RUN_FOLDERS.some((one) => one === name);

const isMeta = (head: string): boolean => /^(?:artifact_location|artifact_uri): /.test(head);

const isMetricFile = (name: string, head: string): boolean =>
  !/\.[a-z]{2,5}$/i.test(name) && /^\d{13} [-+.\w]{1,40} \d{1,15}(?: |\r?\n|$)/.test(head);

function partRefused({ path }: RunTree): RunReading {
  return refused(path, 'is one file of an MLflow store, which keeps a run in a folder', 'give the folder of the run');
}

/** Folders of runs: this one, those of this experiment, or those of all experiments. */
function runPlaces(tree: RunTree): readonly string[] {
  const names = tree.list('');
  if (names.includes('meta.yaml')) return names.some(isRunFolder) ? [''] : names.filter((name) => RUN_ID.test(name));
  return names
    .filter((name) => name !== '.trash' && name !== 'models')
    .flatMap((experiment) =>
      tree
        .list(experiment)
        .filter((name) => RUN_ID.test(name))
        .map((name) => inside(experiment, name)),
    );
}

/** The name of the experiment whose folder contains a run's, if it is known. */
function experimentNames(tree: RunTree): (place: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (place) => {
    if (place === '') return undefined;
    const folder = above(place);
    if (!known.has(folder)) {
      const meta = yamlIn(tree, inside(folder, 'meta.yaml'));
      known.set(folder, meta.kind === 'found' && isJsonObject(meta.value) ? textUnder(meta.value, 'name') : undefined);
    }
    return known.get(folder);
  };
}

/** Undefined for a run that was deleted or is still being written, and for other folders. */
function runAt(tree: RunTree, place: string, experiment: string | undefined): NamedRun | undefined {
  const meta = yamlIn(tree, inside(place, 'meta.yaml'));
  if (meta.kind !== 'found' || !isJsonObject(meta.value)) return undefined;
  const { value, file } = meta;
  const runId = textUnder(value, 'run_id') ?? textUnder(value, 'run_uuid');
  if (runId === undefined || textUnder(value, 'lifecycle_stage') === 'deleted') return undefined;
  const params = filesIn(tree, inside(place, 'params'));
  const tagged = filesIn(tree, inside(place, 'tags'));
  const measured = filesIn(tree, inside(place, 'metrics'));
  const parameters = valuesOf(params);
  const tags = valuesOf(tagged);
  const { files } = measured;
  const points = metricPoints(files.map(({ name, file: { text } }) => ({ name, points: pointsOf(text) })));
  const text = (name: string): string | undefined => {
    const tag = tags.get(pathOf([name]));
    return tag === undefined || tag.kind === 'list' ? undefined : tag.text;
  };
  const told = mlflowWords([...tags].map(([path, tag]) => [keysOf(path).join('.'), textOf(tag)]));
  return {
    runId,
    name: textUnder(value, 'run_name') ?? text('mlflow.runName'),
    run: {
      ...EMPTY_RUN,
      parameters: new Map([...parameters, ...mlflowFacts(runId, experiment)]),
      ...points,
      seed: seedOfParameters(parameters),
      git: commitOf(text('mlflow.source.git.commit')),
      status: mlflowStatus(textUnder(value, 'status')),
      started: timeOfMilliseconds(numberUnder(value, 'start_time')),
      ended: timeOfMilliseconds(numberUnder(value, 'end_time')),
      ...(told === undefined ? {} : { told }),
      files: factsOfFiles(NAME, file, ...files.map((one) => one.file)),
      notes: [...measured.notes, ...params.notes, ...tagged.notes],
    },
  };
}

/** `<milliseconds> <value> <step>`, two or more fields per line; what follows is ignored. */
function pointsOf(text: string): readonly { time: number; text: string; step: number }[] {
  return text.split('\n').flatMap((line) => {
    const [time, value, step = '0'] = line.trim().split(/\s+/, 3);
    if (time === undefined || value === undefined) return [];
    return [{ time: Number(time), text: value, step: Number(step) }];
  });
}

type Held = {
  readonly files: readonly { readonly name: string; readonly file: RunFile }[];
  readonly notes: readonly string[];
};

/** The texts of the files in a folder, by their names. */
const valuesOf = ({ files }: Held): ReadonlyMap<string, RunValue> =>
  new Map(
    files.map(({ name, file }): [string, RunValue] => [
      pathOf([name]),
      valueKeepingDigits(file.text.replace(/\r?\n$/, ''), { key: name, isGiven: true }) ?? {
        kind: 'missing',
        text: '',
      },
    ]),
  );

/** Names may contain slashes, which become folders. */
function filesIn(tree: RunTree, folder: string, depth = 0): Held {
  if (depth > DEEPEST) return { files: [], notes: [] };
  const { kept, notes } = atMost(tree.list(folder), MOST_FILES, `file of ${folder}/`);
  const held = kept.map((name): Held => {
    const place = inside(folder, name);
    const file = tree.readFile(place);
    if (file !== undefined) return { files: [{ name, file }], notes: [] };
    const below = filesIn(tree, place, depth + 1);
    return { ...below, files: below.files.map((one) => ({ name: `${name}/${one.name}`, file: one.file })) };
  });
  return { files: held.flatMap(({ files }) => files), notes: [...notes, ...held.flatMap((one) => one.notes)] };
}
