import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentBranch } from '../../src/history/current-branch.ts';
import { commitNamed } from '../../src/history/commit-named.ts';
import { identity } from '../../src/history/identity.ts';
import { isDirty } from '../../src/history/is-dirty.ts';
import { isMerging } from '../../src/history/is-merging.ts';
import { pathsInRefs } from '../../src/history/paths-in-refs.ts';
import { repositoryOf } from '../../src/history/repository-of.ts';
import type { Repository } from '../../src/history/repository-of.ts';
import { stagedBlobs } from './staged-blobs.ts';
import { workTreeOf } from '../../src/history/work-tree-of.ts';
import type { WorkTree } from '../../src/history/work-tree-of.ts';
import { trackedFiles } from '../../src/history/tracked-files.ts';
import { nodeHost } from '../../src/node-host.ts';
import { fakeHost } from '../fake-host.ts';
import { gitFolder, temporaryFolder } from './git-folder.ts';

const host = nodeHost();

function repositoryAt(folder: string): Repository {
  const repository = repositoryOf(host, folder);
  if (repository === undefined) throw new Error(`no repository at ${folder}`);
  return repository;
}

function treeAt(folder: string): WorkTree {
  const tree = workTreeOf(host, folder);
  if (tree === undefined) throw new Error(`no work tree at ${folder}`);
  return tree;
}

const staged = (top: string): Map<string, string> =>
  new Map(stagedBlobs(host, repositoryAt(top)).map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));

describe('repositoryOf', () => {
  it('finds the top and the common folder from a file, a folder, and a path that does not exist yet', () => {
    const { top, write } = gitFolder();
    const expected = { top, commonFolder: join(top, '.git') };
    expect(repositoryOf(host, write('experiments/a.md', 'x'))).toEqual(expected);
    expect(repositoryOf(host, join(top, 'experiments'))).toEqual(expected);
    expect(repositoryOf(host, join(top, 'new.md'))).toEqual(expected);
    expect(repositoryOf(host, join(top, 'not/yet/new.md'))).toEqual(expected);
  });

  it('shares the common folder between work trees', () => {
    const { top, git, commit } = gitFolder();
    commit({ 'a.md': 'x' });
    const other = join(temporaryFolder(), 'beside');
    git('worktree', 'add', '--quiet', '-b', 'side', other);
    expect(repositoryOf(host, other)).toEqual({ top: other, commonFolder: join(top, '.git') });
  });

  it('is undefined outside git, in a bare repository, and without git', () => {
    const folder = temporaryFolder();
    expect(repositoryOf(host, folder)).toBeUndefined();
    const bare = gitFolder();
    bare.git('config', 'core.bare', 'true');
    expect(repositoryOf(host, join(bare.top, '.git'))).toBeUndefined();
    expect(repositoryOf(fakeHost(), '/work')).toBeUndefined();
  });

  it('guesses nothing if a folder name contains a line feed', () => {
    expect(repositoryOf(host, gitFolder(makeFolder('a\nb')).top)).toBeUndefined();
  });

  it('reads a name with blanks, quotes and umlauts unchanged', () => {
    const { top } = gitFolder(makeFolder(' ü"\'\\ x '));
    expect(repositoryOf(host, top)?.top).toBe(top);
  });
});

function makeFolder(name: string): string {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder);
  return folder;
}

