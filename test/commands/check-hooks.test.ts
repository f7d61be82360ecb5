import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../built-tool.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../bin/expctl.js');
const GOOD = '# EXP-001: Kites\n\n| Run | Pull |\n| --- | --- |\n| a | 1 |\n';
const BAD = `${GOOD}<<<<<<< HEAD\n| b | 1 |\n=======\n| c | 2 |\n>>>>>>> calm\n`;
const FILES = {
  'expctl.yaml': 'documents: experiments/*.md\n',
  'experiments/EXP-001.md': GOOD,
  'experiments/b.md': GOOD,
};

/** A repository whose commits are checked by a hook, called in a folder of it. */
function hooked(files: Readonly<Record<string, string>> = FILES, folder = '.'): ProjectFolder {
  const made = projectFolder(files);
  made.write('.git/hooks/pre-commit', `#!/bin/sh\ncd ${folder}\nexec ${process.execPath} ${LAUNCHER} check --staged\n`);
  chmodSync(join(made.path, '.git/hooks/pre-commit'), 0o755);
  return made;
}

const commit = (cwd: string, ...words: readonly string[]) =>
  spawnSync('git', ['commit', '--quiet', '--message', 'x', ...words], { cwd, encoding: 'utf8' });

beforeAll(ensureBuilt);

describe('check --staged in a hook', () => {
  it('checks the index that a commit has of its own', () => {
    const made = hooked();
    made.write('experiments/b.md', BAD);
    expect(commit(made.path, '--all').stderr).toContain('experiments/b.md:6:1: error conflict-markers');
    made.git('add', 'experiments/b.md');
    made.write('experiments/EXP-001.md', `${GOOD}\nGood.\n`);
    // Only this file is committed; the other stays staged.
    expect(commit(made.path, 'experiments/EXP-001.md')).toMatchObject({ status: 0 });
    expect(commit(made.path).status).toBe(1);
  });

  it('checks a linked work tree, for which git sets GIT_DIR', () => {
    const made = hooked();
    const linked = join(made.path, 'linked');
    made.git('worktree', 'add', '--quiet', linked);
    execFileSync('cp', [join(made.path, 'expctl.yaml'), join(linked, 'experiments/b.md')]);
    expect(commit(linked, '--all').status).toBe(0);
    made.write('linked/experiments/b.md', BAD);
    const { status, stderr } = commit(linked, '--all');
    expect([status, stderr.split('\n')[0]?.split('  ')[0]]).toEqual([
      1,
      'experiments/b.md:6:1: error conflict-markers',
    ]);
  });

  it('checks a nested repository by its own index', () => {
    const made = hooked(FILES, 'inner');
    const inner = join(made.path, 'inner');
    cpSync(join(made.path, 'experiments'), join(inner, 'experiments'), { recursive: true });
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: inner });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Begin');
    made.write('inner/experiments/b.md', BAD);
    git('add', '--all');
    made.write('experiments/b.md', `${GOOD}\nGood.\n`);
    const { status, stderr } = commit(made.path, '--all');
    expect([status, stderr.split('\n')[0]?.split('  ')[0]]).toEqual([
      1,
      'experiments/b.md:6:1: error conflict-markers',
    ]);
  });

  it('says so if GIT_DIR names another repository, or the work tree has none', () => {
    const made = hooked();
    const other = projectFolder(FILES);
    const bare = projectFolder(FILES, { git: false });
    const env = { ...process.env, GIT_DIR: join(made.path, '.git'), GIT_WORK_TREE: other.path };
    const check = (cwd: string) =>
      spawnSync(process.execPath, [LAUNCHER, 'check', '--staged'], { cwd, env, encoding: 'utf8' });
    expect(check(other.path)).toMatchObject({
      status: 0,
      stderr: `expctl: GIT_DIR names another repository; looked at is the index of ${other.path}\n0 errors, 0 warnings in 0 documents\n`,
    });
    expect(check(bare.path)).toMatchObject({
      status: 2,
      stderr:
        'expctl: --staged needs a git repository\n' +
        '  hint: GIT_DIR and GIT_WORK_TREE are not looked at: the work tree needs a `.git` (`git worktree add` makes one)\n',
    });
  });
});
