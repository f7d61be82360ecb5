import { chmodSync, cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { nodeHost } from '../../src/node-host.ts';
import { pathsInRefs } from '../../src/history/paths-in-refs.ts';
import { repositoryOf } from '../../src/history/repository-of.ts';
import { stagedBlobs } from '../history/staged-blobs.ts';
import { trackedFiles } from '../../src/history/tracked-files.ts';
import { gitFolder, temporaryFolder } from '../history/git-folder.ts';
import type { GitFolder } from '../history/git-folder.ts';

const host = nodeHost();

/** Every query that `check` may make. */
function askEverything(folder: string): void {
  const repository = repositoryOf(host, folder);
  if (repository === undefined) return;
  stagedBlobs(host, repository);
  trackedFiles(host, repository);
  pathsInRefs(host, repository);
}

/** A program that leaves a mark, and the path of the mark. */
function trap(): { readonly program: string; readonly mark: string } {
  const folder = temporaryFolder();
  const program = join(folder, 'trap.sh');
  const mark = join(folder, 'mark');
  writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\ncat\n`);
  chmodSync(program, 0o755);
  return { program, mark };
}

function hostile(folder: GitFolder, program: string): void {
  const settings = [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'diff.external',
    'diff.evil.textconv',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'core.gitProxy',
    'core.askPass',
    'alias.rev-parse',
    'alias.ls-files',
    'credential.helper',
    'gpg.program',
    'interactive.diffFilter',
    'pager.ls-files',
    'merge.evil.driver',
    'uploadpack.packObjectsHook',
  ];
  for (const name of settings) folder.git('config', name, program);
  folder.git('config', 'core.hooksPath', join(program, '..'));
  for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
    cpSync(program, join(program, '..', hook));
  }
}

describe('git', () => {
  it('runs nothing that a hostile configuration names (U26)', () => {
    const folder = gitFolder();
    folder.commit({ 'a.md': 'x', '.gitattributes': '*.md diff=evil filter=evil merge=evil\n' });
    folder.write('b.md', 'y');
    folder.git('add', 'b.md');
    folder.write('a.md', 'z');
    const { program, mark } = trap();
    hostile(folder, program);
    askEverything(folder.top);
    expect(existsSync(mark)).toBe(false);
    // The trap really works.
    folder.git('status');
    expect(existsSync(mark)).toBe(true);
  });

  it('does not enter a bare repository inside the tree (U25)', () => {
    const folder = gitFolder();
    const { program, mark } = trap();
    const inner = gitFolder(temporaryFolder());
    inner.commit({ 'a.md': 'x' });
    inner.git('config', 'core.bare', 'true');
    hostile(inner, program);
    cpSync(join(inner.top, '.git'), join(folder.top, 'experiments', 'e1'), { recursive: true });
    folder.git('add', '--all');
    askEverything(join(folder.top, 'experiments', 'e1'));
    expect(repositoryOf(host, join(folder.top, 'experiments', 'e1'))?.top).not.toBe(
      join(folder.top, 'experiments', 'e1'),
    );
    expect(existsSync(mark)).toBe(false);
    folder.git('-C', join(folder.top, 'experiments', 'e1'), '-c', 'core.bare=false', '--work-tree=.', 'status');
    expect(existsSync(mark)).toBe(true);
  });

  it('is not redirected by the environment (U27)', () => {
    const folder = gitFolder();
    const other = gitFolder();
    folder.commit({ 'a.md': 'x' });
    const { program, mark } = trap();
    vi.stubEnv('GIT_DIR', join(other.top, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other.top);
    vi.stubEnv('GIT_EXTERNAL_DIFF', program);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'core.fsmonitor');
    vi.stubEnv('GIT_CONFIG_VALUE_0', program);
    vi.stubEnv('PAGER', program);
    try {
      expect(repositoryOf(host, folder.top)?.top).toBe(folder.top);
      askEverything(folder.top);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(existsSync(mark)).toBe(false);
  });

  it('returns 127 if there is no git', () => {
    vi.stubEnv('PATH', temporaryFolder());
    try {
      expect(host.git.run(['--version']).code).toBe(127);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('passes input and returns bytes', () => {
    const { top } = gitFolder();
    const made = host.git.run(['hash-object', '-w', '--stdin'], { cwd: top, input: Uint8Array.of(0, 255, 10) });
    expect(made.code).toBe(0);
    const read = host.git.run(['cat-file', 'blob', made.stdout.trim()], { cwd: top });
    expect([...read.bytes]).toEqual([0, 255, 10]);
    expect(host.git.run(['cat-file', 'blob', '--end-of-options', 'nothing'], { cwd: top })).toMatchObject({
      code: 128,
    });
  });

  it('answers several questions at once, even if EDITOR is set', async () => {
    const folder = gitFolder();
    vi.stubEnv('EDITOR', 'vi');
    vi.stubEnv('GIT_EDITOR', 'vi');
    vi.stubEnv('PAGER', 'less');
    vi.stubEnv('SSH_ASKPASS', 'x');
    vi.stubEnv('PREFIX', '/usr');
    vi.stubEnv('VISUAL', 'vi');
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    try {
      expect(await host.git.facts(folder.top)).toMatchObject({ top: folder.top, unmerged: [] });
      folder.commit({ 'deep/kite – 🪁.md': 'x\n', 'b.md': 'x\n' });
      folder.git('switch', '--quiet', '--create', 'side');
      folder.commit({ 'deep/kite – 🪁.md': 'y\n', 'b.md': 'y\n' });
      folder.git('switch', '--quiet', 'main');
      folder.commit({ 'deep/kite – 🪁.md': 'z\n' });
      expect(() => folder.git('merge', '--quiet', 'side')).toThrow();
      folder.git('config', '--local', 'merge.reef.driver', 'true');
      folder.git('config', '--local', '--add', 'reef.Tide', 'low');
      folder.git('config', '--local', '--add', 'reef.Tide', 'high');
      const facts = await host.git.facts(join(folder.top, 'deep'));
      expect(facts?.unmerged).toEqual([join(folder.top, 'deep/kite – 🪁.md')]);
      expect(facts?.settings.get('merge.reef.driver')).toBe('true');
      expect(facts?.settings.get('reef.tide')).toBe('high');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('knows nothing outside a work tree', async () => {
    const folder = temporaryFolder();
    expect(await host.git.facts(folder)).toBeUndefined();
  });
});
