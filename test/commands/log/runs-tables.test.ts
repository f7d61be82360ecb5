import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-tides.md';

const folderWith = (results: string): ProjectFolder =>
  projectFolder({
    [DOCUMENT]: `# EXP-001: Tides

**Status**: RUNNING

## Success Criteria

- It holds. \`expect: acc > 0.8, every run\`

## Results

${results}

## Notes

Nothing.
`,
    'out/m.json': '{"acc": 0.93}',
  });

const log = (folder: ProjectFolder, ...more: readonly string[]) =>
  folder.expctl('log', 'EXP-001', 'out/m.json', '--run-id', 'zz', ...more);

const CRASHES = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `| ${id} | OOM |`).join('\n');

describe('a table whose runs are not measured yet', () => {
  it.each([
    ['is empty', '| Run | Acc |\n|---|---|'],
    ['is to be filled', '| Run | Acc |\n|---|---|\n| a | TBD |\n| b |  |\n| c | – |'],
    ['tells of crashes alone', `| Run | Acc |\n|---|---|\n${CRASHES}`],
    ['tells of crashes, and what was set', '| Run | Optimiser | Acc |\n|---|---|---|\n| a | adam | crashed |'],
    ['has its first number behind five others', `| Run | Acc |\n|---|---|\n${CRASHES}\n| g | 0.90 |`],
    ['counts its runs behind a date', '| Date | Run | Acc |\n|---|---|---|\n| 2026-01-02 | a | TBD |'],
  ])('takes a run and is read as a runs table: it %s', async (_, results) => {
    const folder = folderWith(results);
    const { code, stderr } = await log(folder);
    expect(stderr).not.toContain('hint');
    expect(code).toBe(0);
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
    const { stdout } = await folder.expctl('decide', 'EXP-001');
    expect(stdout).not.toContain('are no runs');
  });

  it.each([
    ['Run | Description', 'a | the first one'],
    ['Run | Description', 'a | '],
    ['Run | Owner', 'a | Ada'],
    ['Run | Notes | Date', 'a |  | 2026-01-02'],
    ['Run | Model | Dataset', 'a | small | ponds'],
  ])('is not one if it only describes runs: %s', async (header, row) => {
    const width = header.split('|').length;
    const folder = folderWith(`| ${header} |\n|${'---|'.repeat(width)}\n| ${row} |`);
    const { code, stderr } = await log(folder);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'expctl: no table of this document takes a row for each run\n' +
        '  hint: give it a column for what is measured, or mark it, above it or in the template: `<!-- expctl: runs key="Run" -->`\n',
    );
  });

  it('leaves a table that describes runs alone beside one of results', async () => {
    const told = '| Run | Model | Dataset |\n|---|---|---|\n| a | small | ponds |\n\n### Numbers\n\n';
    const folder = folderWith(`${told}| Run | Acc |\n|---|---|\n| a | TBD |`);
    expect((await log(folder)).code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain('| a | TBD |\n| zz | 0.93 |\n');
  });

  it('is not found: the tables of the document are named', async () => {
    const folder = folderWith(
      '| Model | Size |\n|---|---|\n| a | 3 |\n\n### Costs\n\n| Item | Cost |\n|---|---|\n| b | 4 |',
    );
    expect((await log(folder)).stderr).toBe(
      'expctl: no table of this document takes a row for each run\n' +
        '  hint: its tables are "Results", "Costs": in the one for runs call its first column "Run" (it is "Model"), ' +
        'or mark it, above it or in the template: `<!-- expctl: runs key="Model" -->`\n',
    );
  });
});

describe('two runs tables below one heading', () => {
  const TWO =
    '| Run | Acc |\n|---|---|\n| a | 0.90 |\n\nAnd on the holdout, with noise.\n\n| Run | Acc |\n|---|---|\n| b | 0.80 |';

  it.each([[[]], [['--table', 'Results']], [['--table', 'results']]])(
    'are named so that the names work (%s)',
    async (words) => {
      const folder = folderWith(TWO);
      const { code, stderr } = await log(folder, ...words);
      expect(code).toBe(2);
      expect(stderr).toBe(
        'expctl: several tables could take the run: "results#1", "results#2"\n  hint: say which: --table "results#1"\n',
      );
    },
  );

  it.each([
    ['results#1', '| a | 0.90 |\n| zz | 0.93 |'],
    ['results#2', '| b | 0.80 |\n| zz | 0.93 |'],
  ])('take a run by these names: %s', async (name, rows) => {
    const folder = folderWith(TWO);
    expect((await log(folder, '--table', name)).code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain(rows);
  });
});

describe('a document that itself says which is the runs table', () => {
  it.each(['Model', 'Exécution', '运行'])('is obeyed: %s', async (header) => {
    const mark = `<!-- expctl: runs key="${header}" -->\n\n`;
    const folder = folderWith(`${mark}| ${header} | Acc |\n|---|---|\n| a | 0.90 |\n| b | 0.70 |`);
    expect(await log(folder)).toMatchObject({ code: 0, stderr: '' });
    expect(folder.read(DOCUMENT)).toContain('| b | 0.70 |\n| zz | 0.93 |\n');
    expect((await log(folder)).stdout).toContain('there already zz');
    const { code, stdout } = await folder.expctl('decide', 'EXP-001');
    expect(code).toBe(1);
    expect(stdout).toContain('2 of 3 runs; worst b');
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
  });

  it('means the next table below its heading, else the one above it', async () => {
    const plain = '| Model | Acc |\n|---|---|\n| a | 0.70 |';
    const after = folderWith(`${plain}\n\n<!-- expctl: runs key="Model" -->`);
    expect((await log(after)).code).toBe(0);
    const elsewhere = folderWith(`<!-- expctl: runs key="Model" -->\n\n### More\n\n${plain}`);
    expect((await log(elsewhere)).code).toBe(2);
    const other = folderWith(`<!-- expctl: runs key="Fold" -->\n\n${plain}`);
    expect((await log(other)).code).toBe(2);
  });

  it('still says by what replicates are paired, in a table that is a runs table', async () => {
    const folder = folderWith(
      '<!-- expctl: runs key=Fold -->\n\n| Run | Fold | Acc |\n|---|---|---|\n| a | 1 | 0.90 |',
    );
    await log(folder, '--set', 'Fold=2');
    expect(folder.read(DOCUMENT)).toContain('| zz | 2 | 0.93 |');
    expect((await folder.expctl('decide', 'EXP-001')).stdout).toContain('runs: a, zz');
  });
});
