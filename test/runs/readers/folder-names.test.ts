import { describe, expect, it } from 'vitest';
import { apartNames, runFolderNames } from '../../../src/runs/readers/folder-names.ts';

describe('apartNames', () => {
  it.each([
    [
      ['out/a/m.json', 'out/b/m.json'],
      ['a', 'b'],
    ],
    [
      ['out/a/eval/m.json', 'out/b/eval/m.json'],
      ['a', 'b'],
    ],
    [
      ['exp/a/seed1/m.json', 'exp/a/seed2/m.json', 'exp/b/seed1/m.json'],
      ['a-seed1', 'a-seed2', 'b-seed1'],
    ],
    [
      ['hy/2026-03-01/10-11-12/m.json', 'hy/2026-03-01/12-13-14/m.json'],
      ['2026-03-01-10-11-12', '2026-03-01-12-13-14'],
    ],
    [
      ['m/2026-03-01/10-11-12/0/m.json', 'm/2026-03-01/10-11-12/1/m.json'],
      ['2026-03-01-10-11-12-0', '2026-03-01-10-11-12-1'],
    ],
    [
      ['run-1/m.json', 'run-2/m.json'],
      ['run-1', 'run-2'],
    ],
  ])('of %j are %j', (paths, names) => {
    expect(apartNames(paths)).toEqual(names);
  });

  it.each([
    [['out/m.json', 'out/n.json']],
    [['out/m.json', 'out/a/m.json']],
    [['a/m.json', 'b/n.json']],
    [['a/m.json']],
  ])('of %j are undefined', (paths) => {
    expect(apartNames(paths)).toBeUndefined();
  });
});

describe('runFolderNames', () => {
  it.each([
    ['out/run-1/m.json', 'out/run-2/m.json'],
    ['out/seed1/m.json', 'out/seed42/m.json'],
    ['out/version_0/m.csv', 'out/version_1/m.csv'],
    ['out/0/m.json', 'out/1/m.json'],
    ['out/lr=0.1,bs=8/m.json', 'out/lr=0.2,bs=8/m.json'],
    ['out/20260301-101112/m.json', 'out/20260302-101112/m.json'],
    ['out/exp_small/m.json', 'out/exp_large/m.json'],
  ])('recognises runs by %s and %s', (...paths) => {
    expect(runFolderNames(paths)).toHaveLength(2);
  });

  it.each([
    ['out/train/m.json', 'out/test/m.json'],
    ['out/easy/m.json', 'out/hard/m.json'],
    ['out/rank0/m.json', 'out/rank1/m.json'],
    ['out/fold-1/m.json', 'out/fold-2/m.json'],
    ['folds/0/m.json', 'folds/1/m.json'],
    ['out/checkpoint-100/m.json', 'out/checkpoint-200/m.json'],
    ['out/run-1/m.json', 'out/baseline/m.json'],
    ['run-1/train/m.json', 'run-1/test/m.json'],
    ['out/run-1/train/m.json', 'out/run-2/test/m.json'],
  ])('leaves open what %s and %s are', (...paths) => {
    expect(runFolderNames(paths)).toBeUndefined();
  });
});
