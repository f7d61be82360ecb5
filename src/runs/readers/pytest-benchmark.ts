import { isJsonNumber, isJsonObject } from '../json/json-value.ts';
import { objectUnder, objectsUnder, textUnder, valueUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { commitOf } from '../reading/commit-of.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { timeOfText } from '../reading/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

/** Statistics that are times in seconds; the others are counts, or `ops` per second. */
const SECONDS: ReadonlySet<string> = new Set('min max mean stddev median iqr q1 q3 total ld15iqr hd15iqr'.split(' '));

/** A file of pytest-benchmark: one run of a suite, `test` -> statistic. */
export const pytestBenchmark: RunReader = {
  name: 'pytest-benchmark',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) =>
    readJsonRuns(tree, {
      format: 'pytest-benchmark',
      choice,
      runs: (value) => {
        const benchmarks = objectsUnder(value, 'benchmarks');
        if (benchmarks.length === 0 || !isJsonObject(value)) return { message: 'holds no benchmark' };
        return [runOf(value, benchmarks)];
      },
    }),
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  /\.json$/i.test(entry.name) &&
  (/"machine_info"\s{0,20}:\s{0,20}\{/.test(entry.head) ||
    (/"benchmarks"\s{0,20}:/.test(entry.head) && /"fullname"\s{0,20}:/.test(entry.head)));

function runOf(output: JsonObject, benchmarks: readonly JsonObject[]): Run {
  const metrics = new Map<string, RunValue>();
  const units = new Map<string, string>();
  for (const benchmark of benchmarks) {
    const name = textUnder(benchmark, 'name') ?? textUnder(benchmark, 'fullname');
    for (const [key, value] of objectUnder(benchmark, 'stats')) {
      const read = name === undefined || !isJsonNumber(value) ? undefined : runValueOf(value);
      if (name === undefined || read === undefined) continue;
      const path = pathOf([name, key]);
      metrics.set(path, read);
      if (SECONDS.has(key)) units.set(path, 's');
    }
  }
  return {
    ...EMPTY_RUN,
    metrics,
    units,
    git: commitOf(textUnder(output, 'commit_info', 'id'), dirtyOf(output)),
    started: timeOfText(textUnder(output, 'datetime')),
  };
}

function dirtyOf(output: JsonObject): boolean | undefined {
  const dirty = valueUnder(output, 'commit_info', 'dirty');
  return typeof dirty === 'boolean' ? dirty : undefined;
}
