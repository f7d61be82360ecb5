import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import { idsOnDisk } from './log-processes.ts';
import { DOCUMENT, outputText, planText } from './plan-text.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const outputs = { 'out/a.json': outputText('a'), 'out/b.json': outputText('b') };

/** A project whose documents are in a separate repository, at `place`. */
function nested(place = 'experiments'): ProjectFolder {
  const folder = projectFolder({ ...outputs, '.gitignore': `${place}\n` });
  folder.write(`${place}/still-water.md`, planText());
  const inner = (...words: readonly string[]): string => folder.git('-C', place, ...words);
  inner('init', '--quiet', '--initial-branch=main');
  inner('add', '--all');
  inner('commit', '--quiet', '--message', 'Begin');
  return folder;
}

/** The same as a submodule: its git folder is inside that of the outer repository. */
function submodule(): ProjectFolder {
  const folder = projectFolder(outputs);
  const origin = projectFolder({ 'still-water.md': planText() });
  folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', origin.path, 'experiments');
  folder.git('commit', '--quiet', '--message', 'Documents');
  return folder;
}

const markOf = (folder: ProjectFolder, place = 'experiments'): string => {
  const gitFolder = folder.git('-C', place, 'rev-parse', '--absolute-git-dir').trim();
  return `${gitFolder.slice(folder.path.length + 1)}/MERGE_HEAD`;
};

/** Queues run `a`, because a merge seems to be in progress around the document. */
async function queue(folder: ProjectFolder, place = 'experiments'): Promise<void> {
  const mark = markOf(folder, place);
  folder.write(mark, folder.git('-C', place, 'rev-parse', 'HEAD'));
  const { stdout } = await folder.expctl('log', `${place}/still-water.md`, 'out/a.json');
  expect(stdout).toBe(`queued a for ${place}/still-water.md: a merge is in progress\n`);
  rmSync(join(folder.path, mark));
}

describe('documents in a repository of their own', () => {
  it.each([
    ['a repository inside', nested],
    ['a submodule', submodule],
  ] as const)('have their queued rows shown and written: %s', async (_, make) => {
    const folder = make();
    await queue(folder);
    for (const words of [['check'], ['list']])
      expect((await folder.expctl(...words)).stderr).toContain('1 row queued; `expctl doctor` shows them\n');
    const seen = await folder.expctl('doctor');
    expect([seen.code, seen.stdout]).toEqual([1, expect.stringContaining(`  a for ${DOCUMENT}\n`)]);
    expect((await folder.expctl('doctor', '--fold')).stdout).toBe(`logged a in ${DOCUMENT}\n`);
    expect(idsOnDisk(folder.path)).toEqual(['a']);
    expect((await folder.expctl('check')).stderr).not.toContain('queued');
  });

  it('are handled by their own branch, not by that of the repository around', async () => {
    const folder = nested();
    await queue(folder);
    folder.git('checkout', '-q', '-b', 'outer');
    folder.git('-C', 'experiments', 'checkout', '-q', '-b', 'inner');
    expect((await folder.expctl('list')).stderr).toContain('1 row queued for another branch or work tree');
    folder.git('-C', 'experiments', 'checkout', '-q', 'main');
    expect((await folder.expctl('doctor', '--fold')).stdout).toBe(`logged a in ${DOCUMENT}\n`);
  });

  it('are found where the configuration says', async () => {
    const folder = nested('lab');
    folder.write('expctl.yaml', "documents: ['lab/**/*.md']\n");
    await queue(folder, 'lab');
    expect((await folder.expctl('list')).stderr).toContain('1 row queued');
    expect((await folder.expctl('doctor', '--fold')).stdout).toBe('logged a in lab/still-water.md\n');
  });
});

describe('init --merge of documents in a repository of their own', () => {
  it('sets up the driver in that repository, and says where', async () => {
    const folder = submodule();
    const { code, stdout } = await folder.expctl('init', '--merge', '--command', 'expctl');
    expect([code, stdout]).toEqual([
      0,
      [
        'wrote experiments/.gitattributes',
        'wrote merge.expctl.name in the git settings of experiments',
        'wrote merge.expctl.driver in the git settings of experiments',
        '',
      ].join('\n'),
    ]);
    expect(folder.read('experiments/.gitattributes')).toBe('**/*.md merge=expctl\n');
    expect(existsSync(join(folder.path, '.gitattributes'))).toBe(false);
    expect(
      folder.git('-C', 'experiments', 'check-attr', 'merge', 'still-water.md', 'a/b.md').match(/: \w+$/gmu),
    ).toEqual([': expctl', ': expctl']);
    expect(folder.git('-C', 'experiments', 'config', 'merge.expctl.driver')).toContain('expctl merge-driver');
    const again = await folder.expctl('init', '--merge', '--command', 'expctl');
    expect(again.stderr).toContain('nothing to do: the merge driver is there\n');
  });

  it('sets it up in each repository with documents', async () => {
    const folder = nested('experiments/inner');
    folder.write(DOCUMENT, planText());
    expect((await folder.expctl('init', '--merge', '--command', 'expctl')).code).toBe(0);
    expect(folder.read('.gitattributes')).toBe('experiments/**/*.md merge=expctl\n');
    expect(folder.read('experiments/inner/.gitattributes')).toBe('**/*.md merge=expctl\n');
    expect(folder.git('config', 'merge.expctl.name')).toBe(
      folder.git('-C', 'experiments/inner', 'config', 'merge.expctl.name'),
    );
  });
});
