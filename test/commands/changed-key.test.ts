import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const PATH = 'experiments/EXP-001-kites.md';
const text = (key: string): string =>
  `# EXP-001: Kites\n\n**Status**: RUNNING\n\n## Runs\n\n<!-- expctl: runs key="${key}" -->\n\n` +
  '| Model | Seed | Lift |\n| --- | --- | --- |\n';

/** Two runs, logged by their model; then model and seed are the key. */
async function rekeyed(): Promise<ProjectFolder> {
  const folder = projectFolder({
    [PATH]: text('Model'),
    'a.json': '{"model": "box", "seed": 1, "lift": 2.5}',
    'b.json': '{"model": "delta", "seed": 1, "lift": 3.5}',
  });
  for (const output of ['a.json', 'b.json']) await folder.expctl('log', PATH, output);
  folder.write(PATH, folder.read(PATH).replace('key="Model"', 'key="Model, Seed"'));
  return folder;
}

describe('a table whose key was changed', () => {
  it('is told of by check and doctor, with what its rows are called now', async () => {
    const folder = await rekeyed();
    expect((await folder.expctl('check', PATH)).stdout).toContain(
      "warning row-record  the run box (and 1 other) has a run record, and its row is called box,1 by the table's key\n" +
        '  hint: where the key was changed, log the run again as box,1, and delete the run record of box\n',
    );
    const { code, stdout } = await folder.expctl('doctor');
    expect(code).toBe(1);
    expect(stdout).toBe(
      'Run records without a row (log the run again, or delete the record):\n' +
        `  box of ${PATH}: its row is called box,1 by the table's key; where that was changed, log it again, then delete this record\n` +
        `  delta of ${PATH}: its row is called delta,1 by the table's key; where that was changed, log it again, then delete this record\n`,
    );
    expect(JSON.parse((await folder.expctl('doctor', '--json')).stdout)).toMatchObject({
      runsWithoutRow: [
        { document: PATH, run: 'box', status: 'finished', now: 'box,1' },
        { document: PATH, run: 'delta', status: 'finished', now: 'delta,1' },
      ],
    });
  });

  it('is not meant where the cells of a row are others, or two rows hold them', async () => {
    const folder = await rekeyed();
    folder.write(PATH, folder.read(PATH).replace('| 2.5 |', '| 2.6 |'));
    const { stdout } = await folder.expctl('doctor');
    expect(stdout).toContain(`  box of ${PATH}\n`);
    expect(stdout).toContain(`  delta of ${PATH}: its row is called delta,1`);
  });
});
