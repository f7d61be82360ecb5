import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBlobs } from '../../src/history/read-blobs.ts';
import { repositoryOf } from '../../src/history/repository-of.ts';
import { versionsOf } from '../../src/history/versions-of.ts';
import { nodeHost } from '../../src/node-host.ts';
import { gitFolder, temporaryFolder } from './git-folder.ts';
import type { Repository } from '../../src/history/repository-of.ts';

const host = nodeHost();

function repositoryAt(folder: string): Repository {
  const repository = repositoryOf(host, folder);
  if (repository === undefined) throw new Error(`no repository at ${folder}`);
  return repository;
}

/** The texts before and after each change of a file, newest first, with the commit. */
function changesOf(top: string, path: string): readonly (readonly [string, string | undefined, string | undefined])[] {
  const repository = repositoryAt(top);
  const history = versionsOf(host, repository, path);
  if (history.kind === 'unknown') throw new Error(history.because);
  const hashes = history.versions.flatMap(({ before, after }) => (before === undefined ? [after] : [before, after]));
  const blobs = readBlobs(host, repository, new Set(hashes));
  const text = (hash: string | undefined) =>
    hash === undefined ? undefined : new TextDecoder().decode(blobs?.get(hash));
  return history.versions.map(({ commit, before, after }) => [commit, text(before), text(after)]);
}

describe('versionsOf', () => {
  it('returns what each commit made of a file, newest first', () => {
    const { top, commit } = gitFolder();
    const first = commit({ 'a.md': 'one\n', 'b.md': 'other\n' });
    commit({ 'b.md': 'another\n' });
    const second = commit({ 'a.md': 'two\n' });
    expect(changesOf(top, 'a.md')).toEqual([
      [second, 'one\n', 'two\n'],
      [first, undefined, 'one\n'],
    ]);
  });

  it.each(['plain.md', 'with blank.md', 'ü"\'\\.md', 'line\nfeed.md', ':(top)x.md', '--all.md', 'f'.repeat(40)])(
    'treats %j as a path and nothing else, through a rename',
    (name) => {
      const { top, git, commit } = gitFolder();
      const text = Array.from({ length: 30 }, (_, line) => `line ${line}\n`).join('');
      const first = commit({ 'old.md': text });
      git('mv', '--', 'old.md', join(top, name));
      git('commit', '--quiet', '--message', 'rename');
      const renamed = git('rev-parse', 'HEAD').trim();
      const second = commit({ [name]: `${text}more\n` });
      expect(changesOf(top, name)).toEqual([
        [second, text, `${text}more\n`],
        [renamed, text, text],
        [first, undefined, text],
      ]);
    },
  );

  it('knows nothing about a file that was never committed, and says why it cannot tell', () => {
    const { top, commit, write } = gitFolder();
    expect(versionsOf(host, repositoryAt(top), 'a.md')).toEqual({ kind: 'unknown', because: 'no-commits' });
    commit({ 'a.md': 'one\n' });
    write('b.md', 'two\n');
    expect(versionsOf(host, repositoryAt(top), 'b.md')).toEqual({ kind: 'known', versions: [] });
  });

  it('cannot tell in a shallow clone', () => {
    const { top, commit } = gitFolder();
    commit({ 'a.md': 'one\n' });
    commit({ 'a.md': 'two\n' });
    const clone = temporaryFolder();
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${top}`, clone]);
    expect(versionsOf(host, repositoryAt(clone), 'a.md')).toEqual({ kind: 'unknown', because: 'shallow' });
  });

  it('runs no diff driver, textconv or filter of the repository', () => {
    const { top, git, commit } = gitFolder();
    const marker = join(temporaryFolder(), 'ran');
    commit({ 'a.md': 'one\n', '.gitattributes': '*.md diff=evil filter=evil\n' });
    commit({ 'a.md': 'two\n' });
    for (const key of [
      'diff.evil.textconv',
      'diff.evil.command',
      'filter.evil.smudge',
      'filter.evil.clean',
      'core.pager',
    ])
      git('config', key, `touch ${marker}; cat`);
    expect(changesOf(top, 'a.md').map(([, , after]) => after)).toEqual(['two\n', 'one\n']);
    expect(host.files.exists(marker)).toBe(false);
  });
});
