import { describe, expect, it } from 'vitest';
import { fileTree, folderTree } from '../run-tree.ts';
import { fixtureTree, readFixture, readTree, texts } from './fixture-output.ts';

const RESULTS = '{"epoch": 1, "eval_loss": 0.4, "eval_runtime": 1}';

describe('readOutput', () => {
  it('reads the only readable file of a folder, and does not choose between several', () => {
    const one = folderTree('out', { 'metrics.json': '{"wer": 0.07}', 'model.pt': 'x', 'notes.md': '# Notes' });
    expect(texts(readTree(one).runs[0]?.metrics ?? new Map())).toEqual({ wer: '0.07' });
    const two = folderTree('out', { 'metrics.json': '{"wer": 0.07}', 'other.json': '{"wer": 0.08}' });
    expect(readTree(two).problems[0]).toMatchObject({
      message: 'holds several files that are read: metrics.json, other.json',
      hint: 'give the file or files that are meant',
    });
  });

  it("does not read expctl's configuration as an output", () => {
    const settings = { 'expctl.yaml': 'documents: [lab/*.md]', 'pyproject.toml': '[tool.expctl]' };
    expect(readTree(folderTree('.', settings)).runs).toEqual([]);
    const beside = readTree(folderTree('.', { ...settings, 'metrics.json': '{"wer": 0.07}' }));
    expect(texts(beside.runs[0]?.metrics ?? new Map())).toEqual({ wer: '0.07' });
  });

  it('reads the only file wherever it is, four levels deep, and the nearest', () => {
    const read = (files: Readonly<Record<string, string>>) => readTree(folderTree('out', files));
    expect(texts(read({ 'a/b/c/d/metrics.json': '{"wer": 0.07}' }).runs[0]?.metrics ?? new Map())).toEqual({
      wer: '0.07',
    });
    expect(read({ 'a/b/c/d/e/metrics.json': '{"wer": 0.07}' }).problems[0]?.message).toMatch(/none of the formats/u);
    const near = read({ 'metrics.json': '{"wer": 0.07}', 'data/stats.json': '{"hours": 3}' });
    expect(texts(near.runs[0]?.metrics ?? new Map())).toEqual({ wer: '0.07' });
    expect(read({ '.cache/metrics.json': '{"wer": 0.07}' }).problems[0]?.message).toMatch(/none of the formats/u);
    expect(read({ 'a/metrics.json': '{"wer": 0.07}', 'b/metrics.json': '{"wer": 0.08}' }).problems[0]).toMatchObject({
      message: 'holds several files that are read: a/metrics.json, b/metrics.json',
      hint: 'give the file or files that are meant; where each folder is a run: `expctl import out/*`',
    });
    for (const places of [
      ['a/m.json', 'a/n.json'],
      ['a/x/m.json', 'b/x/m.json'],
    ])
      expect(read(Object.fromEntries(places.map((place) => [place, '{"wer": 0.07}']))).problems[0]?.hint).toBe(
        'give the file or files that are meant',
      );
  });

  it('treats folders with names of runs as runs, each with everything in it', () => {
    const runs = (files: Readonly<Record<string, string>>, choice = {}) =>
      readTree(folderTree('out', files), choice).runs.map((run) => [run.id, texts(run.metrics), texts(run.parameters)]);
    expect(runs({ 'run-1/metrics.json': '{"wer": 0.07}', 'run-2/metrics.json': '{"wer": 0.08}' })).toEqual([
      ['run-1', { wer: '0.07' }, {}],
      ['run-2', { wer: '0.08' }, {}],
    ]);
    const both = { 'run-1/metrics.json': '{"wer": 0.07}', 'run-1/params.yaml': 'lr: 0.1\n' };
    expect(runs({ ...both, 'run-2/metrics.json': '{"wer": 0.08}', 'run-2/params.yaml': 'lr: 0.2\n' })).toEqual([
      ['run-1', { wer: '0.07' }, { lr: '0.1' }],
      ['run-2', { wer: '0.08' }, { lr: '0.2' }],
    ]);
    const plain = { 'a/metrics.json': '{"wer": 0.07}', 'b/metrics.json': '{"wer": 0.08}' };
    expect(runs(plain)).toEqual([]);
    expect(runs(plain, { areRuns: true }).map(([id]) => id)).toEqual(['a', 'b']);
    const parts = { 'train/metrics.json': '{"wer": 0.07}', 'test/metrics.json': '{"wer": 0.08}' };
    expect(runs(parts, { areRuns: true })).toEqual([]);
  });

  it('reads the folder written by the language model evaluation harness', () => {
    const results = '{"results": {"tides": {"acc,none": 0.5, "acc_stderr,none": 0.02}}}';
    const samples = '{"doc_id": 0, "target": "a", "resps": [["a"]], "filtered_resps": ["a"], "acc": 1.0}\n';
    const name = 'results_2026-02-03T04-05-06.789.json';
    const { format, runs } = readTree(
      folderTree('results/lm', {
        [`reef__small/${name}`]: results,
        'reef__small/samples_tides_2026-02-03T04-05-06.789.jsonl': samples,
      }),
    );
    expect([format, runs.map(({ files }) => files[0]?.path)]).toEqual(['lm-eval', [`results/lm/reef__small/${name}`]]);
    expect(texts(runs[0]?.metrics ?? new Map())).toEqual({ 'tides.acc': '0.5', 'tides.acc_stderr': '0.02' });
    const two = readTree(folderTree('lm', { [`a/${name}`]: results, [`b/${name}`]: results }));
    expect(two.problems[0]?.message).toBe(`holds several files that are read: a/${name}, b/${name}`);
  });

  it('reads many runs of one format by the names of their folders', () => {
    const tree = folderTree('sweep', { 'a/all_results.json': RESULTS, 'deep/b/all_results.json': RESULTS });
    expect(readTree(tree).runs.map(({ id }) => id)).toEqual(['a', 'deep-b']);
    expect(readTree(tree, { run: 'deep-b' }).runs).toHaveLength(1);
    expect(readTree(tree, { run: 'c' }).problems[0]).toMatchObject({
      message: 'holds no run c',
      hint: 'it has a, deep-b',
    });
  });

  it('leaves out a run that cannot be read, and says so', () => {
    const tree = folderTree('sweep', { 'a/all_results.json': RESULTS, 'b/all_results.json': '{"eval_loss": ' });
    const { runs } = readTree(tree);
    expect(runs.map(({ id }) => id)).toEqual(['a']);
    expect(runs[0]?.notes[0]).toBe(
      'sweep/b/all_results.json was left out: the text ends before the object that begins on line 1 is closed',
    );
  });

  it('names the outputs that it skipped beside the runs of a format', () => {
    const yolo = 'epoch,train/box_loss,metrics/mAP50-95(B)\n0,1.6,0.05\n1,0.9,0.45\n';
    const lm = '{"results": {"tides": {"acc,none": 0.5, "acc_stderr,none": 0.02}}}';
    const { runs } = readTree(
      folderTree('all', {
        'a/args.yaml': 'lr0: 0.1\n',
        'a/results.csv': yolo,
        'b/results.csv': yolo,
        'c/metrics.json': '{"acc": 0.9}',
        'c/config.json': '{"lr": 0.9}',
        'd/reef__small/results_2026-02-03T04-05-06.789.json': lm,
        'notes.json': '{"by": "hand"}',
      }),
    );
    expect(runs.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(runs[0]?.notes[0]).toBe(
      'passed over in all: c/metrics.json, d/reef__small/results_2026-02-03T04-05-06.789.json; ' +
        'what is a run of its own is given by itself',
    );
  });

  it('names the outputs that it skipped after the nearest', () => {
    const { runs } = readTree(
      folderTree('out', { 'metrics.json': '{"wer": 0.07}', 'old/metrics.json': '{"wer": 0.09}' }),
    );
    expect(runs[0]?.notes).toEqual([
      'passed over in out: old/metrics.json; what is a run of its own is given by itself',
    ]);
  });

  it('recognises a run of Ultralytics by the files beside its table', () => {
    const yolo = 'epoch,train/box_loss,metrics/mAP50-95(B)\n0,1.6,0.05\n1,0.9,0.45\n';
    const files = {
      'a/args.yaml': 'lr0: 0.1\n',
      'a/results.csv': yolo,
      'b/results.csv': yolo,
      'b/weights/best.pt': 'x',
    };
    const { format, runs } = readTree(folderTree('detect', files));
    expect([format, runs.map(({ id }) => id)]).toEqual(['ultralytics', ['a', 'b']]);
  });

  it('does not choose between formats', () => {
    const tree = folderTree('all', { 'a/all_results.json': RESULTS, 'b/.hydra/config.yaml': 'lr: 1\n' });
    expect(readTree(tree).problems[0]?.message).toBe('holds runs of several formats: hf-trainer (a), hydra (b)');
    expect(readTree(tree, { format: 'hydra' }).runs.map(({ files }) => files[0]?.path)).toEqual([
      'all/b/.hydra/config.yaml',
    ]);
  });

  it('says what known but unsupported files are', () => {
    expect(readTree(fileTree('model.pkl', 'x')).problems[0]).toEqual({
      path: 'model.pkl',
      message: 'is a pickle, and reading one runs code',
      hint: 'write the run’s metrics as JSON or CSV',
    });
    expect(readTree(fileTree('shell', 'waves')).problems[0]?.message).toBe(
      'begins with "waves": none of the formats that are read',
    );
  });

  it('reads each fixture as its own format only', () => {
    const formats = [
      'hf-trainer',
      'lightning',
      'ultralytics',
      'mlflow',
      'wandb',
      'dvclive',
      'hydra',
      'sacred',
      'criterion',
    ];
    for (const format of formats) expect(readTree(fixtureTree(format)).format).toBe(format);
    expect(readFixture('tensorboard').runs.map(({ id }) => id)).toEqual(['reef', 'torn']);
  });
});
