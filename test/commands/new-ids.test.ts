import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startExpctl } from '../built-tool.ts';
import { namesIn, pond } from './pond.ts';

describe('the next free id', () => {
  it('comes after those of every branch, remote branch, other work tree, and everything that ever existed', async () => {
    const folder = pond({ 'experiments/POND-002-here.md': '# POND-002: Here\n' });
    const commit = (name: string): void => {
      folder.write(`experiments/${name}.md`, `# ${name}\n`);
      folder.git('add', '--all');
      folder.git('commit', '--quiet', '--message', name);
    };
    const next = async (): Promise<string> =>
      (await folder.expctl('new', 'pond', 'Next', '--dry-run', '--json')).stdout;
    expect(await next()).toContain('"POND-003"');
    folder.git('switch', '--quiet', '--create', 'other');
    commit('POND-004-elsewhere');
    folder.git('switch', '--quiet', 'main');
    expect(await next()).toContain('"POND-005"');
    folder.git('switch', '--quiet', '--create', 'far');
    commit('POND-006-far');
    folder.git('update-ref', 'refs/remotes/origin/far', 'HEAD');
    folder.git('switch', '--quiet', 'main');
    folder.git('branch', '--quiet', '-D', 'far');
    expect(await next()).toContain('"POND-007"');
    folder.git('worktree', 'add', '--quiet', join(folder.path, 'tree'), '-b', 'tree');
    folder.write('tree/experiments/POND-008-not-committed.md', '# POND-008: Not committed\n');
    expect(await next()).toContain('"POND-009"');
    folder.git('worktree', 'remove', '--force', 'tree');
    commit('POND-010-soon-gone');
    folder.git('rm', '--quiet', 'experiments/POND-010-soon-gone.md');
    folder.git('commit', '--quiet', '--message', 'gone');
    expect(await next()).toContain('"POND-011"');
  });

  it('comes after what was added and removed on a branch that was merged', async () => {
    const folder = pond({ 'experiments/POND-001-here.md': '# POND-001: Here\n' });
    folder.git('switch', '--quiet', '--create', 'side');
    folder.write('experiments/POND-002-withdrawn.md', '# POND-002: Withdrawn\n');
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', 'came');
    folder.git('rm', '--quiet', 'experiments/POND-002-withdrawn.md');
    folder.write('notes.md', 'Other words.\n');
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', 'went');
    folder.git('switch', '--quiet', 'main');
    folder.git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
    folder.git('branch', '--quiet', '-D', 'side');
    expect((await folder.expctl('new', 'pond', 'Next')).stdout).toBe('experiments/POND-003-next.md\n');
  });

  it.each([
    ['untracked', ['--include-untracked']],
    ['staged', []],
  ] as const)('comes after what is in the stash, %s, even below another stash', async (state, words) => {
    const folder = pond({ 'experiments/POND-001-here.md': '# POND-001: Here\n' });
    for (const name of ['POND-002-away', 'POND-003-away']) {
      folder.write(`experiments/${name}.md`, `# ${name}\n`);
      if (state === 'staged') folder.git('add', '--all');
      folder.git('stash', 'push', '--quiet', ...words);
    }
    expect((await folder.expctl('new', 'pond', 'Next')).stdout).toBe('experiments/POND-004-next.md\n');
    folder.git('clean', '-fdxq');
    folder.git('stash', 'drop', '--quiet');
    expect((await folder.expctl('new', 'pond', 'Next')).stdout).toBe('experiments/POND-003-next.md\n');
  });

  it('ignores one that a document only mentions', async () => {
    const folder = pond({
      'experiments/ledger.md': '# Ponds\n\n## POND-041: One\n\nText.\n\n## POND-042: Two\n\nText.\n',
    });
    const { stdout } = await folder.expctl('new', 'pond', 'Newts');
    expect(stdout).toBe('experiments/POND-043-newts.md\n');
  });

  it.each(['POND-7', 'pond-007', 'POND-0007', 'POND_007'])('is not %s, if POND-007 exists', async (id) => {
    const folder = pond({ 'experiments/POND-007-here.md': '# POND-007: Here\n' });
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', '--id', id);
    expect(code).toBe(2);
    expect(stderr).toContain(`the id ${id} is taken`);
    expect(namesIn(folder)).toEqual(['POND-007-here.md']);
  });

  it.each(['.md', '.qmd', '.markdown', '.MD'])(
    'comes after a file in %s on another branch, or from long ago',
    async (ending) => {
      const folder = pond({ 'experiments/POND-001-here.md': '# POND-001: Here\n' });
      folder.git('switch', '--quiet', '--create', 'other');
      folder.write(`experiments/POND-002-there${ending}`, '# POND-002: There\n');
      folder.git('add', '--all');
      folder.git('commit', '--quiet', '--message', 'there');
      folder.git('switch', '--quiet', 'main');
      const next = async (): Promise<string> =>
        (await folder.expctl('new', 'pond', 'Next', '--dry-run', '--json')).stdout;
      expect(await next()).toContain('"POND-003"');
      folder.git('merge', '--quiet', 'other');
      folder.git('branch', '--quiet', '-D', 'other');
      folder.git('rm', '--quiet', `experiments/POND-002-there${ending}`);
      folder.git('commit', '--quiet', '--message', 'gone');
      expect(await next()).toContain('"POND-003"');
    },
  );

  it('comes after one written with another separator, and is then accepted', async () => {
    const folder = pond({ 'experiments/POND_007-here.md': '# POND_007: Here\n' });
    expect((await folder.expctl('new', 'pond', 'Newts')).stdout).toBe('experiments/POND-008-newts.md\n');
  });

  it.each([
    ['a fence', '```markdown\n# POND-999: Sample\n\n**Experiment ID**: POND-998\n```\n'],
    ['indented code', 'So:\n\n    # POND-999: Sample\n'],
    ['a quote', '> # POND-999: Sample\n'],
    ['a comment', '<!--\n# POND-999: Sample\n-->\n'],
  ])('ignores one in %s', async (_, example) => {
    const folder = pond({ 'experiments/POND-032-here.md': `# POND-032: Here\n\n${example}\nEnd.\n` });
    expect((await folder.expctl('new', 'pond', 'Next')).stdout).toBe('experiments/POND-033-next.md\n');
  });

  it('comes after what an unclosed fence swallowed', async () => {
    const folder = pond({ 'experiments/ledger.md': '# POND-032: Here\n\n```sh\nfit\n\n# POND-040: There\n' });
    expect((await folder.expctl('new', 'pond', 'Next')).stdout).toBe('experiments/POND-041-next.md\n');
  });

  it('comes after an underlined heading, and ids in front matter and prose', async () => {
    const folder = pond({
      'experiments/a.md': 'POND-032: Here\n===========\n',
      'experiments/b.md': '---\nid: POND-033\n---\n\n# Words\n',
      'experiments/c.md': '# Words\n\n**Experiment ID**: POND-034\n',
    });
    expect((await folder.expctl('new', 'pond', 'Next')).stdout).toBe('experiments/POND-035-next.md\n');
  });

  it('is different for each of eight processes', async () => {
    const folder = pond();
    const ended = await Promise.all(
      Array.from({ length: 8 }, () => startExpctl(['new', 'pond', 'Newts'], { cwd: folder.path })),
    );
    expect(ended.map(({ code, stderr }) => (code === 0 ? 0 : stderr))).toEqual(Array(8).fill(0));
    expect(namesIn(folder).map((name) => name.slice(0, 8))).toEqual(eightIds);
  });
});

const eightIds = ['1', '2', '3', '4', '5', '6', '7', '8'].map((number) => `POND-00${number}`);
