import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { oneRun, readFixture, readTree, texts } from './fixture-output.ts';

describe('hydra', () => {
  it('reads one run for each job of a sweep: parameters and seed', () => {
    const { format, runs } = readFixture('hydra/multirun');
    expect(format).toBe('hydra');
    expect(runs.map(({ id, seed, parameters, metrics }) => [id, seed, texts(parameters), metrics.size])).toEqual([
      ['0', '5', { 'optimiser.lr': '0.1', seed: '5' }, 0],
      ['1', '6', { 'optimiser.lr': '0.2', seed: '6' }, 0],
    ]);
  });

  it('reads the folder itself, and its overrides alone', () => {
    expect(oneRun('hydra/multirun/0/.hydra').command).toBe('fit.py optimiser.lr=0.1 +seed=5');
    const run = oneRun('hydra/multirun/0/.hydra/overrides.yaml');
    expect(texts(run.parameters)).toEqual({ 'optimiser.lr': '0.1', seed: '5' });
    expect(run.notes[0]).toContain('only what was overridden is known');
  });

  it("says that Hydra's own settings are not the run's", () => {
    expect(readTree(fileTree('hydra.yaml', 'hydra:\n  job: {}\n')).problems[0]?.message).toBe(
      'is Hydra’s own set-up, not what the run was given',
    );
  });
});
