import { numberUnder, objectUnder, objectsUnder, textUnder } from '../json/json-at.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { timeOfText } from '../reading/times.ts';
import { groupBy } from '../../text/group-by.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

/**
 * The output of `promptfoo eval -o results.json`: a run for each prompt and provider. Its configuration is not read,
 * because it may contain secrets.
 */
export const promptfoo: RunReader = {
  name: 'promptfoo',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) => readJsonRuns(tree, { format: 'promptfoo', choice, runs: runsOf }),
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  /\.json$/i.test(entry.name) &&
  (/^\s{0,20}\{\s{0,20}"evalId"\s{0,20}:/.test(entry.head) || /"promptIdx"\s{0,20}:/.test(entry.head));

function runsOf(value: JsonValue): readonly Run[] | { readonly message: string } {
  const results = objectUnder(value, 'results');
  const [prompts, items] = [objectsUnder(results, 'prompts'), objectsUnder(results, 'results')];
  if (items.length === 0) return { message: 'holds no result of promptfoo' };
  const started = timeOfText(textUnder(results, 'timestamp'));
  const byPrompt = groupBy(items, (item) => numberUnder(item, 'promptIdx') ?? 0);
  const runs = [...byPrompt]
    .toSorted(([left], [right]) => left - right)
    .map(([index, own]) => ({ ...runOf(own, prompts[index]), started }));
  const names = runs.map(({ id }) => id);
  if (runs.length === 1) return runs.map((run) => ({ ...run, id: textUnder(value, 'evalId') }));
  return new Set(names).size === names.length
    ? runs
    : runs.map((run, index) => ({ ...run, id: `${run.id ?? 'prompt'} ${String(index + 1)}` }));
}

/** Counts for one prompt; an item that ended in an error did not pass. */
function runOf(items: readonly JsonObject[], prompt: JsonObject | undefined): Run {
  const passed = items.filter((item) => item.get('success') === true).length;
  const errors = items.filter(
    (item) => textUnder(item, 'error') !== undefined && item.get('gradingResult') === null,
  ).length;
  const scores = items.map((item) => numberUnder(item, 'score'));
  const known = scores.filter((score) => score !== undefined);
  const [label, provider] = [textUnder(prompt, 'label'), textUnder(prompt, 'provider')];
  const metrics = new Map<string, RunValue>([
    ['items', number(items.length)],
    ['successes', number(passed)],
    ['failures', number(items.length - passed - errors)],
    ['errors', number(errors)],
    ['pass_rate', number(passed / items.length)],
  ]);
  if (known.length === items.length)
    metrics.set('mean_score', number(known.reduce((sum, score) => sum + score, 0) / known.length));
  return {
    ...EMPTY_RUN,
    id: [provider, label].filter((part) => part !== undefined).join(' ') || undefined,
    metrics,
    units: new Map([['pass_rate', 'ratio']]),
    parameters: new Map(
      Object.entries({ provider, prompt: label }).flatMap(([key, text]): [string, RunValue][] =>
        text === undefined ? [] : [[key, { kind: 'text', text }]],
      ),
    ),
    notes: ['pass_rate and mean_score are counted over the items of the file, errors as not passed'],
  };
}

const number = (value: number): RunValue => ({ kind: 'number', text: String(value) });
