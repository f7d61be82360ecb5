import { describe, expect, it } from 'vitest';
import { readOutput } from '../../../src/runs/readers/read-output.ts';
import { parseSelection } from '../../../src/runs/selection.ts';
import { fileTree } from '../run-tree.ts';
import { texts } from './fixture-output.ts';
import type { DatabaseValue } from '../../../src/host.ts';
import type { RunReading } from '../../../src/runs/outputs/run-reading.ts';

type Row = Readonly<Record<string, DatabaseValue>>;

/** A database of these tables: a query gets all rows of the first table it names, without order or limit. */
function reading(tables: Readonly<Record<string, readonly Row[]>>, select?: string, run?: string): RunReading {
  const rowsOf = (query: string): readonly ReadonlyMap<string, DatabaseValue>[] => {
    const name = /FROM (\w+)/u.exec(query)?.[1] ?? '';
    const rows = tables[name] ?? [];
    if (query.includes('count(*)')) return [new Map([['points', rows.length]])];
    return rows.map((row) => new Map(Object.entries(row)));
  };
  const tree = {
    ...fileTree('store.db', 'SQLite format 3\u0000'),
    database: { tables: () => Object.keys(tables), rows: rowsOf },
  };
  return readOutput(tree, { selection: select === undefined ? undefined : parseSelection(select), run }).reading;
}

const RUN = 'a'.repeat(32);

const MLFLOW = {
  runs: [
    { run_uuid: RUN, name: 'gull', status: 'FINISHED', start_time: 1760000000000, end_time: 1760000060000 },
    { run_uuid: 'b'.repeat(32), name: 'gull', status: 'KILLED', start_time: 1760000000001, end_time: null },
  ],
  metrics: [
    { run_uuid: RUN, key: 'loss', value: 0.41, timestamp: 3, step: 2, is_nan: 0 },
    { run_uuid: RUN, key: 'loss', value: 0.9, timestamp: 1, step: 0, is_nan: 0 },
    { run_uuid: RUN, key: 'ratio', value: 0, timestamp: 1, step: 0, is_nan: 1 },
    { run_uuid: RUN, key: 'worst', value: 1.7976931348623157e308, timestamp: 1, step: 0, is_nan: 0 },
  ],
  latest_metrics: [],
  params: [
    { run_uuid: RUN, key: 'lr', value: '0.001' },
    { run_uuid: RUN, key: 'seed', value: '7' },
  ],
  tags: [{ run_uuid: RUN, key: 'mlflow.source.git.commit', value: 'c'.repeat(40) }],
};