describe('stagedBlobs', () => {
  it('returns what is in the index, not what is in the work tree (U28)', () => {
    const { top, git, commit, write } = gitFolder();
    commit({ 'a.md': 'old a', 'b.md': 'old b', 'c.md': 'old c', 'd.md': 'old d' });
    write('a.md', 'good a');
    git('add', 'a.md');
    write('a.md', 'bad a');
    write('b.md', 'only in the work tree');
    git('rm', '--quiet', 'c.md');
    git('mv', 'd.md', 'moved d.md');
    write('new.md', 'new');
    git('add', 'new.md');
    expect(staged(top)).toEqual(
      new Map([
        ['a.md', 'good a'],
        ['moved d.md', 'old d'],
        ['new.md', 'new'],
      ]),
    );
  });

  it('works before the first commit, also with SHA-256', () => {
    const { top, git, write } = gitFolder();
    write('a.md', 'x');
    git('add', 'a.md');
    expect(staged(top)).toEqual(new Map([['a.md', 'x']]));
    const folder = temporaryFolder();
    const other = gitFolder(folder);
    other.git('init', '--quiet', '--object-format=sha256', join(folder, 'long'));
    const long = join(folder, 'long');
    writeFileSync(join(long, 'b.md'), 'y');
    other.git('-C', long, 'add', 'b.md');
    expect(staged(long)).toEqual(new Map([['b.md', 'y']]));
  });

  it('skips links and submodules, and keeps hostile names intact (U14)', () => {
    const { top, git, write } = gitFolder();
    write('real.md', 'x');
    symlinkSync('/etc/passwd', join(top, 'link.md'));
    const names = ['-rf.md', 'a\nb.md', '::error::x.md', 'ünder "quotes".md', 'tab\there.md', ':(top)x.md', ' '];
    for (const name of names) write(name, name);
    git('-c', 'core.quotePath=true', 'add', '--all');
    expect([...staged(top).keys()].toSorted()).toEqual([...names, 'real.md'].toSorted());
    for (const [name, content] of staged(top)) expect(content).toBe(name === 'real.md' ? 'x' : name);
  });

  it('reads empty files, equal files, and bytes that are not text', () => {
    const { top, git, write } = gitFolder();
    write('empty.md', '');
    write('one.md', 'same');
    write('two.md', 'same');
    write('bytes.md', Uint8Array.of(0xff, 10, 0, 10, 0xfe));
    git('add', '--all');
    const blobs = new Map(stagedBlobs(host, repositoryAt(top)).map(({ path, bytes }) => [path, [...bytes]]));
    expect(blobs.get('empty.md')).toEqual([]);
    expect(blobs.get('two.md')).toEqual(blobs.get('one.md'));
    expect(blobs.get('bytes.md')).toEqual([0xff, 10, 0, 10, 0xfe]);
  });

  it('reads only what was requested', () => {
    const { top, git, write } = gitFolder();
    write('a.md', 'x');
    write('model.bin', 'y');
    git('add', '--all');
    const blobs = stagedBlobs(host, repositoryAt(top), (path) => path.endsWith('.md'));
    expect(blobs.map(({ path }) => path)).toEqual(['a.md']);
  });

  it('reads the index given to a hook', () => {
    const { top, git, write, commit } = gitFolder();
    commit({ 'a.md': 'old' });
    write('a.md', 'in the other index');
    process.env['GIT_INDEX_FILE'] = join(top, 'other-index');
    try {
      git('read-tree', 'HEAD');
      git('add', 'a.md');
      expect(staged(top)).toEqual(new Map([['a.md', 'in the other index']]));
    } finally {
      delete process.env['GIT_INDEX_FILE'];
    }
    expect(staged(top)).toEqual(new Map());
  });
});

describe("git's facts about a work tree", () => {
  it('include the commit, the branch, and whether tracked files changed', () => {
    const { top, write, git, commit } = gitFolder();
    const repository = repositoryAt(top);
    expect(commitNamed(host, repository, 'HEAD')).toBeUndefined();
    expect(currentBranch(host, repository)).toBe('main');
    const hash = commit({ 'a.md': 'x' });
    expect(commitNamed(host, repository, 'HEAD')).toBe(hash);
    write('untracked.md', 'y');
    expect(isDirty(host, repository)).toBe(false);
    write('a.md', 'z');
    expect(isDirty(host, repository)).toBe(true);
    git('checkout', '--quiet', '--force', '--detach');
    expect(currentBranch(host, repository)).toBeUndefined();
  });

  it('include a merge in progress', () => {
    const { top, git, commit } = gitFolder();
    commit({ 'a.md': 'x' });
    git('checkout', '--quiet', '-b', 'side');
    commit({ 'a.md': 'y' });
    git('checkout', '--quiet', 'main');
    commit({ 'a.md': 'z' });
    expect(isMerging(host, treeAt(top))).toBe(false);
    expect(() => git('merge', 'side')).toThrow();
    expect(isMerging(host, treeAt(top))).toBe(true);
  });

  it('include who commits', () => {
    const { top, git } = gitFolder();
    expect(identity(host, top)).toEqual({ name: undefined, email: undefined });
    git('config', 'user.name', 'Grace Hopper');
    git('config', 'user.email', 'grace@example.org');
    expect(identity(host, top)).toEqual({ name: 'Grace Hopper', email: 'grace@example.org' });
  });

  it('list tracked and untracked files, not ignored ones', () => {
    const { top, commit, write } = gitFolder();
    commit({ 'b.md': 'x', 'sub/a.md': 'x', '.gitignore': 'out/\n' });
    write('out/c.md', 'x');
    write('sub/new ü.md', 'x');
    expect(trackedFiles(host, repositoryAt(top))).toEqual(['.gitignore', 'b.md', 'sub/a.md', 'sub/new ü.md']);
  });

  it('include the markdown files of every branch and work tree', () => {
    const { top, git, commit } = gitFolder();
    commit({ 'EXP-001.md': 'x', 'code.py': 'x' });
    git('checkout', '--quiet', '-b', 'side');
    const side = commit({ 'EXP-002.md': 'x' });
    git('checkout', '--quiet', 'main');
    git('branch', '--quiet', '-D', 'side');
    git('update-ref', 'refs/remotes/origin/theirs', side);
    git('checkout', '--quiet', '-b', 'third');
    commit({ 'EXP-003.md': 'x' });
    git('checkout', '--quiet', 'main');
    const other = join(temporaryFolder(), 'beside');
    git('worktree', 'add', '--quiet', '-b', 'beside', other);
    writeFileSync(join(other, 'EXP-004.md'), 'not added');
    const paths = pathsInRefs(host, repositoryAt(top));
    expect([...paths].toSorted()).toEqual(['EXP-001.md', 'EXP-002.md', 'EXP-003.md', 'EXP-004.md']);
  });
});
