import { describe, expect, it } from 'vitest';
import { fileTree, folderTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

const EXPERIMENT = 'mlflow/mlruns/418273640918273645';

describe('mlflow', () => {
  it('reads every active run of a store, with its name', () => {
    const { format, runs } = readFixture('mlflow/mlruns');
    expect(format).toBe('mlflow');
    expect(runs.map(({ id, status }) => [id, status])).toEqual([
      ['gull', 'finished'],
      ['tern', 'failed'],
    ]);
    expect(readFixture('mlflow').runs).toHaveLength(2);
    expect(readFixture(EXPERIMENT).runs).toHaveLength(2);
  });

  it('takes the value of the latest step, whatever the order of the lines', () => {
    const run = oneRun(`${EXPERIMENT}/${'0a'.repeat(16)}`);
    expect(texts(run.metrics)).toEqual({ loss: '0.41', 'val/wer': '0.0712' });
    expect(run.history.get('loss')).toEqual({ steps: [0, 1, 2], values: [0.9, 0.55, 0.41] });
    expect(texts(run.parameters)).toEqual({
      lr: '0.001',
      note: 'two\nlines',
      seed: '7',
      'mlflow\\.run_id': '0a'.repeat(16),
    });
    expect(run).toMatchObject({
      seed: '7',
      git: { commit: 'b'.repeat(40), dirty: undefined },
      started: '2025-10-09T08:53:20.000Z',
      ended: '2025-10-09T08:54:20.000Z',
    });
  });

  it('says how many metrics it left out', () => {
    const names = Array.from({ length: 2001 }, (_, at) => `metrics/m${String(at)}`);
    const run = readTree(
      folderTree('run', {
        'meta.yaml': `artifact_uri: x\nrun_id: ${'0a'.repeat(16)}\nlifecycle_stage: active\n`,
        ...Object.fromEntries(names.map((name) => [name, '1770091506000 0.5 0\n'])),
      }),
    ).runs[0];
    expect(run?.metrics.size).toBe(2000);
    expect(run?.notes).toContain('left out, beyond the first 2000: 1 file of metrics/');
  });

  it('takes another point if selected, and a run by its MLflow id', () => {
    const run = oneRun('mlflow/mlruns', { run: '0a'.repeat(16), select: 'step:1' });
    expect(texts(run.metrics)).toEqual({ loss: '0.55', 'val/wer': '0.0712' });
    expect(readFixture('mlflow/mlruns', { run: 'tern' }).runs[0]?.metrics.get('loss')).toEqual({
      kind: 'missing',
      text: 'NaN',
    });
    expect(readFixture('mlflow/mlruns', { run: 'owl' }).problems[0]).toMatchObject({
      message: 'holds no run owl',
      hint: 'it has gull, tern',
    });
  });

  it('says about a single file of a store that a run is its folder', () => {
    const { problems } = readTree(fileTree('loss', '1760000001000 0.9 0\n'));
    expect(problems[0]?.message).toBe('is one file of an MLflow store, which keeps a run in a folder');
  });
});

describe('mlflow, for runs as JSON,', () => {
  const info = {
    run_id: '0a'.repeat(16),
    run_name: 'gull',
    status: 'FINISHED',
    start_time: 1760000000000,
    end_time: 1760000060000,
    lifecycle_stage: 'active',
  };
  const jsonRuns = (value: object, choice = {}) => readTree(fileTree('gull.json', JSON.stringify(value)), choice);

  it('reads the output of `mlflow runs describe`', () => {
    const tags = { 'mlflow.source.git.commit': 'b'.repeat(40), 'mlflow.user': 'ada' };
    const data = { metrics: { loss: 0.41, 'val/wer': 0.0712 }, params: { lr: '0.001', seed: '7' }, tags };
    const { format, runs } = jsonRuns({ info, data });
    const [run] = runs;
    expect([format, runs.length]).toEqual(['mlflow', 1]);
    expect(texts(run?.metrics ?? new Map())).toEqual({ loss: '0.41', 'val/wer': '0.0712' });
    expect(texts(run?.parameters ?? new Map())).toEqual({ lr: '0.001', seed: '7', 'mlflow\\.run_id': '0a'.repeat(16) });
    expect(run).toMatchObject({
      id: 'gull',
      seed: '7',
      status: 'finished',
      git: { commit: 'b'.repeat(40) },
      started: '2025-10-09T08:53:20.000Z',
      ended: '2025-10-09T08:54:20.000Z',
    });
  });

  it("reads the server's answers, for one run and several", () => {
    const data = {
      metrics: [{ key: 'loss', value: 0.41, timestamp: 1760000060000, step: 3 }],
      params: [{ key: 'lr', value: '0.001' }],
      tags: [{ key: 'mlflow.runName', value: 'gull' }],
    };
    const [run] = jsonRuns({ run: { info, data } }).runs;
    expect(run?.id).toBe('gull');
    expect(texts(run?.metrics ?? new Map())).toEqual({ loss: '0.41' });
    const tern = { info: { ...info, run_id: '0b'.repeat(16), run_name: 'tern' }, data };
    const gone = { info: { ...info, run_id: '0c'.repeat(16), lifecycle_stage: 'deleted' }, data };
    expect(jsonRuns({ runs: [{ info, data }, tern, gone] }).runs.map(({ id }) => id)).toEqual(['gull', 'tern']);
    expect(jsonRuns({ runs: [{ info, data }, tern] }, { run: 'tern' }).runs).toHaveLength(1);
  });
});
