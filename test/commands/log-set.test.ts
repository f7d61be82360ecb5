import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-pond.md';

const pond = (): ProjectFolder =>
  projectFolder({
    [DOCUMENT]: `# EXP-001: Pond

**Date**: 2026-03-04
**Status**: 🔄 RUNNING

## Success Criteria

- It holds. \`expect: acc > 0.9, every run\`

## Results

| Run | Acc | LR | Notes |
| --- | --- | --- | --- |
| a | 0.91 | 3e-4 | first |
`,
    'm.json': '{"run_id": "b", "acc": 0.5512, "lr": 0.0003}',
  });

describe('expctl log --set', () => {
  it("refuses a number that differs from the output's", async () => {
    const folder = pond();
    const end = await folder.expctl('log', DOCUMENT, 'm.json', '--set', 'Acc=0.95');
    expect(end.code).toBe(2);
    expect(end.stderr).toContain('Acc is set to 0.95, and the output says acc 0.5512');
    expect(end.stderr).toContain('leave --set "Acc=…" out');
    expect(folder.git('status', '--porcelain')).toBe('');
    expect((await folder.expctl('log', DOCUMENT, 'm.json', '--set', 'LR=1e-3')).code).toBe(2);
  });

  it('accepts the same number in other notation, words, and what the output does not have', async () => {
    for (const setting of ['Acc=0.55', 'LR=3e-4', 'Notes=0.95', 'Acc=—']) {
      const folder = pond();
      expect(await folder.expctl('log', DOCUMENT, 'm.json', '--set', setting)).toMatchObject({ code: 0 });
      expect(await folder.expctl('check')).toMatchObject({ code: 0 });
    }
  });

  it('reports existing other words as a reader sees them', async () => {
    const folder = pond();
    const log = async (...words: readonly string[]) => folder.expctl('log', DOCUMENT, 'm.json', ...words);
    expect((await log('--set', 'Notes=first | try')).code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain('| first \\| try |');
    const { code, stderr } = await log('--set', 'Notes=second | try');
    expect(code).toBe(2);
    expect(stderr).toContain('the run b is there with other values: Notes first | try against second | try\n');
  });

  it('is reported by check if it contradicted the output', async () => {
    const folder = pond();
    await folder.expctl('log', DOCUMENT, 'm.json', '--set', 'Acc=0.55');
    const record = folder.read('experiments/EXP-001-pond.runs/b.json');
    folder.write('experiments/EXP-001-pond.runs/b.json', record.replace('"acc": "0.55"', '"acc": "0.95"'));
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace('| b | 0.55 |', '| b | 0.95 |'));
    const end = await folder.expctl('check');
    expect(end.code).not.toBe(0);
    expect(end.stdout).toContain('0.5512');
  });
});
