import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { numberUnder, objectUnder, objectsUnder, textUnder, valueUnder } from '../json/json-at.ts';
import { scalarText } from '../json/scalar-text.ts';
import { jsonIn } from '../outputs/json-in.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { pathOf } from '../key-path.ts';
import { commitOf } from '../reading/commit-of.ts';
import { seedOfParameters } from '../reading/flat-values.ts';
import { valueKeepingDigits } from '../reading/keeping-digits.ts';
import { metricPoints } from '../reading/metric-points.ts';
import { timeOfMilliseconds } from '../reading/times.ts';
import { mlflowWords } from '../reading/tracker-words.ts';
import { EMPTY_RUN } from '../run.ts';
import { mlflowFacts, mlflowStatus, runsWithOwnNames } from './mlflow-runs.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunFile, RunTree } from '../outputs/run-tree.ts';
import type { MetricSeries } from '../reading/metric-points.ts';
import type { Run } from '../run.ts';
import type { NamedRun } from './mlflow-runs.ts';
import type { RunChoice } from './reader.ts';

const INFO = /"info"\s{0,20}:\s{0,20}\{/;
const OWN = /"(?:lifecycle_stage|artifact_uri)"\s{0,20}:/;

/** Whether a file begins like the output of `mlflow runs describe`, or like an answer of MLflow's server. */
export const isMlflowJson = (entry: RunEntry): boolean =>
  entry.kind === 'file' && /\.json$/i.test(entry.name) && INFO.test(entry.head) && OWN.test(entry.head);

/** Runs in MLflow's JSON: a single one, `{run}`, or the `{runs}` of a search. */
export function readMlflowJson(tree: RunTree, choice: RunChoice): RunReading {
  const found = jsonIn(tree, '');
  if (found.kind === 'refused') return refusedBy(found.problem);
  if (found.kind === 'absent') return refused(tree.path, 'is not a text file');
  const { value, file } = found;
  const listed = objectsUnder(value, 'runs');
  const one = valueUnder(value, 'run') ?? value;
  const objects = listed.length > 0 ? listed : isJsonObject(one) ? [one] : [];
  const runs = objects.flatMap((object) => runOf(object, file) ?? []);
  if (runs.length === 0) return refused(tree.path, 'holds no active MLflow run', 'deleted runs are not read');
  return runsWithOwnNames(runs, { path: tree.path, choice });
}

/** Undefined for a deleted run, or an object that is not a run. */
function runOf(object: JsonObject, { path, sha256 }: RunFile): NamedRun | undefined {
  const info = objectUnder(object, 'info');
  const runId = textUnder(info, 'run_id') ?? textUnder(info, 'run_uuid');
  if (runId === undefined || textUnder(info, 'lifecycle_stage') === 'deleted') return undefined;
  const tags = new Map(entriesUnder(object, 'tags').map(([name, value]) => [name, scalarText(value)]));
  const told = mlflowWords(tags);
  const parameters = parametersOf(object);
  return {
    runId,
    name: textUnder(info, 'run_name') ?? tags.get('mlflow.runName'),
    run: {
      ...EMPTY_RUN,
      parameters: new Map([...parameters, ...mlflowFacts(runId, undefined)]),
      ...metricPoints(seriesOf(object)),
      seed: seedOfParameters(parameters),
      git: commitOf(tags.get('mlflow.source.git.commit')),
      status: mlflowStatus(textUnder(info, 'status')),
      started: timeOfMilliseconds(numberUnder(info, 'start_time')),
      ended: timeOfMilliseconds(numberUnder(info, 'end_time')),
      ...(told === undefined ? {} : { told }),
      files: [{ path, sha256, format: 'mlflow' }],
    },
  };
}

/** Names and values under a key of `data`: an object, or the list of `{key, value}` that the server returns. */
function entriesUnder(object: JsonObject, part: string): readonly (readonly [string, JsonValue])[] {
  const held = valueUnder(object, 'data', part);
  if (held === undefined || !isJsonArray(held)) return [...objectUnder(object, 'data', part)];
  return held.filter(isJsonObject).flatMap((entry) => {
    const key = textUnder(entry, 'key');
    return key === undefined ? [] : [[key, entry.get('value') ?? null] as const];
  });
}

const parametersOf = (object: JsonObject): Run['parameters'] =>
  new Map(
    entriesUnder(object, 'params').map(([name, value]) => [
      pathOf([name]),
      valueKeepingDigits(value, { key: name, isGiven: true }) ?? { kind: 'missing', text: '' },
    ]),
  );

/** There is only the latest point of each metric, with its step if the server gives one. */
function seriesOf(object: JsonObject): readonly MetricSeries[] {
  const steps = new Map(
    objectsUnder(object, 'data', 'metrics').map((metric) => [textUnder(metric, 'key'), numberUnder(metric, 'step')]),
  );
  return entriesUnder(object, 'metrics').map(([name, value]) => ({
    name,
    points: [{ time: 0, text: scalarText(value) ?? '', step: steps.get(name) ?? 0 }],
  }));
}
