import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, expctl } from '../../built-tool.ts';
import { projectFolder } from '../../project-folder.ts';
import { G1, G2, G3, tide } from './branches.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const REAL = 'docs/exp/tide.md';
const NAMED = 'experiments/tide.md';

beforeAll(ensureBuilt);

/** A project whose `experiments` is a link to another folder of the repository. */
function linked(): ProjectFolder {
  const folder = projectFolder({ [REAL]: tide(G1) });
  symlinkSync('docs/exp', join(folder.path, 'experiments'));
  folder.git('add', '--all');
  folder.git('commit', '-q', '-m', 'A link');
  return folder;
}

/** The same with a second branch, no longer checked out; runs were logged on both. */
function parted(folder: ProjectFolder, ours = tide(G1, G2), theirs = tide(G1, G3)): ProjectFolder {
  for (const [branch, text] of [
    ['side', theirs],
    ['ours', ours],
  ] as const) {
    folder.git('checkout', '-q', '-b', branch, 'main');
    folder.write(REAL, text);
    folder.git('commit', '-q', '-a', '-m', branch);
  }
  return folder;
}

describe('documents behind a link inside the repository', () => {
  it('are checked when they are staged', async () => {
    const folder = linked();
    folder.write(REAL, tide(G1, '| g-1 | 0.5 |'));
    folder.git('add', '--all');
    for (const words of [[], [NAMED], [REAL], ['experiments']]) {
      const { code, stdout, stderr } = await folder.expctl('check', '--staged', '--strict', ...words);
      expect([code, stdout + stderr], words.join(' ')).toEqual([1, expect.stringContaining(`${NAMED}:`)]);
    }
  });

  it('get the driver under the name that git uses for them', async () => {
    const folder = linked();
    await folder.expctl('init', '--merge', '--command', 'expctl');
    expect(folder.read('.gitattributes')).toBe('docs/exp/**/*.md merge=expctl\n');
  });

  it('are merged by their rows', () => {
    const folder = parted(linked());
    expect(expctl(['merge', 'side'], { cwd: folder.path }).code).toBe(0);
    expect(folder.read(REAL)).toBe(tide(G1, G2, G3));
  });

  it('are staged when they are resolved', async () => {
    const folder = parted(linked());
    expect(() => folder.git('merge', 'side')).toThrow();
    expect(await folder.expctl('resolve', NAMED, '--add')).toMatchObject({ code: 0, stderr: '' });
    expect(folder.git('ls-files', '--unmerged')).toBe('');
  });

  it('are reported if an attribute breaks their rows', async () => {
    const folder = linked();
    folder.write('docs/exp/.gitattributes', '*.md merge=union\n');
    expect((await folder.expctl('check')).stdout).toContain('docs/exp/.gitattributes:1 sets `merge=union`');
  });
});
