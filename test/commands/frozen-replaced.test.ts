import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FILE = 'experiments/EXP-070-boats.md';
const TEXT = `# EXP-070: Tin boats

## Success Criteria

- **Drift**: it hardly drifts. \`expect: drift < 0.05\`

## Results

| Run | Seed | Drift |
| --- | --- | --- |
`;

/** A run that drifted too far, and a criterion that was changed to suit it. */
async function loosened(): Promise<ProjectFolder> {
  const folder = projectFolder({ [FILE]: TEXT, 'a.json': '{"seed": 1, "drift": 0.062}' });
  expect((await folder.expctl('log', FILE, 'a.json', '--run-id', 'tin-1')).code).toBe(0);
  folder.write(FILE, folder.read(FILE).replace('< 0.05', '< 0.07'));
  return folder;
}

const check = async (folder: ProjectFolder): Promise<string> => (await folder.expctl('check')).stdout;
const SAID = '"Drift" has changed after 1 result, without an amendment';

describe('a run that is logged again', () => {
  it('was seen with the criteria of its first logging: `--replace` updates none of them', async () => {
    const folder = await loosened();
    folder.write('b.json', '{"seed": 1, "drift": 0.061}');
    const { code, stdout } = await folder.expctl('log', FILE, 'b.json', '--run-id', 'tin-1', '--replace');
    expect([code, stdout]).toEqual([0, `replaced tin-1 in ${FILE}\n`]);
    expect(await check(folder)).toContain(SAID);
    expect((await folder.expctl('decide', FILE)).code).toBe(4);
  });

  it('is bound to what was amended', async () => {
    const folder = await loosened();
    expect((await folder.expctl('amend', FILE, '-m', 'the pond was windy')).code).toBe(0);
    folder.write('b.json', '{"seed": 1, "drift": 0.061}');
    expect((await folder.expctl('log', FILE, 'b.json', '--run-id', 'tin-1', '--replace')).code).toBe(0);
    expect(await check(folder)).not.toContain('frozen-criteria');
    const { code, stdout } = await folder.expctl('decide', FILE);
    expect([code, stdout]).toEqual([0, expect.stringContaining('"Drift" was amended with 1 result seen')]);
  });
});

describe('the row of a logged run that was deleted', () => {
  it('prevents a GO of the remaining rows', async () => {
    const folder = await loosened();
    folder.write(FILE, folder.read(FILE).replace('< 0.07', '< 0.05'));
    folder.write('c.json', '{"seed": 2, "drift": 0.04}');
    expect((await folder.expctl('log', FILE, 'c.json', '--run-id', 'tin-2')).code).toBe(0);
    folder.write(FILE, folder.read(FILE).replace(/\| tin-1 .*\n/u, ''));
    const { code, stdout } = await folder.expctl('decide', FILE);
    expect([code, stdout]).toEqual([3, expect.stringContaining('the run tin-1 has a run record and no row')]);
  });
});
