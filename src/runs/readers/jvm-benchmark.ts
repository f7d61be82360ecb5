import { isJsonArray } from '../json/json-value.ts';
import { objectUnder, objectsUnder, textUnder, valueUnder } from '../json/json-at.ts';
import { pathOf } from '../key-path.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

/** The output of the Java Microbenchmark Harness with `-rf json`: one run, `benchmark` -> score. */
export const jmh: RunReader = {
  name: 'jmh',
  detect: (entry) => (isFile(entry, /"jmhVersion"\s{0,20}:/) ? 'sure' : 'no'),
  read: (tree, choice) => readJsonRuns(tree, { format: 'jmh', choice, runs: (value) => oneRun(jmhValues(value)) }),
};

/** The output of BenchmarkDotNet's JSON exporter: one run, `benchmark` -> statistic, times in nanoseconds. */
export const benchmarkDotNet: RunReader = {
  name: 'benchmarkdotnet',
  detect: (entry) => (isFile(entry, /"BenchmarkDotNetVersion"\s{0,20}:/) ? 'sure' : 'no'),
  read: (tree, choice) =>
    readJsonRuns(tree, { format: 'benchmarkdotnet', choice, runs: (value) => oneRun(dotNetValues(value)) }),
};

/** A list of `{name, unit, value}`, as used for continuous benchmarking: one run. */
export const benchmarkList: RunReader = {
  name: 'benchmark-list',
  detect: (entry) => (isList(entry) ? 'sure' : 'no'),
  read: (tree, choice) =>
    readJsonRuns(tree, { format: 'benchmark-list', choice, runs: (value) => oneRun(listValues(value)) }),
};

const isFile = (entry: RunEntry, key: RegExp): boolean => entry.kind === 'file' && key.test(entry.head);

const isList = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  /^\uFEFF?\s{0,40}\[\s{0,40}\{/.test(entry.head) &&
  ['name', 'unit', 'value'].every((key) => new RegExp(`^[^}]{0,2000}"${key}"\\s{0,20}:`).test(entry.head));

/** One measured value: its keys, its unit and its description. */
type Measured = { readonly keys: readonly string[]; readonly unit: string | undefined; readonly value: JsonValue };

function oneRun(measured: readonly Measured[]): readonly Run[] | { readonly message: string } {
  const metrics = new Map<string, RunValue>();
  const units = new Map<string, string>();
  for (const { keys, unit, value } of measured) {
    const read = runValueOf(value);
    const path = pathOf(keys);
    if (read?.kind !== 'number' && read?.kind !== 'missing') continue;
    if (metrics.has(path)) return { message: `two benchmarks are called ${keys.join(' ')}` };
    metrics.set(path, read);
    if (unit !== undefined) units.set(path, unit);
  }
  return metrics.size === 0 ? { message: 'holds no benchmark with a number' } : [{ ...EMPTY_RUN, metrics, units }];
}

function jmhValues(value: JsonValue): readonly Measured[] {
  return objectsUnder(value).flatMap((benchmark) => {
    const name = textUnder(benchmark, 'benchmark');
    if (name === undefined) return [];
    const settings = [...objectUnder(benchmark, 'params')].flatMap(
      ([key, one]) => `${key}=${typeof one === 'string' ? one : ''}`,
    );
    const called = settings.length === 0 ? name : `${name}(${settings.join(', ')})`;
    const metric = objectUnder(benchmark, 'primaryMetric');
    const unit = textUnder(metric, 'scoreUnit');
    return ['score', 'scoreError'].map((key) => ({ keys: [called, key], unit, value: metric.get(key) ?? null }));
  });
}

const STATISTICS = ['Mean', 'Median', 'Min', 'Max', 'StandardDeviation', 'StandardError'] as const;

function dotNetValues(value: JsonValue): readonly Measured[] {
  return objectsUnder(value, 'Benchmarks').flatMap((benchmark) => {
    const name = textUnder(benchmark, 'FullName') ?? textUnder(benchmark, 'Method');
    if (name === undefined) return [];
    return STATISTICS.map((key) => ({
      keys: [name, key],
      unit: 'ns',
      value: valueUnder(benchmark, 'Statistics', key) ?? null,
    }));
  });
}

const listValues = (value: JsonValue): readonly Measured[] =>
  (isJsonArray(value) ? objectsUnder(value) : []).flatMap((one: JsonObject) => {
    const name = textUnder(one, 'name');
    return name === undefined ? [] : [{ keys: [name], unit: textUnder(one, 'unit'), value: one.get('value') ?? null }];
  });
