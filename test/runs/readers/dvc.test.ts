import { describe, expect, it } from 'vitest';
import { fileTree, folderTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

describe('dvc', () => {
  it('reads the settings of a locked stage', () => {
    const run = oneRun('dvc/dvc.lock');
    expect(texts(run.parameters)).toEqual({ lr: '0.003', seed: '3' });
    expect(texts(run.hidden)).toMatchObject({ 'train.data/kelp\\.csv': '0a1b2c3d4e5f60718293a4b5c6d7e8f9' });
    expect(run).toMatchObject({ seed: '3', command: 'python fit.py --seed 3' });
  });

  it('reads the metrics of the workspace', () => {
    expect(texts(oneRun('dvc/show.json').metrics)).toEqual({ auc: '0.91', 'val.wer': '0.07' });
  });

  it('accepts a comparison only if one of its sides is selected', () => {
    expect(readFixture('dvc/diff.json').problems[0]?.message).toBe('compares two revisions, and a run is one of them');
    expect(texts(oneRun('dvc/diff.json', { run: 'new' }).metrics)).toEqual({ 'val.wer': '0.07' });
    expect(texts(oneRun('dvc/diff.json', { run: 'old' }).metrics)).toEqual({ 'val.wer': '0.08' });
  });

  it('reads every revision and experiment', () => {
    const { runs } = readFixture('dvc/experiments.json');
    expect(
      runs.map(({ id, metrics, parameters, git }) => [id, texts(metrics), texts(parameters), git?.commit]),
    ).toEqual([
      ['workspace', { auc: '0.5' }, { lr: '0.1' }, undefined],
      ['main', { auc: '0.6' }, { lr: '0.2' }, 'c'.repeat(40)],
      ['salty-gull', { auc: '0.7' }, { lr: '0.3' }, 'd'.repeat(40)],
    ]);
  });

  it('names values that differ between two files after the files', () => {
    const file = (auc: number): object => ({ data: { auc, items: 40 } });
    const shown = { '': { data: { 'a.json': file(0.91), 'b.json': file(0.52) } } };
    const run = readTree(fileTree('show.json', JSON.stringify(shown))).runs[0];
    expect(texts(run?.metrics ?? new Map())).toEqual({ 'a\\.json.auc': '0.91', 'b\\.json.auc': '0.52', items: '40' });
    expect(run?.notes).toEqual(['auc is another in each of a.json, b.json: it is called after its place (a.json.auc)']);
    const compared = { 'a.json': { auc: { old: 0.8, new: 0.91 } }, 'b.json': { auc: { old: 0.5, new: 0.52 } } };
    const newer = readTree(fileTree('diff.json', JSON.stringify(compared)), { run: 'new' }).runs[0];
    expect([...(newer?.metrics.keys() ?? [])]).toEqual(['a\\.json.auc', 'b\\.json.auc']);
  });

  it('points from the pipeline to its lock file', () => {
    expect(readTree(fileTree('dvc.yaml', 'stages: {}\n')).problems[0]?.hint).toBe(
      'give dvc.lock and the metrics file that it names',
    );
  });
});

describe('dvclive', () => {
  it('reads metrics, their tables over steps, and parameters', () => {
    const run = oneRun('dvclive/dvclive');
    expect(readFixture('dvclive').format).toBe('dvclive');
    expect(texts(run.metrics)).toEqual({ 'train.loss': '0.2', 'val.deep.acc': '0.95', step: '1' });
    expect(run.history.get('val.deep.acc')).toEqual({ steps: [0, 1], values: [0.93, 0.95] });
    expect(texts(run.parameters)).toEqual({ depth: '4' });
    expect(texts(oneRun('dvclive/dvclive', { select: 'step:0' }).metrics)).toMatchObject({
      'train.loss': '0.4',
      'val.deep.acc': '0.93',
    });
  });
});

describe('a DVCLive folder with very many metrics', () => {
  it('says how many of their tables it left out', () => {
    const names = Array.from({ length: 2003 }, (_, at) => `plots/metrics/m${String(at)}.tsv`);
    const tables = Object.fromEntries(names.map((name) => [name, 'step\tm\n0\t0.5\n1\t0.4\n']));
    const run = readTree(folderTree('dvclive', { 'metrics.json': '{"tea": 3}', ...tables })).runs[0];
    expect(run?.history.size).toBe(2000);
    expect(run?.notes).toContain('left out, beyond the first 2000: 3 metric tables');
  });
});

describe('yaml', () => {
  it('reads keys like those of a JSON object, and a file of settings as parameters throughout', () => {
    const metrics = readTree(fileTree('metrics.yaml', 'wer: 0.0710\nval:\n  cer: .nan\n')).runs[0];
    expect(texts(metrics?.metrics ?? new Map())).toEqual({ wer: '0.0710', 'val.cer': 'NaN' });
    const params = readTree(fileTree('params.yaml', 'lr: 1e-5\nprice: 3\n')).runs[0];
    expect([params?.metrics.size, texts(params?.parameters ?? new Map())]).toEqual([0, { lr: '1e-5', price: '3' }]);
  });

  it('refuses what could run code, with its place', () => {
    const { problems } = readTree(fileTree('metrics.yaml', 'a: 1\nb: !!python/object:os.system {}\n'));
    expect(problems[0]).toMatchObject({ message: 'tags (`!name`) are not read', line: 2 });
  });
});
