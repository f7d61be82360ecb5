import { describe, expect, it } from 'vitest';
import { oneRun, readFixture, texts } from './fixture-output.ts';

const RUN = 'wandb/wandb/run-20260203_040506-kelp0001';

describe('wandb', () => {
  it('reads summary, configuration and facts of a run, without user and machine', () => {
    const run = oneRun(RUN);
    expect(texts(run.metrics)).toEqual({ val_loss: '0.25', 'val/wer': '0.0712' });
    expect(texts(run.parameters)).toEqual({ lr: '0.001', seed: '11' });
    expect(run).toMatchObject({
      id: 'kelp0001',
      seed: '11',
      command: "python src/fit.py --lr 0.001 --name 'two words'",
      git: { commit: 'e'.repeat(40) },
      started: '2026-02-03T04:05:06.5Z',
      ended: '2026-02-03T04:06:40.500Z',
    });
    expect(JSON.stringify([...run.metrics, ...run.parameters])).not.toContain('rock');
  });

  it('reads a folder of runs, and says which are only in a binary log', () => {
    const { runs } = readFixture('wandb/wandb');
    expect(runs.map(({ id }) => id)).toEqual(['kelp0001']);
    expect(runs[0]?.notes.at(-1)).toBe(
      'wandb/wandb/offline-run-20260203_050506-kelp0002 was left out: is an offline Weights & Biases run: until `wandb sync` has run, its values are only in its binary log',
    );
  });

  it('refuses an offline run with the reason', () => {
    for (const place of ['', '/run-kelp0002.wandb']) {
      const { problems } = readFixture(`wandb/wandb/offline-run-20260203_050506-kelp0002${place}`);
      expect(problems[0]?.message).toContain('is an offline Weights & Biases run');
      expect(problems[0]?.hint).toBe('sync the run, or have the program write its metrics as JSON');
    }
  });

  it('reads each file by itself', () => {
    expect(texts(oneRun(`${RUN}/files/wandb-summary.json`).metrics)).toMatchObject({ val_loss: '0.25' });
    expect(texts(oneRun(`${RUN}/files/config.yaml`).parameters)).toEqual({ lr: '0.001', seed: '11' });
    expect(oneRun(`${RUN}/files/wandb-metadata.json`).git?.commit).toBe('e'.repeat(40));
  });
});
