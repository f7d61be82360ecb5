import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HostError } from '../../src/host.ts';
import { makeStateFolder, stateFolder } from '../../src/journal/state-folder.ts';
import { nodeHost } from '../../src/node-host.ts';
import { fakeHost } from '../fake-host.ts';
import { gitFolder, temporaryFolder } from '../history/git-folder.ts';
import type { Host } from '../../src/host.ts';

const host = nodeHost();

describe('stateFolder', () => {
  it('is in the common folder, the same for every work tree, out of reach of `git clean`', () => {
    const { top, git, commit, write } = gitFolder();
    commit({ 'experiments/a.md': 'x' });
    const other = join(temporaryFolder(), 'beside');
    git('worktree', 'add', '--quiet', '-b', 'side', other);
    const expected = { kind: 'git', folder: join(top, '.git', 'expctl') } as const;
    expect(stateFolder(host, join(top, 'experiments/a.md'))).toEqual(expected);
    expect(stateFolder(host, join(other, 'experiments/a.md'))).toEqual(expected);
    expect(stateFolder(host, join(top, 'not/there/yet.md'))).toEqual(expected);
    makeStateFolder(host, expected);
    write('.git/expctl/row', 'kept');
    git('clean', '-fdxq');
    expect(readFileSync(join(top, '.git/expctl/row'), 'utf8')).toBe('kept');
  });

  it('is beside the document outside git, hidden from any git used later', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.md');
    writeFileSync(path, 'x');
    const state = stateFolder(host, path);
    expect(state).toEqual({ kind: 'beside', folder: join(folder, '.expctl') });
    makeStateFolder(host, state);
    makeStateFolder(host, state);
    expect(gitFolder(folder).git('status', '--porcelain')).toBe('?? a.md\n');
  });

  it('says so if there is a .git that git refuses to use', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, '.git'), 'gitdir: ../../nowhere\n');
    expect(stateFolder(host, join(folder, 'sub', 'a.md'))).toEqual({
      kind: 'unusable-git',
      folder: join(folder, 'sub', '.expctl'),
    });
  });

  it('needs no git', () => {
    const world = fakeHost({ files: { 'a.md': 'x' } });
    expect(stateFolder(world, '/work/a.md')).toEqual({ kind: 'beside', folder: '/work/.expctl' });
    makeStateFolder(world, stateFolder(world, '/work/a.md'));
    expect(world.files.tree().get('/work/.expctl/.gitignore')).toBe('*\n');
  });

  it('is hidden even if its creator was killed before that', () => {
    const world = fakeHost({ files: { 'a.md': 'x', '.expctl/spool/row.json': '{}' } });
    makeStateFolder(world, stateFolder(world, '/work/a.md'));
    expect(world.files.tree().get('/work/.expctl/.gitignore')).toBe('*\n');
  });

  it('can be created by two at once, and reports other failures', () => {
    const world = fakeHost();
    const failing = (code: string): Host => {
      const writeNew = (path: string): never => {
        throw new HostError(code, path, code);
      };
      return { ...world, files: { ...world.files, writeNew } };
    };
    makeStateFolder(failing('EEXIST'), { kind: 'beside', folder: '/work/a/.expctl' });
    expect(world.files.stat('/work/a/.expctl')?.kind).toBe('directory');
    expect(() => makeStateFolder(failing('ENOSPC'), { kind: 'beside', folder: '/work/b/.expctl' })).toThrow('ENOSPC');
  });

  it('need not be hidden inside git', () => {
    const world = fakeHost();
    makeStateFolder(world, { kind: 'git', folder: '/work/.git/expctl' });
    expect(world.files.list('/work/.git/expctl')).toEqual([]);
  });
});
