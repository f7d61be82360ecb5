import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

describe('autoresearch', () => {
  it('reads a run for each commit, and a crashed one’s zeros as missing', () => {
    const { format, runs } = readFixture('autoresearch/results.tsv');
    expect(format).toBe('autoresearch');
    expect(runs.map(({ id, status, git, metrics }) => [id, status, git?.commit, texts(metrics)])).toEqual([
      ['a1b2c3d', 'finished', 'a1b2c3d', { val_bpb: '0.997900', memory_gb: '44.0' }],
      ['d4e5f60', 'failed', 'd4e5f60', { val_bpb: 'missing', memory_gb: 'missing' }],
      ['first', 'finished', undefined, { val_bpb: '0.993200', memory_gb: '44.2' }],
    ]);
  });

  it('does not choose between two rows of one commit', () => {
    const text = 'commit\tval_bpb\tstatus\tdescription\na1b2c3d\t0.9\tkeep\tx\na1b2c3d\t0.8\tkeep\ty\n';
    expect(readTree(fileTree('results.tsv', text)).problems[0]?.message).toBe(
      'holds 2 runs, and two of them have the commit a1b2c3d',
    );
  });
});

describe('key-value', () => {
  it('reads numbers with a unit behind them, and no prose', () => {
    const text =
      'accuracy: 91.2 %\npeak memory: 12.3 GB\nspeed: 410 tokens/s\nloss: 0.4\nseen: 3 pelicans\nNote: 2 of us left\n';
    const run = readTree(fileTree('run.log', text)).runs[0];
    expect(texts(run?.metrics ?? new Map())).toEqual({
      accuracy: '91.2',
      'peak memory': '12.3',
      speed: '410',
      loss: '0.4',
    });
    expect(run?.units).toEqual(
      new Map([
        ['accuracy', '%'],
        ['peak memory', 'GB'],
        ['speed', 'tokens/s'],
      ]),
    );
  });

  it('reads what a program printed: the last line of a key, and steps where they stand', () => {
    const run = oneRun('key-value/run.log');
    expect(texts(run.metrics)).toEqual({ val_bpb: '0.990000', peak_vram_mb: '44.0', loss: '0.4' });
    expect(texts(run.parameters)).toEqual({ learning_rate: '0.001' });
    expect(run.history.get('loss')).toEqual({ steps: [10, 20], values: [0.9, 0.4] });
    expect(run.notes[0]).toBe('val_bpb stands on several lines; the last one counts');
  });
});
