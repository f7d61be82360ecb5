import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { numberUnder, objectUnder, objectsUnder, textUnder } from '../json/json-at.ts';
import { keysOf, pathOf, withoutNoFilter } from '../key-path.ts';
import { commitOf } from '../reading/commit-of.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { timeOfSeconds } from '../reading/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAMES = /^results_\d{4}-\d\d-\d\dT[\d.:-]{1,40}\.json$/;
const HEAD = /"results"\s{0,20}:\s{0,20}[[{]/;
const OWN_KEYS = /"\w{1,60}_stderr(?:,[\w-]{1,60})?"\s{0,20}:/;

/** Metrics counted over items, and their standard errors: ratios. An `f1` or a `bleu` is in percent for some tasks. */
const COUNTED = /^(?:acc|acc_norm|exact_match|pass@\d+)(?:_stderr)?(?:,.*)?$/;

const unitAt = (path: string): string | undefined => (COUNTED.test(keysOf(path).at(-1) ?? '') ? 'ratio' : undefined);

/**
 * Results of the language model evaluation harness, in its present and older layouts: one run, a metric for each task.
 */
export const lmEval: RunReader = {
  name: 'lm-eval',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) => readJsonRuns(tree, { format: 'lm-eval', choice, unitAt, runs: runsOf }),
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  (NAMES.test(entry.name) || (/\.json$/i.test(entry.name) && HEAD.test(entry.head) && OWN_KEYS.test(entry.head)));

function runsOf(value: JsonValue): readonly Run[] | { readonly message: string } {
  const results = isJsonObject(value) ? value.get('results') : undefined;
  const isWhole = results !== undefined && (isJsonObject(results) || isJsonArray(results));
  if (!isWhole || !isJsonObject(value)) return { message: 'holds no results of the evaluation harness' };
  const parameters = parametersOf(value);
  return [
    {
      ...EMPTY_RUN,
      metrics: isJsonObject(results) ? metricsOf(results) : metricsOfList(objectsUnder(results)),
      parameters,
      seed: textUnder(value, 'config', 'random_seed') ?? seedOfParameters(parameters),
      git: commitOf(textUnder(value, 'git_hash')),
      started: timeOfSeconds(numberUnder(value, 'date')),
      notes: partNotes(value),
    },
  ];
}

/** `task` -> `metric,filter`; the filter is left out if its name is none. */
function metricsOf(results: JsonObject): ReadonlyMap<string, RunValue> {
  const metrics = new Map<string, RunValue>();
  for (const [task, values] of results) {
    for (const [key, value] of objectUnder(values)) {
      const read = key === 'alias' || key === 'name' ? undefined : numeric(value);
      if (read !== undefined) metrics.set(pathOf([task, withoutNoFilter(key)]), read);
    }
  }
  return metrics;
}

/** An older layout: one object for each task and prompt. */
function metricsOfList(results: readonly JsonObject[]): ReadonlyMap<string, RunValue> {
  const metrics = new Map<string, RunValue>();
  for (const result of results) {
    const place = ['task_name', 'prompt_name'].flatMap((key) => textUnder(result, key) ?? []);
    for (const [key, value] of result) {
      const read = numeric(value);
      if (read !== undefined && place.length > 0) metrics.set(pathOf([...place, key]), read);
    }
  }
  return metrics;
}

/** A standard error that could not be computed is the text `N/A`. */
function numeric(value: JsonValue): RunValue | undefined {
  const read = isJsonObject(value) || isJsonArray(value) || typeof value === 'boolean' ? undefined : runValueOf(value);
  return read?.kind === 'number' || read?.kind === 'missing' ? read : undefined;
}

function parametersOf(value: JsonObject): ReadonlyMap<string, RunValue> {
  const parts = ['config', 'model_name', 'n-shot', 'versions', 'task_hashes'].map((key): [string, JsonValue] => [
    key,
    value.get(key) ?? null,
  ]);
  return flatValues(new Map(parts.filter(([, part]) => part !== null)));
}

/** Notes if only a part of the items was evaluated. */
function partNotes(value: JsonObject): readonly string[] {
  const limit = textUnder(value, 'config', 'limit');
  const cut = [...objectUnder(value, 'n-samples')].flatMap(([task, counts]) => {
    const [all, used] = [numberUnder(counts, 'original'), numberUnder(counts, 'effective')];
    return all === undefined || used === undefined || used >= all
      ? []
      : [`${task} was evaluated on ${String(used)} of ${String(all)} items: not a full run`];
  });
  return cut.length === 0 && limit !== undefined
    ? [`only ${limit} items of each task were evaluated: not a full run`]
    : cut;
}
