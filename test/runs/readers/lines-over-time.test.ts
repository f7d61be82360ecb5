import { describe, expect, it } from 'vitest';
import { fileTree, folderTree } from '../run-tree.ts';
import { readTree, texts } from './fixture-output.ts';

const lines = (...objects: readonly unknown[]): string => objects.map((one) => `${JSON.stringify(one)}\n`).join('');
const read = (name: string, text: string) => readTree(fileTree(name, text));
const runOf = (...objects: readonly unknown[]) => read('out/log.jsonl', lines(...objects)).runs[0];

describe('a file of one object a line that is called .json', () => {
  const TEXT = lines(
    { iteration: 19, total_loss: 0.9 },
    { iteration: 39, total_loss: 0.5 },
    { iteration: 39, 'bbox/AP': 37.92 },
  );

  it('is read as one run over time, as a detector writes its metrics.json', () => {
    const [run, ...others] = read('out/metrics.json', TEXT).runs;
    expect(others).toEqual([]);
    expect(texts(run?.metrics ?? new Map())).toEqual({ total_loss: '0.5', 'bbox/AP': '37.92' });
  });

  it('may end in a line that is still being written', () => {
    const [run] = read('out/metrics.json', `${TEXT}{"iteration": 59, "total_l`).runs;
    expect(run?.metrics.get('total_loss')).toEqual({ kind: 'number', text: '0.5' });
    expect(run?.notes).toContain('line 4 is torn (still being written?) and was skipped');
  });

  it('is refused where its values take several lines', () => {
    const { problems } = read('out/metrics.json', '{\n"loss": 1\n}\n{\n"loss": 2\n}\n');
    expect(problems[0]?.message).toContain('a second value begins here');
  });
});

describe('lines over time', () => {
  it('are counted by training_iteration, as a tuner writes them', () => {
    const run = runOf(
      { mean_accuracy: 0.6, training_iteration: 1, done: false, trial_id: 'a1_0', config: { lr: 0.1 } },
      { mean_accuracy: 0.8, training_iteration: 2, done: true, trial_id: 'a1_0', config: { lr: 0.1 } },
    );
    expect(run?.history.get('mean_accuracy')).toEqual({ steps: [1, 2], values: [0.6, 0.8] });
    expect(texts(run?.metrics ?? new Map())).toEqual({ mean_accuracy: '0.8' });
    expect(texts(run?.parameters ?? new Map())).toEqual({ 'config.lr': '0.1' });
  });

  it('tell apart what two parts of the data say under one name, and nothing else', () => {
    const run = runOf(
      { phase: 'train', step: 10, lr: 0.1, loss: 0.9 },
      { phase: 'train', step: 20, lr: 0.01, loss: 0.5 },
      { phase: 'eval', step: 20, lr: 0.01, loss: 0.7, accuracy: 0.8 },
    );
    expect(texts(run?.metrics ?? new Map())).toEqual({ 'train.loss': '0.5', 'eval.loss': '0.7', accuracy: '0.8' });
    expect(texts(run?.parameters ?? new Map())).toEqual({ lr: '0.01' });
    expect(run?.history.get('train.loss')).toEqual({ steps: [10, 20], values: [0.9, 0.5] });
    expect(run?.notes.join()).toContain('1 point comes again');
  });

  it('are points of two parts in a table, too, where each has every epoch', () => {
    const [run] = read('log.csv', 'epoch,split,loss\n1,train,0.9\n1,val,1.1\n2,train,0.5\n2,val,0.8\n').runs;
    expect(texts(run?.metrics ?? new Map())).toEqual({ 'train.loss': '0.5', 'val.loss': '0.8' });
  });

  it('may have the configuration before them and the result behind them', () => {
    const run = runOf(
      { config: { lr: 0.1 }, seed: 3 },
      { step: 1, loss: 0.9 },
      { step: 2, loss: 0.5 },
      { test_accuracy: 0.91 },
    );
    expect(run?.seed).toBe('3');
    expect(texts(run?.metrics ?? new Map())).toEqual({ loss: '0.5', test_accuracy: '0.91' });
    expect(texts(run?.parameters ?? new Map())).toMatchObject({ 'config.lr': '0.1' });
  });

  it.each([
    ['of two models', 'model,epoch,acc\nbox-18,8,0.9\nbox-50,5,0.8\n', '--run-key model'],
    ['of two methods and parts', 'method,split,epoch,acc\na,val,3,.9\na,test,3,.88\nb,val,5,.8\nb,test,5,.79\n', ''],
  ])('are no run where they are %s, each with its best epoch', (_, text, way) => {
    const { runs, problems } = read('scores.csv', text);
    expect([runs, problems[0]?.message]).toEqual([[], expect.stringContaining('results of single items')]);
    expect(problems[0]?.hint).toContain(way);
  });

  it('are one run where the names are those of its points, or of one thing', () => {
    expect(read('a.csv', 'model,step,acc\nckpt-100,100,0.7\nckpt-200,200,0.9\n').runs).toHaveLength(1);
    expect(read('b.csv', 'model,epoch,acc\nbox,1,0.7\nbox,2,0.9\n').runs).toHaveLength(1);
    expect(read('c.csv', 'model,step,loss_g,loss_d\ng,1,0.7,\nd,2,,0.9\n').runs).toHaveLength(1);
  });

  it('are none where more of them count no point', () => {
    const rows = [{ a: 1 }, { b: 2 }, { step: 1, loss: 0.9 }, { step: 2, loss: 0.5 }];
    expect(read('out/log.jsonl', lines(...rows)).problems[0]?.message).toContain('results of single items');
  });
});

describe('the folder of a trial of Ray Tune', () => {
  const trial = (lr: number): Record<string, string> => ({
    'result.json': lines(
      { acc: 0.6, training_iteration: 1, hostname: 'node-17', config: { lr } },
      { acc: 0.6 + lr, training_iteration: 2, hostname: 'node-17', config: { lr } },
    ),
    'progress.csv': `acc,training_iteration,config/lr\n0.6,1,${lr}\n${0.6 + lr},2,${lr}\n`,
    'params.json': `{"lr": ${lr}}`,
  });

  it('is read by its result.json, which says what lies beside it', () => {
    const { runs } = readTree(folderTree('train_a1_0', trial(0.1)));
    expect(runs).toHaveLength(1);
    expect(texts(runs[0]?.metrics ?? new Map())).toEqual({ acc: '0.7' });
    expect(texts(runs[0]?.parameters ?? new Map())).toEqual({ 'config.lr': '0.1' });
  });

  it('is a run of a sweep', () => {
    const folders = [0.1, 0.2].flatMap((lr, at) =>
      Object.entries(trial(lr)).map(([name, text]): [string, string] => [
        `objective_a1_0000${at}_lr=${lr}/${name}`,
        text,
      ]),
    );
    const { runs } = readTree(folderTree('sweep', Object.fromEntries(folders)), { areRuns: true });
    expect(runs.map(({ metrics }) => texts(metrics)['acc'])).toEqual(['0.7', '0.8']);
    expect(runs[0]?.id).toContain('0.1');
  });
});
