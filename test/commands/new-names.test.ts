import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { POND, namesIn, pond, treeOf } from './pond.ts';

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

describe('names', () => {
  const TITLES: readonly (readonly [string, string])[] = [
    ['../../.git/hooks/post-checkout', 'POND-001-git-hooks-post-checkout.md'],
    ['/etc/x', 'POND-001-etc-x.md'],
    ['C:\\x', 'POND-001-c-x.md'],
    ['.', 'POND-001-untitled.md'],
    ['..', 'POND-001-untitled.md'],
    ['CON', 'POND-001-con-1.md'],
    ['Newts.', 'POND-001-newts.md'],
    ['a\nb', 'POND-001-a-b.md'],
    ['Cafe\u0301', 'POND-001-cafe.md'],
    ['Caf\u00e9', 'POND-001-cafe.md'],
    ['x'.repeat(300), `POND-001-${'x'.repeat(60)}.md`],
    ['池'.repeat(300), `POND-001-${'池'.repeat(57)}.md`],
    ['{id}{slug}', 'POND-001-id-slug.md'],
    ["$& $' $1", 'POND-001-1.md'],
    ['__proto__', 'POND-001-proto.md'],
  ];

  it.each(TITLES)('from the title %j stay in the directory', async (title, name) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code, stderr } = await folder.expctl('new', 'pond', title);
    expect({ code, stderr: stderr.slice(0, 5) }).toEqual({ code: 0, stderr: 'next:' });
    expect(namesIn(folder)).toEqual([name]);
    expect(treeOf(folder).split('\n')).toHaveLength(before.split('\n').length + 1);
    const shown: { title: string } = JSON.parse((await folder.expctl('show', `experiments/${name}`, '--json')).stdout);
    expect(letters(shown.title) || letters(title)).toBe(letters(title) || letters(shown.title));
  });

  it('from a title that begins like an option need -- before it', async () => {
    const folder = pond();
    expect((await folder.expctl('new', 'pond', '-rf')).code).toBe(2);
    expect(namesIn(folder)).toEqual([]);
    expect((await folder.expctl('new', 'pond', '--', '-rf')).stdout).toBe('experiments/POND-001-rf.md\n');
  });

  it.each([
    '../../.git/hooks/post-checkout',
    '/etc/x',
    'C:\\x',
    '-rf',
    '.',
    '..',
    '',
    'a.',
    'a b',
    'a\0b',
    'x'.repeat(300),
    'a\u202eb',
  ])('given as ids must follow the grammar: not %j', async (id) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code } = await folder.expctl('new', 'pond', 'Newts', `--id=${id}`);
    expect(code).toBe(2);
    expect(treeOf(folder)).toBe(before);
  });

  it("given as ids must have the kind's form", async () => {
    const { code, stderr } = await pond().expctl('new', 'pond', 'Newts', '--id', 'CON');
    expect(code).toBe(2);
    expect(stderr).toContain('CON');
  });

  it.each(['../outside', '/tmp', '..'])('in a directory %j that leads out are refused', async (directory) => {
    const folder = projectFolder({ 'templates/pond.md': `---\nexpctl:\n  directory: ${directory}\n---\n${POND}` });
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts');
    expect(code).toBe(2);
    expect(stderr).toContain('leads out of the project');
  });

  it('in a directory that is a link out of the tree are refused', async () => {
    const folder = pond();
    const outside = projectFolder({}, { git: false });
    symlinkSync(outside.path, join(folder.path, 'experiments'));
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts');
    expect(code).toBe(2);
    expect(stderr).toContain('the directory experiments leads out of the project');
    expect(readdirSync(outside.path)).toEqual([]);
  });

  it("never follow a link at the document's path", async () => {
    const folder = pond();
    const outside = projectFolder({}, { git: false });
    mkdirSync(join(folder.path, 'experiments'));
    symlinkSync(join(outside.path, 'x.md'), join(folder.path, 'experiments/POND-001-newts.md'));
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', '--id', 'POND-001');
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
    expect(readdirSync(outside.path)).toEqual([]);
  });
});

describe('a kind without ids', () => {
  const files = (file: string) => ({
    'templates/bog.md': `---\nexpctl:\n  file: '${file}'\n---\n# Bog of [name]\n\n**Depth**: 3\n\n## Goal\n\n## Result\n`,
  });

  it.each([
    ['{slug}.md', 'experiments/upper-bog.md'],
    ['{slug}', 'experiments/upper-bog.md'],
    ['bog-{slug}.md', 'experiments/bog-upper-bog.md'],
  ])('has the names of its files for ids: %s', async (file, path) => {
    const folder = projectFolder(files(file));
    expect((await folder.expctl('new', 'bog', 'Upper bog')).stdout).toBe(`${path}\n`);
  });

  it('may have the day in them', async () => {
    const folder = projectFolder(files('{date}-{slug}.md'));
    expect((await folder.expctl('new', 'bog', 'Upper bog')).stdout).toMatch(
      /^experiments\/\d{4}-\d\d-\d\d-upper-bog\.md\n$/u,
    );
  });

  it.each(['{slug}.md', '{date}-{slug}.md'])('takes an id for the name of the file: %s', async (file) => {
    const folder = projectFolder(files(file));
    expect((await folder.expctl('new', 'bog', 'Upper bog', '--id', 'moor')).stdout).toBe('experiments/moor.md\n');
    expect((await folder.expctl('new', 'bog', '--id', 'fen')).stdout).toBe('experiments/fen.md\n');
    expect((await folder.expctl('show', 'moor')).stdout).toContain('moor  Upper bog\n');
  });
});
