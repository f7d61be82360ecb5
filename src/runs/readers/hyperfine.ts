import { isJsonNumber, isJsonArray } from '../json/json-value.ts';
import { listUnder, objectsUnder, textUnder } from '../json/json-at.ts';
import { maskSecrets } from '../masking.ts';
import { flatValues } from '../reading/flat-values.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const KEYS = [/"command"\s{0,20}:/, /"(?:stddev|median)"\s{0,20}:/, /"(?:user|system|times|exit_codes)"\s{0,20}:/];
const STATISTICS = ['mean', 'stddev', 'median', 'user', 'system', 'min', 'max'] as const;

/** The output of `hyperfine --export-json`: a run for each command, times in seconds. */
export const hyperfine: RunReader = {
  name: 'hyperfine',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) =>
    readJsonRuns(tree, {
      format: 'hyperfine',
      choice,
      runs: (value) => {
        const results = objectsUnder(value, 'results');
        if (results.length === 0) return { message: 'holds no result of hyperfine' };
        const runs = results.map(runOf);
        return results.length === 1 ? runs : runs.map((run) => ({ ...run, id: idOf(run) }));
      },
    }),
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  /^\s{0,20}\{\s{0,20}"results"\s{0,20}:\s{0,20}\[/.test(entry.head) &&
  KEYS.every((key) => key.test(entry.head));

const idOf = ({ command }: Run): string | undefined => (command === undefined ? undefined : maskSecrets(command).text);

/** A command that failed was timed, but did not do its work. */
function runOf(result: JsonObject): Run {
  const metrics = new Map<string, RunValue>();
  for (const name of STATISTICS) {
    const value = result.get(name);
    const read = value === undefined || !isJsonNumber(value) ? undefined : runValueOf(value);
    if (read !== undefined) metrics.set(name, read);
  }
  const failed = listUnder(result, 'exit_codes').filter((code) => !isJsonNumber(code) || code.number !== 0).length;
  const times = result.get('times') ?? null;
  return {
    ...EMPTY_RUN,
    command: textUnder(result, 'command'),
    metrics,
    parameters: flatValues(result.get('parameters') ?? null),
    hidden: flatValues(
      isJsonArray(times) ? new Map(times.map((time, index) => [`times.${String(index)}`, time] as const)) : null,
    ),
    units: new Map([...metrics.keys()].map((name) => [name, 's'])),
    status: failed > 0 ? 'failed' : 'finished',
    notes: failed > 0 ? [`the command failed in ${String(failed)} of its repetitions`] : [],
  };
}
