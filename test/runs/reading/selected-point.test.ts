import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { readTree, texts } from '../readers/fixture-output.ts';

const hiddenIn = (name: string, text: string, select?: string): Readonly<Record<string, string>> => {
  const [run, ...others] = readTree(fileTree(name, text), select === undefined ? {} : { select }).runs;
  if (run === undefined || others.length > 0) throw new Error('not one run');
  return texts(run.hidden);
};

describe('the counters of the selected point', () => {
  const table = 'epoch,step,loss\n1,10,0.9\n2,20,0.4\n3,30,0.6\n';
  const ultralytics = 'epoch,time,train/box_loss,metrics/mAP50-95(B)\n1,10,0.9,0.4\n2,20,0.8,0.6\n3,30,0.7,0.5\n';
  const lightning = 'epoch,step,train_loss,val_loss\n0,9,0.9,\n0,9,,0.8\n1,19,0.7,\n1,19,,0.5\n';
  const best = 'best:loss:lower';

  it.each([
    ['runs.csv', table, best, { epoch: '2', step: '20' }],
    ['runs.csv', table, 'step:10', { epoch: '1', step: '10' }],
    ['runs.csv', table, undefined, { epoch: '3', step: '30' }],
    ['results.csv', ultralytics, 'best:metrics/mAP50-95(B):higher', { epoch: '2' }],
    ['metrics.csv', lightning, 'best:val_loss:lower', { epoch: '1', step: '19' }],
    ['history.json', '{"loss": [0.9, 0.4, 0.6], "val_loss": [1, 0.5, 0.7]}', best, { epoch: '1' }],
  ])('in %s can be named in a mapping', (name, text, select, counts) => {
    expect(hiddenIn(name, text, select)).toEqual(counts);
  });
});
