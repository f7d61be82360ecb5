import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, expctl } from '../../built-tool.ts';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';
import { branches, FILE, G1, G2, G3, tide } from './branches.ts';

const call = ({ path }: ProjectFolder, ...words: readonly string[]) => expctl(['merge', ...words], { cwd: path });

beforeAll(ensureBuilt);

describe('merge', () => {
  it('merges with the driver even if none is installed, into a merge commit', () => {
    const folder = branches(tide(G1), tide(G1, G2), tide(G1, G3));
    const before = folder.git('rev-parse', 'HEAD');
    expect(call(folder, 'side', '--dry-run')).toMatchObject({
      code: 0,
      stdout: 'side can be merged without a conflict\n',
    });
    expect(folder.git('rev-parse', 'HEAD')).toBe(before);
    const { code, stdout } = call(folder, 'side');
    expect(code).toBe(0);
    expect(stdout).toBe(`merged side: ${folder.git('rev-parse', '--short=7', 'HEAD').trim()}\n`);
    expect(folder.read(FILE)).toBe(tide(G1, G2, G3));
    expect(folder.git('log', '-1', '--format=%s|%p')).toMatch(/^Merge branch 'side'\|\w+ \w+\n$/u);
    expect(folder.git('status', '--porcelain')).toBe('');
    expect(folder.git('config', '--list', '--local')).not.toContain('merge.expctl');
    expect(call(folder, 'side')).toMatchObject({ code: 0, stdout: 'already up to date with side\n' });
  });

  it('ends in an honest conflict, which it can predict', () => {
    const folder = branches(tide(G1), tide('| g-1 | 0.35 |', G2), tide('| g-1 | 0.39 |', G3));
    expect(call(folder, 'side', '--dry-run')).toMatchObject({ code: 1, stdout: `conflict: ${FILE}\n` });
    expect(folder.git('status', '--porcelain')).toBe('');
    expect(call(folder, 'side', '--json')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('"result": "conflict"'),
    });
    expect(folder.read(FILE)).toMatch(/^<{7}.*\n\| g-1 \| 0.35 \|\n={7}\n\| g-1 \| 0.39 \|\n>{7}.*\n\| g-2/mu);
    expect(call(folder, 'side')).toMatchObject({ code: 2, stderr: expect.stringContaining('a merge is in progress') });
  });

  it('reports rows that an attribute of the repository lost', () => {
    const folder = branches(tide(G1), tide(G1, G2), tide(G1, G3));
    folder.write('.gitattributes', 'experiments/*.md merge=union\n');
    folder.git('add', '--all');
    folder.git('commit', '-q', '-m', 'union');
    folder.git('checkout', '-q', 'side');
    folder.write(FILE, tide('| g-1 | 0.35 |', G3));
    folder.git('commit', '-q', '-a', '-m', 'changed');
    folder.git('checkout', '-q', 'main');
    const { code, stdout } = call(folder, 'side');
    expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('merged-rows') });
  });

  it('refuses a work tree with changes, a name that git does not know, and a folder without git', () => {
    const folder = branches(tide(G1), tide(G1, G2), tide(G1, G3));
    expect(call(folder, 'nowhere')).toMatchObject({ code: 2, stderr: expect.stringContaining('git knows no commit') });
    expect(call(folder, '--', '--upload-pack=x').code).toBe(2);
    folder.write(FILE, tide(G1));
    expect(call(folder, 'side')).toMatchObject({ code: 2, stderr: expect.stringContaining('not committed') });
    expect(folder.read(FILE)).toBe(tide(G1));
    expect(call(projectFolder({}, { git: false }), 'main').code).toBe(2);
  });
});

describe('merge in a folder whose name is special to git', () => {
  it.each(['my proj', 'say "so"', '#1', '[x]', 'a\\b', '!now'])('merges rows below %s', (name) => {
    const file = `${name}/experiments/tide.md`;
    const folder = projectFolder({ [`${name}/expctl.yaml`]: "documents: ['experiments/**/*.md']\n", [file]: tide(G1) });
    const commit = (text: string): void => {
      folder.write(file, text);
      folder.git('commit', '-q', '-a', '-m', 'a change');
    };
    folder.git('checkout', '-q', '-b', 'side');
    commit(tide(G1, G3));
    folder.git('checkout', '-q', 'main');
    commit(tide(G1, G2));
    const { code } = expctl(['merge', 'side'], { cwd: join(folder.path, name) });
    expect([code, folder.read(file)]).toEqual([0, tide(G1, G2, G3)]);
  });
});
