import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/tea.md';
const LINES = 4;

/** The table of a document after a run was logged into it. */
async function tableAfter(table: readonly string[], output: object, ...options: readonly string[]) {
  const folder = projectFolder({
    [DOCUMENT]: `# Tea\n\n## Runs\n\n${table.join('\n')}\n`,
    'tea.json': JSON.stringify(output),
  });
  const { code } = await folder.expctl('log', DOCUMENT, 'tea.json', '--run-id', 'b', ...options);
  expect(code).toBe(0);
  return folder.read(DOCUMENT).trimEnd().split('\n').slice(LINES);
}

describe('expctl log --add-column', () => {
  it('matches a column of that name, whatever its brackets', async () => {
    const table = ['| Run | lr | Acc  % |', '| --- | --- | --- |', '| a | 0.10 | 50.5 |'];
    const options = ['--add-column', 'Acc (%)', '--map', 'Acc (%)=acc_pct'];
    expect(await tableAfter(table, { lr: 0.2, acc_pct: 60.1 }, ...options)).toEqual([...table, '| b | 0.20 | 60.1 |']);
  });

  it('adds one beside another that differs in the text in brackets', async () => {
    const table = ['| Run | lr | Acc |', '| --- | --- | --- |', '| a | 0.10 | 50.5 |'];
    const options = ['--add-column', 'Acc (dev)', '--add-column', 'Acc (dev)', '--map', 'Acc (dev)=dev'];
    expect(await tableAfter(table, { lr: 0.2, dev: 60.1 }, ...options)).toEqual([
      '| Run | lr | Acc | Acc (dev) |',
      '| --- | --- | --- | --- |',
      '| a | 0.10 | 50.5 |  |',
      '| b | 0.20 |  | 60.1 |',
    ]);
  });
});

describe('expctl log, into a padded table', () => {
  it('pads on the side on which most cells are padded', async () => {
    const table = ['| Run  | Acc  |', '|:-----|-----:|', '| a    | 0.81 |'];
    expect(await tableAfter(table, { acc: 0.84 })).toEqual([...table, '| b    | 0.84 |']);
  });
});
