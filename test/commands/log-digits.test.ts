import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/tea.md';

const rowOf = (text: string, id: string): string | undefined =>
  text.split('\n').find((line) => line.startsWith(`| ${id} |`));

describe('expctl log, of digits that are not an amount,', () => {
  it('keeps them in the row and in the record; a measured number follows its column', async () => {
    const folder = projectFolder({
      [DOCUMENT]:
        '# Tea\n\n## Runs\n\n| Run | Accuracy | Commit | Torch | Kettle version | Tag |\n| --- | --- | --- | --- | --- | --- |\n| a | 0.78 | 1234567 | 2.2 | 1.9 | 3 |\n| b | 0.79 | 1234568 | 2.1 | 1.8 | 4 |\n',
      'tea.json':
        '{"accuracy": "0.8450", "commit": "0012345", "torch": "2.10", "kettle_version": "1.10", "tag": "0010"}',
    });
    expect(await folder.expctl('log', DOCUMENT, 'tea.json', '--run-id', 'c')).toMatchObject({ code: 0 });
    expect(rowOf(folder.read(DOCUMENT), 'c')).toMatch(/^\| c \| 0\.84\d* \| 0012345 \| 2\.10 \| 1\.10 \| 0010 \|$/u);
    expect(JSON.parse(folder.read('experiments/tea.runs/c.json'))).toMatchObject({
      metrics: { accuracy: 0.845 },
      parameters: { commit: '0012345', torch: '2.10', kettle_version: '1.10', tag: '0010' },
    });
    expect((await folder.expctl('log', DOCUMENT, 'tea.json', '--run-id', 'c')).stdout).toContain('there already c');
  });

  it("keeps those of MLflow's parameters, and of a table, in a column of versions", async () => {
    const run = `mlruns/7/${'0a'.repeat(16)}`;
    const folder = projectFolder({
      [DOCUMENT]:
        '# Tea\n\n## Runs\n\n| Run | Fold | Kettle version | Loss |\n| --- | --- | --- | --- |\n| a | 3 | 1.10 | 0.5 |\n',
      [`${run}/meta.yaml`]: `artifact_uri: x\nrun_id: ${'0a'.repeat(16)}\nrun_name: oolong\nstatus: 3\nlifecycle_stage: active\n`,
      [`${run}/params/fold`]: '0010',
      [`${run}/params/kettle_version`]: '1.9',
      [`${run}/params/brew`]: '2.10',
      [`${run}/metrics/loss`]: '1760000001000 0.4 0\n',
      'tea.csv': 'run_id,kettle_version,loss\nsencha,1.9,0.3\nassam,1.20,0.2\n',
    });
    expect(await folder.expctl('import', 'mlruns', '--into', DOCUMENT)).toMatchObject({ code: 0 });
    expect(await folder.expctl('import', 'tea.csv', '--into', DOCUMENT)).toMatchObject({ code: 0 });
    const text = folder.read(DOCUMENT);
    expect(['oolong', 'sencha', 'assam'].map((id) => rowOf(text, id))).toEqual([
      '| oolong | 0010 | 1.9 | 0.4 |',
      '| sencha |  | 1.9 | 0.3 |',
      '| assam |  | 1.20 | 0.2 |',
    ]);
    expect(JSON.parse(folder.read('experiments/tea.runs/oolong.json'))).toMatchObject({
      parameters: { fold: '0010', kettle_version: '1.9', brew: '2.10' },
    });
  });

  it('writes a number that no double holds as in the output', async () => {
    const folder = projectFolder({
      [DOCUMENT]: '# Tea\n\n## Runs\n\n| Run | Leaves |\n| --- | --- |\n| a | 12 |\n',
      'tea.json': '{"leaves": 1e400}',
    });
    expect(await folder.expctl('log', DOCUMENT, 'tea.json', '--run-id', 'b')).toMatchObject({ code: 0 });
    expect(rowOf(folder.read(DOCUMENT), 'b')).toBe('| b | 1e400 |');
  });
});