describe('sqlite', () => {
  it('reads the runs of MLflow: the latest step is used, NaN and the infinities are missing', () => {
    const read = reading(MLFLOW);
    const runs = read.kind === 'runs' ? read.runs : [];
    expect(runs.map(({ id, status }) => [id, status])).toEqual([
      ['gull-aaaaaaaa', 'finished'],
      ['gull-bbbbbbbb', 'killed'],
    ]);
    expect(texts(runs[0]?.metrics ?? new Map())).toEqual({ loss: '0.41', ratio: 'NaN', worst: 'Infinity' });
    expect(runs[0]?.history.get('loss')).toEqual({ steps: [0, 2], values: [0.9, 0.41] });
    expect(runs[0]).toMatchObject({ seed: '7', git: { commit: 'c'.repeat(40) }, ended: '2025-10-09T08:54:20.000Z' });
    const first = reading(MLFLOW, 'step:0', RUN);
    expect(first.kind === 'runs' && first.runs.map(({ metrics }) => metrics.get('loss'))).toEqual([
      { kind: 'number', text: '0.9' },
    ]);
  });

  it('reads the trials of Optuna', () => {
    const trial = { study_name: 'reef', datetime_start: '2026-02-03 04:05:06.000001', datetime_complete: null };
    const read = reading({
      studies: [{}],
      trials: [
        { ...trial, trial_id: 1, number: 0, state: 'COMPLETE' },
        { ...trial, trial_id: 2, number: 1, state: 'WAITING' },
      ],
      trial_values: [
        { trial_id: 1, objective: 0, value: 0.65, value_type: 'FINITE' },
        { trial_id: 1, objective: 1, value: null, value_type: 'INF_POS' },
      ],
      trial_params: [
        {
          trial_id: 1,
          param_name: 'net',
          param_value: 1,
          distribution_json: '{"name": "CategoricalDistribution", "attributes": {"choices": ["flat", "deep"]}}',
        },
      ],
      trial_intermediate_values: [{ trial_id: 1, step: 3, intermediate_value: 0.7, intermediate_value_type: 'FINITE' }],
      trial_user_attributes: [{ trial_id: 1, key: 'wer', value_json: '0.07' }],
    });
    const runs = read.kind === 'runs' ? read.runs : [];
    expect(runs.map(({ id, started }) => [id, started])).toEqual([['0', '2026-02-03 04:05:06.000001']]);
    expect(texts(runs[0]?.metrics ?? new Map())).toEqual({
      values_0: '0.65',
      values_1: 'Infinity',
      wer: '0.07',
      intermediate_value: '0.7',
    });
    expect(texts(runs[0]?.parameters ?? new Map())).toEqual({ net: 'deep' });
  });

  it('reads the runs of Trackio', () => {
    const read = reading({
      metrics: [
        { id: 1, run_name: 'tern', step: 0, metrics: '{"loss": 0.9}' },
        { id: 2, run_name: 'tern', step: 1, metrics: '{"loss": 0.5, "acc": 0.8}' },
      ],
      configs: [{ run_name: 'tern', config: '{"lr": 0.1, "seed": 3, "_user": "nobody"}' }],
    });
    const runs = read.kind === 'runs' ? read.runs : [];
    expect(runs.map(({ id, seed, metrics, parameters }) => [id, seed, texts(metrics), texts(parameters)])).toEqual([
      ['tern', '3', { loss: '0.5', acc: '0.8' }, { lr: '0.1', seed: '3' }],
    ]);
  });

  it('refuses more trials of Optuna than it can read', () => {
    const trials = Array.from({ length: 20_001 }, (_, at) => ({ trial_id: at, number: at, state: 'COMPLETE' }));
    expect(reading({ studies: [{}], trials, trial_values: [], trial_params: [] })).toMatchObject({
      kind: 'refused',
      problems: [{ message: 'holds more than 20000 trials' }],
    });
  });

  it('reads the newest point of every metric if Trackio has too many, and says so', () => {
    const all = [
      { id: 1, run_name: 'tern', step: 0, metrics: '{"loss": 0.9, "chicks": 3}' },
      { id: 2, run_name: 'gull', step: 0, metrics: '{"loss": 0.7}' },
      ...Array.from({ length: 50_000 }, (_, at) => ({
        id: at + 3,
        run_name: 'tern',
        step: at + 1,
        metrics: at === 49_999 ? '{"loss": 0.1}' : '{"loss": 0.5}',
      })),
    ].map((row) => new Map<string, DatabaseValue>(Object.entries(row)));
    const rows = (query: string): readonly ReadonlyMap<string, DatabaseValue>[] => {
      if (query.includes('configs')) return [];
      if (query.includes('count(*)')) return [new Map([['points', 1_000_001]])];
      const after = Number(/id > (\d+)/u.exec(query)?.[1] ?? 0);
      return all.slice(after, after + Number(/LIMIT (\d+)/u.exec(query)?.[1]));
    };
    const database = { tables: () => ['metrics', 'configs'], rows };
    const tree = { ...fileTree('reef.db', 'SQLite format 3\u0000'), database };
    const { reading: read } = readOutput(tree, {});
    const runs = read.kind === 'runs' ? read.runs : [];
    expect(
      runs.map(({ id, metrics, notes }) => [id, texts(metrics), notes.filter((note) => /points/u.test(note))]),
    ).toEqual([
      [
        'tern',
        { loss: '0.1', chicks: '3' },
        ['more than 1000000 points: histories were left out, the latest values are read'],
      ],
      ['gull', { loss: '0.7' }, ['more than 1000000 points: histories were left out, the latest values are read']],
    ]);
  });

  it('says what another database contains, and that one in a folder must be given by itself', () => {
    expect(reading({ shells: [], waves: [] })).toMatchObject({
      problems: [{ message: 'is a database with shells, waves: none of MLflow, Optuna or Trackio' }],
    });
    const { reading: closed } = readOutput(fileTree('mlflow.db', 'SQLite format 3\u0000'), {});
    expect(closed).toMatchObject({
      problems: [{ message: 'is an SQLite database', hint: 'give the file itself as the output' }],
    });
  });
});
