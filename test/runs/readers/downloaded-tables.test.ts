import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { readTree, texts } from './fixture-output.ts';

describe('a table that was downloaded from TensorBoard', () => {
  const TEXT = 'Wall time,Step,Value\n1772360000.123,0,0.71\n1772360010.456,100,0.85\n1772360020.789,200,0.9134\n';

  it('contains the run and the scalar in its name', () => {
    const [run, ...others] = readTree(fileTree('tb/run-gull_2-tag-val_accuracy.csv', TEXT)).runs;
    expect([run?.id, texts(run?.metrics ?? new Map()), others]).toEqual(['gull_2', { val_accuracy: '0.9134' }, []]);
    expect(run?.history.get('val_accuracy')).toEqual({ steps: [0, 100, 200], values: [0.71, 0.85, 0.9134] });
  });

  it('has no name of a run if that is the folder itself', () => {
    expect(readTree(fileTree('run-.-tag-loss.csv', TEXT)).runs[0]?.id).toBeUndefined();
  });

  it('is any other table if it has another name', () => {
    expect([...(readTree(fileTree('loss.csv', TEXT)).runs[0]?.history.keys() ?? [])]).toContain('Value');
  });
});

describe('a table that was downloaded from a panel of W&B', () => {
  const columns = (...lines: readonly string[]): string =>
    ['Step', ...lines.flatMap((line) => [line, `${line}__MIN`, `${line}__MAX`])].map((name) => `"${name}"`).join();
  const points = (step: number, ...values: readonly string[]): string =>
    [String(step), ...values.flatMap((value) => [value, value, value])].map((cell) => `"${cell}"`).join();
  const read = (...lines: readonly string[]) => readTree(fileTree('wandb_export.csv', `${lines.join('\n')}\n`)).runs;

  it('has a run for each name, with the values shown, up to its own last point', () => {
    const runs = read(
      columns('gull-3 - val/loss', 'tern-4 - val/loss'),
      points(0, '1.5', '1.6'),
      points(50, '0.75', '0.875'),
      points(100, '0.5', ''),
    );
    expect(runs.map(({ id, metrics }) => [id, texts(metrics)])).toEqual([
      ['gull-3', { 'val/loss': '0.5' }],
      ['tern-4', { 'val/loss': '0.875' }],
    ]);
    expect(runs[1]?.history.get('val/loss')).toEqual({ steps: [0, 50], values: [1.6, 0.875] });
    expect(runs[0]?.notes.join()).not.toContain('__MIN');
  });

  it('has one run with several metrics, without the additional counter', () => {
    const [run, ...others] = read(
      columns('gull-3 - loss', 'gull-3 - _step', 'gull-3 - acc'),
      points(1, '0.5', '9', '0.8'),
    );
    expect([run?.id, texts(run?.metrics ?? new Map()), others]).toEqual(['gull-3', { loss: '0.5', acc: '0.8' }, []]);
  });

  it('has runs of one metric without the columns of their bounds, too, and says so', () => {
    const [gull, tern, ...others] = read('"Step","gull-3 - loss","tern-4 - loss"', '"0","1.2","1.3"', '"1","0.8",""');
    expect(others).toEqual([]);
    expect([gull?.id, gull?.history.get('loss')?.values]).toEqual(['gull-3', [1.2, 0.8]]);
    expect([tern?.id, tern?.history.get('loss')?.values]).toEqual(['tern-4', [1.3]]);
    expect(gull?.notes.join()).toContain('read as a panel of W&B: a run for each column `RUN - METRIC`');
  });

  it('is one run where such columns are no runs: parts of the data, several metrics, another count', () => {
    expect(read('"Step","train - loss","val - loss"', '"0","1.2","1.3"', '"1","0.8","0.9"')).toHaveLength(1);
    expect(read('"Step","gull - loss","tern - acc"', '"0","1.2","1.3"', '"1","0.8","0.9"')).toHaveLength(1);
    expect(read('"Step","gull - loss"', '"0","1.2"', '"1","0.8"')).toHaveLength(1);
    expect(read('"epoch","gull - loss","tern - loss"', '"0","1.2","1.3"', '"1","0.8","0.9"')).toHaveLength(1);
  });

  it('names the groups by everything before the metric, and says that they are shown by their mean', () => {
    const rows = ['"0","0.6","0.5","0.7"', '"1","0.8","0.7","0.9"'];
    const [run, ...others] = read(columns('lr: 0.1 - bs: 32 - acc'), ...rows);
    expect([run?.id, texts(run?.metrics ?? new Map()), others]).toEqual(['lr: 0.1 - bs: 32', { acc: '0.8' }, []]);
    expect(run?.notes.join()).toContain('where its __MIN and __MAX differ, the panel drew the middle');
  });

  it.each([
    ['"Step","gull - loss","tern - loss","lr"', '"1","0.5","0.6","0.1"'],
    ['"Step","gull - loss","gull - loss__MIN","gull - loss__MAX","lr"', '"1","0.5","0.5","0.5","0.1"'],
    ['"Step","loss","loss__MIN","loss__MAX"', '"1","0.5","0.5","0.5"'],
  ])('is any other table if it has other columns: %s', (header, row) => {
    expect(read(header, row, row.replace('"1"', '"2"'))).toHaveLength(1);
  });
});

describe('a table of Optuna’s trials', () => {
  const TEXT =
    ',number,value,datetime_start,datetime_complete,duration,params_lr,params_depth,user_attrs_fold,state\n' +
    '0,0,0.41,2026-03-01 10:00:00.000000,2026-03-01 10:05:00.000000,0 days 00:05:00,0.001,3,a,COMPLETE\n' +
    '1,1,0.3011,2026-03-01 10:05:00.000000,2026-03-01 10:11:00.000000,0 days 00:06:00,0.0003,,b,COMPLETE\n' +
    '2,2,0.9,2026-03-01 10:11:00.000000,,,0.1,2,c,PRUNED\n' +
    '3,3,,,,,,,,WAITING\n';

  it('has a run for each trial that was started, as in its journal', () => {
    const { format, runs } = readTree(fileTree('trials.csv', TEXT));
    expect(format).toBe('optuna');
    expect(runs.map(({ id, metrics, status }) => [id, texts(metrics), status])).toEqual([
      ['0', { value: '0.41' }, 'finished'],
      ['1', { value: '0.3011' }, 'finished'],
      ['2', {}, 'killed'],
    ]);
    expect(texts(runs[1]?.parameters ?? new Map())).toEqual({ lr: '0.0003', fold: 'b' });
  });

  it('of several objectives has them in order', () => {
    const text = 'number,values_0,values_1,datetime_start,state\n0,0.4,12,2026-03-01 10:00:00,COMPLETE\n';
    expect(texts(readTree(fileTree('trials.csv', text)).runs[0]?.metrics ?? new Map())).toEqual({
      values_0: '0.4',
      values_1: '12',
    });
  });
});
