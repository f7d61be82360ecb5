import { describe, expect, it } from 'vitest';
import { oneRun, readFixture, texts } from './fixture-output.ts';

describe('sacred', () => {
  it('reads a run for each numbered folder', () => {
    const { format, runs } = readFixture('sacred/runs');
    expect(format).toBe('sacred');
    expect(runs.map(({ id, status, seed }) => [id, status, seed])).toEqual([
      ['1', 'finished', '5'],
      ['2', 'failed', '6'],
    ]);
  });

  it('reads configuration, series and result of one run', () => {
    const run = oneRun('sacred/runs/1');
    expect(texts(run.metrics)).toEqual({ train_loss: '0.2552', result: '0.9937' });
    expect(run.history.get('train_loss')).toEqual({ steps: [0, 1], values: [0.338, 0.2552] });
    expect(texts(run.parameters)).toEqual({ lr: '0.001', seed: '5', 'sacred\\.command': 'main' });
    expect(run).toMatchObject({ git: { commit: 'a1'.repeat(20), dirty: true }, started: '2026-02-03T04:05:06.307352' });
    expect(texts(oneRun('sacred/runs/1/run.json').parameters)).toMatchObject({ lr: '0.001', seed: '5' });
  });
});
