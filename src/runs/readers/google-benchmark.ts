import { isJsonNumber } from '../json/json-value.ts';
import { objectUnder, objectsUnder, textUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { timeOfText } from '../reading/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const TIMES: ReadonlySet<string> = new Set(['real_time', 'cpu_time']);
const COUNTS: ReadonlySet<string> = new Set([
  'family_index',
  'per_family_instance_index',
  'repetition_index',
  'repetitions',
  'threads',
]);

/** A file of Google Benchmark: one run of a program, `benchmark` -> time or counter. */
export const googleBenchmark: RunReader = {
  name: 'google-benchmark',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) => readJsonRuns(tree, { format: 'google-benchmark', choice, runs: runsOf }),
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  /"context"\s{0,20}:\s{0,20}\{/.test(entry.head) &&
  /"(?:library_build_type|cpu_scaling_enabled|mhz_per_cpu)"\s{0,20}:/.test(entry.head);

function runsOf(value: JsonValue): readonly Run[] | { readonly message: string } {
  const benchmarks = objectsUnder(value, 'benchmarks');
  if (benchmarks.length === 0) return { message: 'holds no benchmark' };
  const counts = new Map<string, number>();
  for (const benchmark of benchmarks) counts.set(nameOf(benchmark), (counts.get(nameOf(benchmark)) ?? 0) + 1);
  const single = benchmarks.filter((benchmark) => counts.get(nameOf(benchmark)) === 1);
  const repeated = [...counts].filter(([, count]) => count > 1);
  const notes = [
    ...repeated.map(
      ([name, count]) => `${name} stands ${String(count)} times: repetitions count through their aggregates only`,
    ),
    ...(textUnder(value, 'context', 'library_build_type') === 'debug'
      ? ['the benchmark library was built for debugging: its times are not to be compared']
      : []),
  ];
  const date = textUnder(objectUnder(value, 'context'), 'date');
  return [{ ...EMPTY_RUN, ...metricsOf(single), started: timeOfText(date), notes }];
}

const nameOf = (benchmark: JsonObject): string => textUnder(benchmark, 'name') ?? '';

function metricsOf(benchmarks: readonly JsonObject[]): Pick<Run, 'metrics' | 'units'> {
  const metrics = new Map<string, RunValue>();
  const units = new Map<string, string>();
  for (const benchmark of benchmarks) {
    if (benchmark.get('error_occurred') === true) continue;
    for (const [key, value] of benchmark) {
      const read = COUNTS.has(key) || !isJsonNumber(value) ? undefined : runValueOf(value);
      if (read === undefined || nameOf(benchmark) === '') continue;
      const path = pathOf([nameOf(benchmark), key]);
      metrics.set(path, read);
      if (TIMES.has(key)) units.set(path, textUnder(benchmark, 'time_unit') ?? 'ns');
    }
  }
  return { metrics, units };
}
