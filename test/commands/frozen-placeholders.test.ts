import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const POND = `# POND-XXX: [Name]

## Success Criteria

- [What must hold]
- **Clear**: [how clear]

## Hypotheses

### H1: [Name]

- **Success**: [what tells]

## Results

| Run ID | Newts |
| --- | --- |
`;

const FILE = 'experiments/POND-001-newts.md';

async function logged(): Promise<ProjectFolder> {
  const folder = projectFolder({ 'templates/pond.md': POND, 'run.json': '{"run_id":"v1","newts":3}' });
  expect((await folder.expctl('new', 'pond', 'Newts')).code).toBe(0);
  expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
  return folder;
}

function fillIn(folder: ProjectFolder): void {
  folder.write(
    FILE,
    folder
      .read(FILE)
      .replace('[What must hold]', 'Ten newts. `expect: newts >= 2, every run`')
      .replace('[how clear]', 'as glass')
      .replace('[what tells]', 'more newts'),
  );
}

describe("the template's placeholders", () => {
  it('are not criteria that a result freezes', async () => {
    const folder = await logged();
    const { criteria } = JSON.parse(folder.read('experiments/POND-001-newts.runs/v1.json'));
    expect(criteria).toEqual({});
  });

  it('give no note about additions while they are there', async () => {
    const folder = await logged();
    expect((await folder.expctl('decide', FILE)).stdout).not.toContain('added');
  });

  it('count as added criteria, not changed ones, if they are filled in after a result', async () => {
    const folder = await logged();
    fillIn(folder);
    expect((await folder.expctl('check', FILE)).stdout).not.toContain('frozen-criteria');
    const { stdout } = await folder.expctl('decide', FILE, '--json');
    const { verdict, notes } = JSON.parse(stdout) as { verdict: string; notes: readonly string[] };
    expect(verdict).toBe('INCONCLUSIVE');
    expect(notes).toEqual([
      '"Ten newts." was added after 1 result',
      '"Clear" was added after 1 result',
      '"H1" was added after 1 result',
    ]);
  });

  it('are frozen as soon as they are filled in', async () => {
    const folder = await logged();
    fillIn(folder);
    folder.write('run.json', '{"run_id":"v2","newts":4}');
    expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
    folder.write(FILE, folder.read(FILE).replace('as glass', 'as milk'));
    expect((await folder.expctl('check', FILE)).stdout).toContain(
      'error frozen-criteria  "Clear" has changed after 1 result, without an amendment',
    );
  });

  it('are treated the same for rows typed by hand, whose dates git has', async () => {
    const folder = projectFolder({ 'templates/pond.md': POND });
    await folder.expctl('new', 'pond', 'Newts');
    folder.write(FILE, `${folder.read(FILE)}| v1 | 3 |\n`);
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', 'Count');
    fillIn(folder);
    const { code, stdout } = await folder.expctl('check', '--history', FILE);
    expect(code).toBe(0);
    expect(stdout).toContain('warning frozen-criteria  "Clear" was added after 1 result (git)');
  });
});
