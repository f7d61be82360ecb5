import { isJsonObject } from '../json/json-value.ts';
import { numberUnder, objectUnder, objectsUnder, textUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { commitOf } from '../outputs/commit-of.ts';
import { flatValues, seedAmong } from '../outputs/flat-values.ts';
import { readJsonRuns } from '../outputs/read-json-runs.ts';
import { refused } from '../outputs/refused.ts';
import { timeOfText } from '../outputs/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { statusOf } from '../reading/run-facts.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry, RunReader } from './reader.ts';

const GIVEN = ['task', 'task_args', 'model', 'model_args', 'config'] as const;

/** A log of Inspect as JSON; its own `.eval` files are archives, and refused with the way out. */
export const inspectAi: RunReader = {
  name: 'inspect-ai',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    if (tree.entry.kind === 'file' && tree.entry.name.endsWith('.eval')) {
      return refused(
        tree.path,
        'is an Inspect log in its archive form',
        'write it as JSON: `inspect log convert --to json`',
      );
    }
    return readJsonRuns(tree, { format: 'inspect-ai', choice, runs: runsOf });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  if (entry.name.endsWith('.eval')) return true;
  return (
    /"eval"\s{0,20}:\s{0,20}\{/.test(entry.head) &&
    /"(?:run_id|task_id|eval_id)"\s{0,20}:/.test(entry.head) &&
    /"status"\s{0,20}:/.test(entry.head)
  );
}

function runsOf(value: JsonValue): readonly Run[] | { readonly message: string } {
  if (!isJsonObject(value) || objectUnder(value, 'eval').size === 0)
    return { message: 'holds no evaluation of Inspect' };
  const evaluation = objectUnder(value, 'eval');
  const given = new Map<string, JsonValue>(GIVEN.flatMap((key) => [[key, evaluation.get(key) ?? null] as const]));
  given.set('dataset', textUnder(evaluation, 'dataset', 'name') ?? null);
  const parameters = new Map([...flatValues(given)].filter(([, { kind }]) => kind !== 'missing'));
  return [
    {
      ...EMPTY_RUN,
      id: textUnder(evaluation, 'run_id'),
      metrics: metricsOf(objectsUnder(value, 'results', 'scores')),
      parameters,
      seed: seedAmong(parameters),
      git: commitOf(textUnder(evaluation, 'revision', 'commit')),
      status: statusOf(textUnder(value, 'status')),
      started: timeOfText(textUnder(value, 'stats', 'started_at') ?? textUnder(evaluation, 'created')),
      ended: timeOfText(textUnder(value, 'stats', 'completed_at')),
      notes: partNotes(value),
    },
  ];
}

/** With one scorer its metrics stand alone, with several under each one's name. */
function metricsOf(scores: readonly JsonObject[]): ReadonlyMap<string, RunValue> {
  const metrics = new Map<string, RunValue>();
  for (const score of scores) {
    const name = textUnder(score, 'name') ?? textUnder(score, 'scorer') ?? '';
    for (const [key, metric] of objectUnder(score, 'metrics')) {
      const read = isJsonObject(metric) ? runValueOf(metric.get('value') ?? null) : undefined;
      if (read?.kind === 'number' || read?.kind === 'missing')
        metrics.set(pathOf(scores.length === 1 ? [key] : [name, key]), read);
    }
  }
  return metrics;
}

function partNotes(value: JsonObject): readonly string[] {
  const [all, done] = [
    numberUnder(value, 'results', 'total_samples'),
    numberUnder(value, 'results', 'completed_samples'),
  ];
  return all === undefined || done === undefined || done >= all
    ? []
    : [`only ${String(done)} of ${String(all)} samples were completed`];
}
