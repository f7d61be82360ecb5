import { isJsonObject } from '../json/json-value.ts';
import { numberUnder, objectUnder, objectsUnder, textUnder } from '../json/json-at.ts';
import { keysOf, pathOf } from '../key-path.ts';
import { commitOf } from '../reading/commit-of.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { refused } from '../outputs/refused.ts';
import { zipEntry } from '../outputs/zip-entry.ts';
import { timeOfText } from '../reading/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { statusOf } from '../reading/run-facts.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry, RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const GIVEN = ['task', 'task_args', 'model', 'model_args', 'config'] as const;

/** The part of an archive with the content of the JSON log except its samples; written when the evaluation ends. */
const HEADER = 'header.json';

const CONVERT = 'write it as JSON: `inspect log convert --to json`';

/** A log of Inspect: an `.eval` archive, or JSON. */
export const inspectAi: RunReader = {
  name: 'inspect-ai',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const log = isArchive(tree.entry) ? unpacked(tree) : tree;
    return 'message' in log
      ? refused(tree.path, log.message, log.hint)
      : readJsonRuns(log, { format: 'inspect-ai', choice, unitAt, runs: runsOf });
  },
};

/** The mean of answers that are right or wrong. */
const unitAt = (path: string): string | undefined => (keysOf(path).at(-1) === 'accuracy' ? 'ratio' : undefined);

const isArchive = (entry: RunEntry): boolean => entry.kind === 'file' && entry.name.endsWith('.eval');

/** An archive presented as if its header were the file; the hash is still that of the archive. */
function unpacked(tree: RunTree): RunTree | { readonly message: string; readonly hint: string } {
  const file = tree.readBytes('');
  if (file === undefined) return { message: 'could not be read', hint: CONVERT };
  const entry = zipEntry(file.bytes, HEADER);
  if (entry.kind === 'text') {
    const { path, sha256 } = file;
    return { ...tree, readFile: () => ({ path, sha256, text: entry.text }) };
  }
  if (entry.kind === 'absent')
    return { message: 'is an Inspect log without its end', hint: 'log it when the evaluation has ended' };
  if (entry.kind === 'broken') return { message: 'is not a complete archive', hint: 'log it when it has been written' };
  const why =
    entry.kind === 'too-large' ? 'is too large' : `is packed in a way that is not read (${entry.compression})`;
  return { message: `is an Inspect log whose header ${why}`, hint: CONVERT };
}

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  if (isArchive(entry)) return true;
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
      seed: seedOfParameters(parameters),
      git: commitOf(textUnder(evaluation, 'revision', 'commit')),
      status: statusOf(textUnder(value, 'status')),
      started: timeOfText(textUnder(value, 'stats', 'started_at') ?? textUnder(evaluation, 'created')),
      ended: timeOfText(textUnder(value, 'stats', 'completed_at')),
      notes: partNotes(value),
    },
  ];
}

/** With one scorer the metrics have bare names, with several each is below its scorer's name. */
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
