import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { folderTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

describe('ultralytics', () => {
  it('reads the padded table with its settings, the last epoch unless told otherwise', () => {
    const run = oneRun('ultralytics/train2');
    expect(texts(run.metrics)).toEqual({
      'train/box_loss': '0.9011',
      'metrics/mAP50(B)': '0.84',
      'metrics/mAP50-95(B)': '0.44',
    });
    expect(texts(run.parameters)).toMatchObject({ model: 'shell11n.pt', epochs: '3', device: '0', time: 'missing' });
    expect(run).toMatchObject({ seed: '4', selection: 'last' });
    expect(run.notes).toContain('the last point of each history counts; --select chooses another');
  });

  it('takes the best epoch by a metric, and records that as selection', () => {
    const run = oneRun('ultralytics/train2/results.csv', { select: 'best:metrics/mAP50-95(B):higher' });
    expect(run.metrics.get('metrics/mAP50(B)')).toEqual({ kind: 'number', text: '0.85651' });
    expect(run.notes.join()).toContain('it says there is selected, not only measured');
  });
});

describe('ultralytics, for the best epoch,', () => {
  const notesOf = (values: readonly string[], metric = 'metrics/mAP50-95(B)'): string => {
    const rows = values.map((value, at) => `${String(at + 1)},0.9,${value}`);
    const tree = folderTree('reef', {
      'results.csv': `epoch,train/box_loss,${metric}\n${rows.join('\n')}\n`,
      'args.yaml': 'model: a\n',
    });
    return readTree(tree)
      .runs.flatMap(({ notes }) => notes)
      .join('\n');
  };

  it('says that the last epoch is not the best only if that is true, and which is', () => {
    expect(notesOf(['0.3', '0.5', '0.4'])).toContain(
      'the last epoch is not the best one: epoch 2 has metrics/mAP50-95(B) 0.5, and --select best:metrics/mAP50-95(B):higher takes it',
    );
    expect(notesOf(['0.3', '0.4', '0.5'])).not.toContain('best');
    expect(notesOf(['0.3', '0.5', '0.5'])).not.toContain('best');
    expect(notesOf(['0.9', '0.8'], 'metrics/accuracy_top1')).toContain('best:metrics/accuracy_top1:higher');
    expect(notesOf(['0.9', '0.8'], 'metrics/none')).not.toContain('best');
  });
});

describe('lightning', () => {
  it('reads one run for each version, with cells of training and validation on rows of their own', () => {
    const { format, runs } = readFixture('lightning/lightning_logs');
    expect(format).toBe('lightning');
    expect(runs.map(({ id, metrics }) => [id, texts(metrics)])).toEqual([
      ['version_0', { train_loss: '0.38', val_acc: '0.91' }],
      ['version_1', { test_loss: '0.156', test_acc: '0.954' }],
    ]);
    expect(texts(runs[0]?.parameters ?? new Map())).toEqual({ batch_size: '64', lr: '1.0e-05' });
    expect(runs[1]?.notes[0]).toBe('hparams.yaml was not read: tags (`!name`) are not read');
  });
});

describe('keras', () => {
  it('reads the table of the CSVLogger, with NA as nothing', () => {
    const run = oneRun('keras/training.csv');
    expect(run.history.get('val_accuracy')).toEqual({ steps: [0], values: [0.84] });
    expect(texts(run.metrics)).toEqual({ accuracy: '0.88', loss: '0.35', val_accuracy: '0.84', val_loss: '0.41' });
    expect(run.parameters.size).toBe(0);
  });

  it('reads a history of lists over epochs from 0', () => {
    const run = oneRun('keras/history.json', { select: 'best:val_loss:lower' });
    expect(readFixture('keras/history.json').format).toBe('keras');
    expect(texts(run.metrics)).toEqual({ loss: '0.5', val_loss: '0.7' });
    expect(run.history.get('loss')?.steps).toEqual([0, 1, 2]);
  });

  it('does not guess at lists of other lengths', () => {
    const { problems } = readTree(fileTree('history.json', '{"loss": [0.9, 0.5], "val_loss": [0.7]}'));
    expect(problems[0]).toMatchObject({
      message: 'is not a Keras history: its lists differ in length',
      hint: 'read it with --format json',
    });
  });
});

describe('a table over time', () => {
  it('uses the later value of a step that occurs again', () => {
    const text = 'step,epoch,loss\n1,0,0.9\n2,0,0.5\n2,0,0.4\n1,0,0.8\n';
    const [run] = readTree(fileTree('metrics.csv', text)).runs;
    expect(run?.history.get('loss')).toEqual({ steps: [2, 1], values: [0.4, 0.8] });
    expect(run?.notes[0]).toBe('2 points come again at a step that was there; the later ones count');
  });

  it('reads a metric that ended in NaN as missing, and an earlier point if that is selected', () => {
    const file = fileTree('metrics.csv', 'step,epoch,loss\n1,0,0.9\n2,0,nan\n');
    expect(readTree(file).runs[0]?.metrics.get('loss')).toEqual({ kind: 'missing', text: 'NaN' });
    expect(readTree(file, { select: 'step:1' }).runs[0]?.metrics.get('loss')).toEqual({ kind: 'number', text: '0.9' });
  });

  it('skips a torn last line with a note', () => {
    const [run] = readTree(fileTree('metrics.csv', 'step,epoch,loss\n1,0,0.9\n2,0')).runs;
    expect(run?.notes[0]).toBe('line 3 is torn (still being written?) and was skipped');
  });
});
