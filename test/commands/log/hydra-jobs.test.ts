import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-sweep.md';
const PLAN = `# EXP-001: Sweep

## Results

| Run | LR | Acc |
|---|---|---|
| base | 0.10 | 0.90 |
`;

const job = (folder: string, lr: string, acc: string): Readonly<Record<string, string>> => ({
  [`${folder}/.hydra/config.yaml`]: `lr: ${lr}\nloss: mse\nseed: 5\n`,
  [`${folder}/.hydra/overrides.yaml`]: `- lr=${lr}\n`,
  [`${folder}/.hydra/hydra.yaml`]: 'hydra:\n  job:\n    name: fit\n',
  [`${folder}/fit.log`]: '[2026-03-02 10:00:00,123][__main__][INFO] - begins\n',
  [`${folder}/metrics.json`]: `{"acc": ${acc}, "loss": 0.3}`,
});

const SWEEP = 'multirun/2026-03-02/10-00-00';
const FIRST = '2026-03-02-10-00-00-0';
const SECOND = '2026-03-02-10-00-00-1';
const sweep = (): ProjectFolder =>
  projectFolder({ [DOCUMENT]: PLAN, ...job(`${SWEEP}/0`, '0.20', '0.91'), ...job(`${SWEEP}/1`, '0.30', '0.92') });

const rows = (folder: ProjectFolder): readonly string[] => folder.read(DOCUMENT).trimEnd().split('\n').slice(7);
const BOTH = [`| ${FIRST} | 0.20 | 0.91 |`, `| ${SECOND} | 0.30 | 0.92 |`];

describe('a Hydra job', () => {
  it('gives log both its settings and its measurements', async () => {
    const folder = sweep();
    const { stderr } = await folder.expctl('log', 'EXP-001', `${SWEEP}/0`);
    expect(stderr).toBe('');
    expect(rows(folder)).toEqual(BOTH.slice(0, 1));
    const record = JSON.parse(folder.read(`experiments/EXP-001-sweep.runs/${FIRST}.json`)) as Record<string, unknown>;
    expect(record).toMatchObject({
      metrics: { acc: 0.91, loss: 0.3 },
      parameters: { lr: 0.2, seed: 5 },
      seed: '5',
      command: 'fit.py lr=0.20',
    });
  });

  it.each(['multirun', SWEEP, `${SWEEP}/`])('gets one name by import of %s and by log, in any order', async (top) => {
    const folder = sweep();
    await folder.expctl('import', top, '--into', 'EXP-001');
    expect(rows(folder)).toEqual(BOTH);
    await folder.expctl('import', top, '--into', 'EXP-001');
    await folder.expctl('log', 'EXP-001', `${SWEEP}/1`);
    await folder.expctl('log', 'EXP-001', `${SWEEP}/1/metrics.json`, `${SWEEP}/1/.hydra`);
    expect(rows(folder)).toEqual(BOTH);
    const other = sweep();
    await other.expctl('log', 'EXP-001', `${SWEEP}/0`, '--run-id', 'mine');
    await other.expctl('import', top, '--into', 'EXP-001');
    expect(rows(other)).toEqual(['| mine | 0.20 | 0.91 |', BOTH[1]]);
  });

  it('gets it by watch, too', async () => {
    const folder = sweep();
    await folder.expctl('watch', 'multirun', '--into', 'EXP-001', '--once', '--settle', '0', '--quiet', '0');
    expect(rows(folder)).toEqual(BOTH);
  });

  it('reports which files beside it were left out, and where they contradict it', async () => {
    const folder = sweep();
    folder.write(`${SWEEP}/0/predictions.jsonl`, '{"id": "a", "score": 1}\n{"id": "b", "score": 0}\n');
    expect((await folder.expctl('log', 'EXP-001', `${SWEEP}/0`)).stderr).toContain(
      `left out: ${SWEEP}/0/predictions.jsonl`,
    );
    folder.write(`${SWEEP}/1/metrics.json`, '{"acc": 0.92, "lr": 0.5}');
    const { code, stderr } = await folder.expctl('log', 'EXP-001', `${SWEEP}/1`);
    expect(code).toBe(2);
    expect(stderr).toContain(`lr is 0.5 in ${SWEEP}/1/metrics.json and 0.3`);
  });

  it("may have its metrics in a tool's own folder, or nowhere", async () => {
    const lightning = {
      'out/a/.hydra/config.yaml': 'lr: 0.20\n',
      'out/a/lightning_logs/version_0/hparams.yaml': '{}\n',
    };
    const folder = projectFolder({
      [DOCUMENT]: PLAN,
      ...lightning,
      'out/a/lightning_logs/version_0/metrics.csv': 'acc,epoch,step\n0.50,0,9\n0.91,1,19\n',
      'out/b/.hydra/config.yaml': 'lr: 0.30\n',
    });
    await folder.expctl('log', 'EXP-001', 'out/a', '--run-id', 'a');
    expect(rows(folder)).toEqual(['| a | 0.20 | 0.91 |']);
    expect((await folder.expctl('log', 'EXP-001', 'out/b')).stderr).toContain('Hydra keeps what a run was given');
  });
});
