import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';
import { branches, FILE, G1, G2, G3, tide } from './branches.ts';

/** Two branches merged without the driver: the document is in conflict. */
function inConflict(base: string, ours: string, theirs: string): ProjectFolder {
  const folder = branches(base, ours, theirs);
  expect(() => folder.git('merge', 'side')).toThrow();
  return folder;
}

describe('resolve', () => {
  it('merges the rows of both sides, stages on request, and shows a diff first', async () => {
    const folder = inConflict(tide(G1), tide(G1, G2), tide(G1, G3));
    const before = folder.read(FILE);
    const look = await folder.expctl('resolve', FILE, '--dry-run');
    expect(look).toMatchObject({ code: 0, stdout: expect.stringContaining('-<<<<<<< HEAD') });
    expect(folder.read(FILE)).toBe(before);
    expect(await folder.expctl('resolve', FILE, '--add')).toMatchObject({ code: 0, stdout: `${FILE}: resolved\n` });
    expect(folder.read(FILE)).toBe(tide(G1, G2, G3));
    expect(folder.git('ls-files', '--unmerged')).toBe('');
  });

  it('knows from the index what one side deleted', async () => {
    const folder = inConflict(tide(G1, G2), tide(G1, G3), tide(G1, G2, '| g-4 | 0.22 |'));
    expect((await folder.expctl('resolve', FILE)).code).toBe(0);
    expect(folder.read(FILE)).toBe(tide(G1, G3, '| g-4 | 0.22 |'));
  });

  it('keeps what was changed by hand since, and leaves what it cannot decide', async () => {
    const folder = inConflict(
      tide(G1),
      tide('| g-1 | 0.35 |', G2).replace('Calm', 'Windy'),
      tide('| g-1 | 0.39 |', G3).replace('Calm', 'Foggy'),
    );
    folder.write(FILE, folder.read(FILE).replace('Tide gauge', 'Tide gauge at the pier'));
    const { code, stdout } = await folder.expctl('resolve', FILE, '--add');
    expect(code).toBe(1);
    expect(stdout).toBe(`${FILE}: 2 conflicts left for you (both sides changed g-1)\n`);
    const text = folder.read(FILE);
    expect(text).toContain('# EXP-052: Tide gauge at the pier\n');
    expect(text).toContain(`>>>>>>> side\n${G2}\n${G3}\n`);
    expect(text).toContain('Windy.\n=======\nFoggy.\n');
    expect(folder.git('ls-files', '--unmerged')).not.toBe('');
  });

  it('works from the markers alone, and then says what it cannot know', async () => {
    const marked = tide(G1, '<<<<<<< HEAD', G2, '=======', G3, '>>>>>>> side');
    const folder = projectFolder({ [FILE]: marked });
    const { code, stderr } = await folder.expctl('resolve', FILE);
    expect(code).toBe(0);
    expect(stderr).toContain('a row that one side had deleted is back');
    expect(folder.read(FILE)).toBe(tide(G1, G2, G3));
    folder.write(FILE, tide(G1, '<<<<<<< HEAD', '||||||| base', G2, '=======', G2, G3, '>>>>>>> side'));
    const known = await folder.expctl('resolve', FILE);
    expect(known).toMatchObject({ code: 0, stderr: '' });
    expect(folder.read(FILE)).toBe(tide(G1, G3));
  });

  it('finishes what a dead driver left without markers, and reports rows that were lost by hand', async () => {
    const folder = inConflict(tide(G1), tide(G1, G2), tide(G1, G3));
    folder.write(FILE, tide(G1, G2));
    expect((await folder.expctl('resolve', FILE)).code).toBe(0);
    expect(folder.read(FILE)).toBe(tide(G1, G2, G3));
    folder.write(FILE, tide(G1, '| g-2 | 0.29 |'));
    expect(await folder.expctl('resolve', FILE)).toMatchObject({
      code: 1,
      stdout: `${FILE}: no markers, but a side's runs are not there: g-3\n`,
    });
  });

  it('no longer blocks reading once the markers were removed by hand; check names what is lost', async () => {
    const folder = inConflict(tide(G1), tide(G1, G2), tide(G1, G3));
    expect((await folder.expctl('decide', FILE)).stderr).toContain('unresolved merge');
    folder.write(FILE, tide(G1, G2));
    expect(folder.git('ls-files', '--unmerged')).not.toBe('');
    expect((await folder.expctl('decide', FILE)).stderr).not.toContain('unresolved merge');
    expect((await folder.expctl('show', FILE)).code).toBe(0);
    expect((await folder.expctl('check', FILE)).stdout).toContain('error merged-rows  the run "g-3" is lost');
    expect((await folder.expctl('doctor')).stdout).toContain(`  ${FILE}\n`);
  });

  it('refuses what is not in conflict, and markers that do not match', async () => {
    const folder = projectFolder({ [FILE]: tide(G1) });
    expect(await folder.expctl('resolve', FILE)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not in conflict'),
    });
    expect((await folder.expctl('resolve', 'nowhere.md')).code).toBe(2);
    const torn = inConflict(tide(G1), tide(G1, G2), tide(G1, G3));
    const text = torn.read(FILE).replace(/^=======\n/mu, '');
    torn.write(FILE, text);
    expect(await torn.expctl('resolve', FILE)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('do not match'),
    });
    expect(torn.read(FILE)).toBe(text);
  });

  it('answers programs in JSON', async () => {
    const folder = inConflict(tide(G1), tide('| g-1 | 0.35 |', G2), tide('| g-1 | 0.39 |', G3));
    const { stdout } = await folder.expctl('resolve', FILE, '--json');
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      kind: 'resolve',
      dryRun: false,
      files: [{ path: FILE, changed: true, conflictsLeft: 1, runs: ['g-1'], missing: [], ancestorKnown: true }],
    });
  });
});
