import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/runs');

const PLAN = `# Experiment Plan: Quiet rooms

## Test Matrix (Fill Per Run)
| Run ID | Date | Commit | Loss | Eval WER (%) | LR | Notes |
| --- | --- | --- | --- | --- | --- | --- |
| q1 | 2026-03-02 | 0123abc | 0.50 | 30.1 | 0.01 | first |
`;

/** The files of a fixture, placed in a folder. */
const laid = (fixture: string, folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(FIXTURES, fixture), { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(FIXTURES, fixture, name)).isFile())
      .map((name) => [`${folder}/${name}`, readFileSync(join(FIXTURES, fixture, name), 'utf8')]),
  );

describe('expctl log with the folders of tools', () => {
  it('logs every run of an MLflow store, with the commit that each names', async () => {
    const folder = projectFolder({ 'experiments/quiet.md': PLAN, ...laid('mlflow/mlruns', 'mlruns') });
    const { code, stderr } = await folder.expctl('log', 'experiments/quiet.md', 'mlruns');
    expect(code).toBe(0);
    expect(stderr).toContain('the last point of each history counts; --select chooses another');
    const rows = folder.read('experiments/quiet.md').split('\n').slice(6, 8);
    expect(rows[0]).toMatch(/^\| gull \| 2025-10-09 \| bbbbbbb\w* \| 0\.41 \|/u);
    expect(rows[1]).toMatch(/^\| tern \|/u);
    const record = JSON.parse(folder.read('experiments/quiet.runs/gull.json')) as Record<string, unknown>;
    expect(record).toMatchObject({
      git: { commit: 'b'.repeat(40) },
      seed: '7',
      source: { format: 'mlflow', selection: 'last' },
    });
    expect(Object.keys(record['git'] as object)).toEqual(['commit']);
  });

  it('combines parameters of one tool with metrics of another', async () => {
    const folder = projectFolder({
      'experiments/quiet.md': PLAN,
      'out/q2/.hydra/config.yaml': 'lr: 0.02\nseed: 4\n',
      ...laid('hf-trainer', 'out/q2/results'),
    });
    const outputs = ['out/q2/.hydra', 'out/q2/results/all_results.json'];
    const { code, stderr } = await folder.expctl('log', 'experiments/quiet.md', ...outputs);
    expect(code).toBe(0);
    expect(stderr).toContain('Loss could be eval_loss: --map "Loss=eval_loss"');
    expect(folder.read('experiments/quiet.md').split('\n')[6]).toMatch(/^\| q2 \| .* \| 24\.9 \| 0\.02 \|/u);
  });
});
