import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expctlAt } from '../project-folder.ts';
import { branches, FILE, G1, G2, G3, tide } from './merge/branches.ts';
import type { ProjectFolder } from '../project-folder.ts';

/** A repository whose HEAD is a merge that lost g-3. */
function lossy(): ProjectFolder {
  const folder = branches(tide(G1), tide(G1, G2), tide(G1, G3));
  folder.git('merge', '-q', '--no-edit', '-X', 'ours', 'side');
  return folder;
}

function cloneOf(folder: ProjectFolder, ...words: readonly string[]): string {
  const clone = mkdtempSync(join(tmpdir(), 'expctl-test-'));
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  folder.git('config', 'uploadpack.allowFilter', 'true');
  execFileSync('git', ['clone', '--quiet', ...words, `file://${folder.path}`, clone]);
  return clone;
}

const LOST = 'the run "g-3" is lost in the merge';
const PARTIAL = 'this is a partial clone that lacks older versions';
const WAY = '(`git fetch --refetch --no-filter`, or no `filter` in the workflow)';

describe('check where git does not have everything', () => {
  it('finds what a merge lost, in a full clone', async () => {
    const clone = cloneOf(lossy());
    for (const words of [[], ['--history'], ['--history', FILE]])
      expect((await expctlAt(clone, 'check', ...words)).stdout, words.join(' ')).toContain(LOST);
  });

  it('says in a partial clone that it did not look, and how it can', async () => {
    const clone = cloneOf(lossy(), '--filter=blob:none');
    const quick = await expctlAt(clone, 'check');
    expect(quick.stderr).toContain(`the merge commit was not looked at: ${PARTIAL} ${WAY}\n`);
    const history = await expctlAt(clone, 'check', '--history', FILE);
    expect(history.code).toBe(0);
    expect(history.stderr).toContain(`a merge was not looked at: ${PARTIAL} ${WAY}\n`);
    // No background process is still working when the folder is removed.
    const words = ['-c', 'maintenance.auto=false', 'fetch', '--quiet', '--refetch', '--no-filter'];
    execFileSync('git', words, { cwd: clone });
    expect((await expctlAt(clone, 'check')).stdout).toContain(LOST);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'says that git refuses a repository of another user, and how to change that',
    async () => {
      const { path } = lossy();
      chownSync(join(path, '.git'), 1234, 1234);
      chownSync(path, 1234, 1234);
      const because = 'git will not use this repository: it belongs to another user';
      const way = `\`git config --global --add safe.directory ${path}\``;
      const quick = await expctlAt(path, 'check');
      expect(quick.stderr).toContain(`the merge commit was not looked at: ${because} (${way})\n`);
      const history = await expctlAt(path, 'check', '--history');
      expect(history.stderr).toContain(`a merge was not looked at: ${because} (${way})\n`);
      expect(history.stdout).not.toContain('in no git repository');
      for (const words of [
        ['check', '--staged'],
        ['init', '--merge'],
        ['merge', 'side'],
      ])
        expect(await expctlAt(path, ...words), words.join(' ')).toMatchObject({
          code: 2,
          stderr: `expctl: ${because}\n  hint: ${way}\n`,
        });
    },
  );

  it('says that git refuses a broken repository', async () => {
    const folder = lossy();
    rmSync(join(folder.path, '.git'), { recursive: true });
    writeFileSync(join(folder.path, '.git'), 'gitdir: ../nowhere\n');
    expect((await folder.expctl('check')).stderr).toMatch(
      /^the merge commit was not looked at: git will not use this repository: not a git repository/mu,
    );
    expect((await folder.expctl('check', '--staged')).stderr).toContain('git will not use this repository');
  });
});
