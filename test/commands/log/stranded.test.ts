import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { expctlAt, projectFolder } from '../../project-folder.ts';
import { idsOnDisk } from './log-processes.ts';
import { DOCUMENT, outputText, planText } from './plan-text.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const SPOOL = '.git/expctl/spool';

/** A project on branch `wip` in which run `a` is queued. */
async function waiting(): Promise<ProjectFolder> {
  const folder = projectFolder({ [DOCUMENT]: planText(), 'out/a.json': outputText('a') });
  folder.git('checkout', '-q', '-b', 'wip');
  folder.write('.git/MERGE_HEAD', folder.git('rev-parse', 'HEAD'));
  expect((await folder.expctl('log', DOCUMENT, 'out/a.json')).stdout).toMatch(/^queued a /u);
  rmSync(join(folder.path, '.git/MERGE_HEAD'));
  return folder;
}

const entriesOf = (folder: ProjectFolder): readonly string[] => readdirSync(join(folder.path, SPOOL));

describe('rows whose branch or work tree has another name now', () => {
  it('are written into the branch given for them', async () => {
    const folder = await waiting();
    folder.git('branch', '-m', 'feature/noise');
    const [entry = ''] = entriesOf(folder);
    const left = await folder.expctl('doctor', '--fold');
    expect([left.code, left.stdout]).toEqual([
      1,
      expect.stringContaining(
        `  a for ${DOCUMENT} on wip of the main work tree; \`expctl doctor --fold --from wip\` writes it here, \`expctl doctor --discard ${SPOOL}/${entry}\` throws it away\n`,
      ),
    ]);
    expect(await folder.expctl('doctor', '--fold', '--from', 'wip')).toMatchObject({
      code: 0,
      stdout: `logged a in ${DOCUMENT}\n`,
    });
    expect(idsOnDisk(folder.path)).toEqual(['a']);
    expect(entriesOf(folder)).toEqual([]);
  });

  it('are written after the repository was moved', async () => {
    const folder = await waiting();
    const moved = `${folder.path}-moved`;
    onTestFinished(() => rmSync(moved, { recursive: true, force: true }));
    renameSync(folder.path, moved);
    expect((await expctlAt(moved, 'doctor', '--fold')).code).toBe(0);
    expect(idsOnDisk(moved)).toEqual(['a']);
  });

  it('are written after their work tree was removed', async () => {
    const folder = projectFolder({ [DOCUMENT]: planText(), 'out/a.json': outputText('a') });
    const tree = `${folder.path}-tree`;
    onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
    folder.git('worktree', 'add', '-q', '-b', 'side', tree);
    const mark = join(folder.git('-C', tree, 'rev-parse', '--absolute-git-dir').trim(), 'MERGE_HEAD');
    folder.write(mark.slice(folder.path.length + 1), folder.git('rev-parse', 'HEAD'));
    expect((await expctlAt(tree, 'log', DOCUMENT, 'out/a.json')).code).toBe(0);
    folder.git('worktree', 'remove', '--force', tree);
    folder.git('checkout', '-q', 'side');
    expect((await folder.expctl('doctor')).stdout).toContain(' on side of the work tree ');
    expect((await folder.expctl('doctor', '--fold', '--from', 'side')).stdout).toBe(`logged a in ${DOCUMENT}\n`);
  });

  it('are read in the form from before work trees had names', async () => {
    const folder = await waiting();
    const [entry = ''] = entriesOf(folder);
    const text = folder.read(`${SPOOL}/${entry}`);
    expect(text).toContain('"workTree":"main"');
    folder.write(`${SPOOL}/${entry}`, text.replace('"workTree":"main"', `"workTree":${JSON.stringify(folder.path)}`));
    expect((await folder.expctl('doctor', '--fold')).stdout).toBe(`logged a in ${DOCUMENT}\n`);
  });

  it('are discarded by their file, and nothing else is', async () => {
    const folder = await waiting();
    const [entry = ''] = entriesOf(folder);
    for (const word of [DOCUMENT, `${SPOOL}/none.json`, '.git/HEAD', entry]) {
      const refused = await folder.expctl('doctor', '--discard', word);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(`${word} is not a queued row`)]);
    }
    expect(await folder.expctl('doctor', '--discard', `${SPOOL}/${entry}`)).toMatchObject({
      code: 0,
      stdout: `discarded a for ${DOCUMENT}\n`,
    });
    expect(entriesOf(folder)).toEqual([]);
    expect(idsOnDisk(folder.path)).toEqual([]);
  });

  it('are refused if they contradict a row, and stay; a branch without rows is a mistake', async () => {
    const folder = await waiting();
    folder.git('branch', '-m', 'feature/noise');
    folder.write('out/a.json', outputText('a', 0.07));
    await folder.expctl('log', DOCUMENT, 'out/a.json');
    const { code, stdout } = await folder.expctl('doctor', '--fold', '--from', 'wip');
    expect([code, stdout]).toEqual([1, expect.stringContaining(`left a for ${DOCUMENT}: `)]);
    expect(entriesOf(folder)).toHaveLength(1);
    expect((await folder.expctl('doctor', '--fold', '--from', 'wpi')).stderr).toContain(
      'no row waits on the branch wpi',
    );
    expect((await folder.expctl('doctor', '--from', 'wip')).code).toBe(2);
  });
});
