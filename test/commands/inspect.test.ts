import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const PLAN = `# Experiment Plan: Quiet rooms

## Test Matrix (Fill Per Run)
| Run ID | Date | Steps | Val WER | Val Loss | Notes |
| --- | --- | --- | --- | --- | --- |
| q1 | 2026-03-02 | 300 | 0.0612 | 0.41 | first |
`;

const TABLE = 'step,epoch,val_wer,val_loss\n1,0,0.0712,0.5\n2,0,0.0690,0.6\n';

const FILES = {
  'experiments/quiet.md': PLAN,
  'out/q2/metrics.csv': TABLE,
  'out/q2/hparams.yaml': 'lr: 0.01\napi_token: sk-0123456789abcdefghij0123\n',
};

describe('expctl inspect', () => {
  it('says how an output is read: format, keys, histories and notes', async () => {
    const { code, stdout } = await projectFolder(FILES).expctl('inspect', 'out/q2');
    expect(code).toBe(0);
    expect(stdout).toContain('out/q2  lightning, one run\n');
    expect(stdout).toMatch(/^val_wer +0\.069$/mu);
    expect(stdout).toMatch(/^val_wer +2 +1 to 2$/mu);
    expect(stdout).toContain('note the last point of each history counts; --select chooses another');
    expect(stdout).toMatch(/^api_token +\[masked\]$/mu);
    expect(stdout).not.toContain('sk-0123456789');
  });

  it('says which columns of a document it would fill, from which keys, and writes nothing', async () => {
    const folder = projectFolder(FILES);
    const { stdout, code } = await folder.expctl(
      'inspect',
      'out/q2',
      '--for',
      'experiments/quiet.md',
      '--json',
      '--select',
      'best:val_loss:lower',
    );
    const { format, runs } = JSON.parse(stdout) as {
      format: string;
      runs: { id: string; notes: string[]; fills: { document: string; columns: object[]; blank: string[] } }[];
    };
    expect([code, format, runs.length]).toEqual([0, 'lightning', 1]);
    expect(runs[0]?.id).toBe('q2');
    expect(runs[0]?.fills.document).toBe('experiments/quiet.md');
    expect(runs[0]?.fills.columns).toContainEqual({ column: 'val_wer', key: 'val_wer', cell: '0.0712' });
    expect(runs[0]?.fills.blank).toContain('Steps');
    expect(runs[0]?.notes.join()).toContain('it says there is selected, not only measured');
    expect(folder.read('experiments/quiet.md')).toBe(PLAN);
    expect(folder.git('status', '--porcelain').trim()).toBe('');
  });

  it('says why an output is not read, what is in a folder, and what to do', async () => {
    const folder = projectFolder({ 'out/a.json': '{"wer": 1}', 'out/b.json': '{"wer": 2}', 'out/model.pt': 'x' });
    const { code, stdout } = await folder.expctl('inspect', 'out');
    expect(code).toBe(1);
    expect(stdout).toBe(
      'out  no format that is read\n' +
        'not read out: holds several files that are read: a.json, b.json\n' +
        '  give the file or files that are meant\n' +
        '  a.json  json\n' +
        '  b.json  json\n' +
        '  model.pt  not-read\n',
    );
  });

  it('refuses invalid words', async () => {
    const folder = projectFolder(FILES);
    expect((await folder.expctl('inspect', 'nowhere')).stderr).toContain('there is no output nowhere');
    expect((await folder.expctl('inspect', 'out/q2', '--format', 'kelp')).stderr).toContain(
      'there is no format "kelp"',
    );
    expect((await folder.expctl('inspect', 'out/q2', '--select', 'first')).code).toBe(2);
  });

  it("reads Sacred's run.json alone, since a file contains no other files", async () => {
    const output = {
      experiment: { name: 'kettle', mainfile: 'boil.py', base_dir: '/lab', dependencies: [] },
      meta: { config_updates: { heat: 90 } },
      status: 'COMPLETED',
      result: 0.25,
    };
    const folder = projectFolder({ 'kept/run.json': JSON.stringify(output) });
    const { code, stdout, stderr } = await folder.expctl('inspect', 'kept/run.json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^kept\/run\.json {2}sacred, one run$/mu);
    expect(stdout).toMatch(/^result +0\.25$/mu);
    expect(stdout).toMatch(/^heat +90$/mu);
  });
});
