import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/tea.md';

/** A document with one row above the logged ones, and the output files. */
const teaFolder = (headers: string, files: Readonly<Record<string, string>>): ProjectFolder => {
  const cells = headers.split(' | ').map((_, index) => (index === 0 ? 'a' : '0.50'));
  const dashes = cells.map(() => '---').join(' | ');
  return projectFolder({
    [DOCUMENT]: `# Tea\n\n## Runs\n\n| ${headers} |\n| ${dashes} |\n| ${cells.join(' | ')} |\n`,
    ...files,
  });
};

const lastRow = (folder: ProjectFolder): string | undefined => folder.read(DOCUMENT).trimEnd().split('\n').at(-1);

describe('expctl log, of an MLflow metric with one point,', () => {
  const run = `mlruns/7/${'0a'.repeat(16)}`;
  const store = {
    [`${run}/meta.yaml`]: `artifact_uri: x\nrun_id: ${'0a'.repeat(16)}\nrun_name: oolong\nstatus: 3\nlifecycle_stage: active\n`,
    [`${run}/metrics/val_loss`]: '1760000001000 0.4 5\n1760000002000 0.6 10\n',
    [`${run}/metrics/late`]: '1760000002000 0.3 10\n',
    [`${run}/metrics/final`]: '1760000003000 0.9 0\n',
  };
  const best = ['log', DOCUMENT, 'mlruns', '--select', 'best:val_loss:lower'];

  it('leaves it out at another step, and keeps what was logged without a step', async () => {
    const folder = teaFolder('Run | val_loss | late | final', store);
    const { code, stderr } = await folder.expctl(...best);
    expect(code).toBe(0);
    expect(stderr).toContain('left out, having no value at step 5: late\n');
    expect(stderr).toContain('said by the output outright, of no step: final\n');
    expect(lastRow(folder)).toBe('| oolong | 0.40 |  | 0.90 |');
  });

  it('takes it if the last points are used, or at its own step', async () => {
    const folder = teaFolder('Run | val_loss | late | final', store);
    expect(await folder.expctl('log', DOCUMENT, 'mlruns')).toMatchObject({ code: 0 });
    expect(lastRow(folder)).toBe('| oolong | 0.60 | 0.30 | 0.90 |');
    const step = ['--select', 'step:10', '--run-id', 'b'];
    expect(await folder.expctl('log', DOCUMENT, 'mlruns', ...step)).toMatchObject({ code: 0 });
    expect(lastRow(folder)).toBe('| b | 0.60 | 0.30 | 0.90 |');
  });

  it('says why a mapping to it finds nothing', async () => {
    const { code, stderr } = await teaFolder('Run | Brew', store).expctl(...best, '--map', 'Brew=late');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'the run has late over time only, and no value of it at the point that counts (best:val_loss), for Brew\n',
    );
  });
});

describe('expctl log, of a resumed run over time,', () => {
  it('takes the later point of a metric whose steps mostly occur again', async () => {
    const rows = [
      { step: 10, loss: 0.9 },
      { step: 20, loss: 0.5 },
      { step: 20, acc: 0.7 },
      { step: 10, loss: 0.8 },
      { step: 20, loss: 0.4 },
      { step: 20, acc: 0.72 },
      { step: 30, loss: 0.3 },
    ];
    const folder = teaFolder('Run | Loss | Acc', {
      'tea.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    });
    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'tea.jsonl', '--run-id', 'b');
    expect(code).toBe(0);
    expect(stderr).toContain('3 points come again at a step that was there; the later ones count\n');
    expect(lastRow(folder)).toBe('| b | 0.30 | 0.72 |');
  });

  it('leaves out, and names, what occurs several times at each step', async () => {
    const rows = [10, 20].flatMap((step) => [
      { step, loss: 5 / step },
      ...[0.1, 0.2, 0.3].map((leaf) => ({ step, leaf })),
    ]);
    const folder = teaFolder('Run | Loss | Leaf', {
      'tea.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    });
    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'tea.jsonl', '--run-id', 'b');
    expect(code).toBe(0);
    expect(stderr).toContain('left out, coming several times at most steps: leaf\n');
    expect(lastRow(folder)).toBe('| b | 0.25 |  |');
  });
});

describe('expctl log, of a folder of the Hugging Face Trainer,', () => {
  const folderOf = (epoch: number): ProjectFolder =>
    teaFolder('Run | eval_loss | epoch', {
      'out/eval_results.json': '{"epoch": 2.0, "eval_loss": 0.4, "eval_runtime": 3.1}',
      'out/train_results.json': `{"epoch": ${String(epoch)}, "train_loss": 0.5, "train_runtime": 3.1}`,
      'out/checkpoint-100/trainer_state.json':
        '{"epoch": 2.0, "global_step": 100, "log_history": [{"step": 50, "epoch": 1.0, "loss": 0.6, "learning_rate": 1e-4}, {"step": 100, "epoch": 2.0, "loss": 0.5, "learning_rate": 1e-5}]}',
    });

  it('takes the epoch that all its files have', async () => {
    const folder = folderOf(2);
    expect(await folder.expctl('log', DOCUMENT, 'out', '--run-id', 'b')).toMatchObject({ code: 0 });
    expect(lastRow(folder)).toBe('| b | 0.40 | 2.00 |');
  });

  it('says why it takes none', async () => {
    const folder = folderOf(1.5);
    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'out', '--run-id', 'b');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'epoch is left out, for the files say different ones: 2.0 in out/eval_results.json, 1.5 in ',
    );
    expect(lastRow(folder)).toBe('| b | 0.40 |  |');
  });

  it('says that no point of a schedule was taken', async () => {
    const state = ['out/checkpoint-100/trainer_state.json', '--map', 'eval_loss=learning_rate', '--run-id', 'b'];
    const { code, stderr } = await folderOf(2).expctl('log', DOCUMENT, ...state);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'the run has learning_rate over time only, and no value of it at the point that counts (last)',
    );
  });
});

describe('expctl log, of a key of the evaluation harness,', () => {
  it('accepts it as written in the file', async () => {
    const folder = teaFolder('Run | Acc', {
      'tea.json': '{"results": {"newts": {"acc_norm,none": 0.84, "acc_norm_stderr,none": 0.01}}, "config": {}}',
    });
    const map = ['--map', 'Acc=newts.acc_norm,none', '--run-id', 'b'];
    expect(await folder.expctl('log', DOCUMENT, 'tea.json', ...map)).toMatchObject({ code: 0 });
    expect(lastRow(folder)).toBe('| b | 0.84 |');
  });
});
