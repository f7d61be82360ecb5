import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

describe('pytest-benchmark', () => {
  it('reads statistics in seconds, the commit and its changes', () => {
    const run = oneRun('pytest-benchmark/0001.json');
    expect(texts(run.metrics)).toEqual({
      'test_sort[0].rounds': '9',
      'test_sort[0].mean': '2.612e-07',
      'test_sort[0].stddev': '2.6e-08',
    });
    expect([...run.units]).toEqual([
      ['test_sort[0].mean', 's'],
      ['test_sort[0].stddev', 's'],
    ]);
    expect(run).toMatchObject({ git: { commit: 'f'.repeat(40), dirty: true }, started: '2026-02-03T04:05:06.687119' });
  });
});

describe('google-benchmark', () => {
  it('reads times in their unit, repetitions through their aggregates', () => {
    const run = oneRun('google-benchmark/bench.json');
    expect(texts(run.metrics)).toEqual({
      'BM_Sort/8.iterations': '10',
      'BM_Sort/8.real_time': '18.5',
      'BM_Sort/8.cpu_time': '18.4',
      'BM_Hash_mean.real_time': '1.05',
    });
    expect(run.units.get('BM_Sort/8.real_time')).toBe('us');
    expect(run.notes).toEqual([
      'BM_Hash stands 2 times: repetitions count through their aggregates only',
      'the benchmark library was built for debugging: its times are not to be compared',
    ]);
  });
});

describe('criterion', () => {
  it('reads the newest estimates of every benchmark', () => {
    const run = oneRun('criterion/criterion');
    expect(texts(run.metrics)).toEqual({ 'sort.small.mean': '11.0', 'sort.small.median': '10.5' });
    expect(run.units.get('sort.small.mean')).toBe('ns');
    expect(texts(oneRun('criterion/criterion/sort/small/new/estimates.json').metrics)).toEqual({
      mean: '11.0',
      median: '10.5',
    });
  });

  it('says that a change is not a time', () => {
    const { problems } = readFixture('criterion/criterion/sort/small/change/estimates.json');
    expect(problems[0]).toMatchObject({
      message: 'says by what fraction a benchmark changed, and no time',
      hint: 'give new/estimates.json',
    });
  });
});

describe('hyperfine', () => {
  it('reads a run for each command; one that failed is a failed run', () => {
    const { runs } = readFixture('hyperfine/times.json');
    expect(runs.map(({ id, status }) => [id, status])).toEqual([
      ['shell sort --key abc', 'finished'],
      ['shell merge', 'failed'],
    ]);
    expect(texts(runs[0]?.metrics ?? new Map())).toMatchObject({ mean: '1.2', median: '1.19' });
    expect(texts(runs[0]?.hidden ?? new Map())).toEqual({ 'times\\.0': '1.18', 'times\\.1': '1.21' });
    expect(runs[1]?.notes).toEqual(['the command failed in 1 of its repetitions']);
  });
});

describe('asv', () => {
  it('reads results of both layouts, one for each combination of parameters', () => {
    const run = oneRun('asv/4c5d6e7f-py3.json');
    expect(texts(run.metrics)).toEqual({
      'sort\\.time_small': '0.0012',
      "sort\\.time_each('a')": '0.1',
      "sort\\.time_each('b')": 'missing',
      'sort\\.old': '0.5',
    });
    expect(run).toMatchObject({ git: { commit: '4c5d6e7f'.repeat(5) }, started: '2026-02-03T04:05:06.000Z' });
    expect(run.notes).toEqual(['missing, having failed at this commit: 1 result']);
  });

  it('says how many results it left out', () => {
    const results = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`kettle.time_${String(at)}`, 0.5]));
    const text = JSON.stringify({ commit_hash: '4c5d6e7f'.repeat(5), env_name: 'py3', results });
    expect(readTree(fileTree('4c5d6e7f-py3.json', text)).runs[0]?.notes).toEqual([
      'left out, beyond the first 5000: 1 result',
    ]);
  });
});

describe('jmh, benchmarkdotnet and lists of benchmarks', () => {
  it('read scores with their units', () => {
    const jmh = oneRun('jmh/jmh.json');
    expect(texts(jmh.metrics)).toEqual({
      'shore\\.Sort\\.small(size=8).score': '3.25',
      'shore\\.Sort\\.small(size=8).scoreError': 'NaN',
    });
    expect([...jmh.units.values()]).toEqual(['ns/op', 'ns/op']);
    const dotNet = oneRun('benchmarkdotnet/report.json');
    expect(texts(dotNet.metrics)).toMatchObject({
      'Shore\\.Sort\\.Small.Mean': '12.5',
      'Shore\\.Sort\\.Small.Median': '12.0',
    });
    const list = oneRun('benchmark-list/list.json');
    expect(texts(list.metrics)).toEqual({ Throughput: '70', Memory: '150' });
    expect([...list.units]).toEqual([
      ['Throughput', 'req/s'],
      ['Memory', 'MB'],
    ]);
  });
});

describe('bench-text', () => {
  it('reads the output of cargo and go', () => {
    expect(texts(oneRun('bench-text/cargo.txt').metrics)).toEqual({ 'Create reef': '1329', 'sort::small': '12' });
    expect(texts(oneRun('bench-text/go.txt').metrics)).toEqual({
      'BenchmarkSort-8': '325',
      'BenchmarkHash/long-8': '40537.123',
    });
  });

  it('does not choose between repetitions', () => {
    const line = 'BenchmarkSort-8   \t 5000000\t       325 ns/op\n';
    expect(readTree(fileTree('bench.txt', line + line)).problems[0]?.message).toBe(
      'measures BenchmarkSort-8 several times, and says nothing of them together',
    );
  });
});
