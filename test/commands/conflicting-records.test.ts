import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/quiet.md';
const RECORD = 'experiments/quiet.runs/q2.json';
const PLAN = `# Experiment Plan: Quiet rooms

## Test Matrix (Fill Per Run)
| Run ID | Date | Loss | Notes |
| --- | --- | --- | --- |
| q1 | 2026-03-02 | 0.50 | first |
`;

/** A repository in the middle of a merge of two branches that logged the same run with different values. */
async function conflict(document = DOCUMENT): Promise<ProjectFolder> {
  const folder = projectFolder({ [document]: PLAN, '.gitignore': 'out\n' });
  for (const [branch, loss] of [
    ['other', 0.4],
    ['main', 0.3],
  ] as const) {
    if (branch === 'other') folder.git('checkout', '--quiet', '-b', branch);
    else folder.git('checkout', '--quiet', branch);
    folder.write('out/a.json', JSON.stringify({ run_id: 'q2', loss }));
    expect((await folder.expctl('log', document, 'out/a.json')).code).toBe(0);
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', branch);
  }
  expect(() => folder.git('merge', 'other')).toThrow();
  return folder;
}

describe('a run record in conflict', () => {
  it('waits until its document is resolved', async () => {
    const folder = await conflict();
    const { code, stderr } = await folder.expctl('resolve', RECORD);
    expect([code, stderr]).toEqual([
      2,
      `expctl: ${DOCUMENT} is in conflict itself, so that no row tells which run record is meant\n  hint: \`expctl resolve ${DOCUMENT}\` comes first\n`,
    ]);
  });

  it.each([
    ['--ours', 0.3],
    ['--theirs', 0.4],
  ])('is reported with file and line, and resolved to the side that agrees with the row: %s', async (side, loss) => {
    const folder = await conflict();
    folder.git('checkout', side, DOCUMENT);
    const { code, stdout } = await folder.expctl('check', DOCUMENT);
    expect(code).toBe(1);
    expect(stdout).toMatch(/experiments\/quiet\.runs\/q2\.json:\d+: unresolved merge: both sides are there/);
    expect(stdout).toContain(`hint: \`expctl resolve ${RECORD}\` takes the side that the row shows`);
    expect(await folder.expctl('decide', DOCUMENT)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`\`expctl resolve ${RECORD}\``) as string,
    });
    expect((await folder.expctl('resolve', RECORD, '--add')).stdout).toBe(`${RECORD}: resolved\n`);
    expect(JSON.parse(folder.read(RECORD))).toMatchObject({ run: 'q2', metrics: { loss } });
    folder.git('add', DOCUMENT);
    expect(folder.git('status', '--short')).not.toMatch(/^(?:UU|AA)/m);
    expect((await folder.expctl('check', DOCUMENT)).code).toBe(0);
  });

  it('is listed by the doctor after its document, with how to fix it', async () => {
    const folder = await conflict();
    const heading =
      'Unresolved merges (`expctl resolve FILE` keeps the rows of both sides, and of a run record the side that its row shows):';
    const both = await folder.expctl('doctor');
    expect([both.code, both.stdout]).toEqual([1, `${heading}\n  ${DOCUMENT}\n  ${RECORD}\n`]);
    folder.git('checkout', '--ours', DOCUMENT);
    folder.git('add', DOCUMENT);
    expect((await folder.expctl('doctor')).stdout).toBe(`${heading}\n  ${RECORD}\n`);
    // Markers that were committed are not a conflict in the index.
    folder.git('add', RECORD);
    expect((await folder.expctl('doctor')).stdout).toBe(`${heading}\n  ${RECORD}\n`);
    expect((await folder.expctl('resolve', RECORD)).code).toBe(0);
    expect(await folder.expctl('doctor')).toMatchObject({ code: 0, stdout: '' });
  });

  it('is listed by the doctor even if one side had deleted it, so that there are no markers', async () => {
    const folder = projectFolder({ [DOCUMENT]: PLAN, 'out/a.json': '{"run_id": "q2", "loss": 0.4}' });
    await folder.expctl('log', DOCUMENT, 'out/a.json');
    const commit = (): string => folder.git('commit', '--quiet', '--all', '--message', 'Change');
    folder.git('add', '--all');
    commit();
    folder.git('checkout', '--quiet', '-b', 'other');
    folder.git('rm', '--quiet', RECORD);
    commit();
    folder.git('checkout', '--quiet', 'main');
    folder.write(RECORD, folder.read(RECORD).replace('0.4', '0.40'));
    commit();
    expect(() => folder.git('merge', 'other')).toThrow();
    expect((await folder.expctl('doctor')).stdout).toContain(`its row shows):\n  ${RECORD}\n`);
    expect((await folder.expctl('resolve', RECORD)).stderr).toContain('one side deleted');
  });

  it('belongs to a document with any extension', async () => {
    const document = 'experiments/quiet.qmd';
    const folder = await conflict(document);
    folder.git('checkout', '--ours', document);
    expect((await folder.expctl('resolve', RECORD)).stdout).toBe(`${RECORD}: resolved\n`);
    expect(JSON.parse(folder.read(RECORD))).toMatchObject({ run: 'q2', metrics: { loss: 0.3 } });
  });

  it('is left to a person if the row agrees with neither side', async () => {
    const folder = await conflict();
    folder.git('checkout', '--ours', DOCUMENT);
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace('0.30', '0.20'));
    const before = folder.read(RECORD);
    const { code, stdout } = await folder.expctl('resolve', RECORD);
    expect([code, stdout]).toEqual([1, expect.stringContaining('left for you (both sides changed q2)')]);
    expect(folder.read(RECORD)).toBe(before);
  });
});

describe('two run records of one run', () => {
  it('are reported, and the one with the right name counts', async () => {
    const folder = projectFolder({ [DOCUMENT]: PLAN, 'out/a.json': '{"run_id": "q2", "loss": 0.4}' });
    await folder.expctl('log', DOCUMENT, 'out/a.json');
    folder.write('experiments/quiet.runs/a-copy.json', folder.read(RECORD).replace('0.4', '0.9'));
    const { code, stdout } = await folder.expctl('check', DOCUMENT);
    expect(code).toBe(1);
    expect(stdout).toContain(
      `experiments/quiet.runs/a-copy.json is a second record of the run q2, beside ${RECORD}\n  hint: delete the one that does not say what its row says\n`,
    );
    expect(stdout.match(/error row-record/gu)).toHaveLength(1);
    expect((await folder.expctl('doctor')).stdout).toContain(
      `are there twice (take the file from git, log the run again, or delete the copy):\n  experiments/quiet.runs/a-copy.json is a second record of the run q2, beside ${RECORD}\n`,
    );
  });
});
