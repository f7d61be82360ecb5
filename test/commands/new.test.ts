import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startExpctl } from '../built-tool.ts';
import { fakeHost } from '../fake-host.ts';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const namesIn = (folder: ProjectFolder, name = 'experiments'): readonly string[] =>
  existsSync(join(folder.path, name)) ? readdirSync(join(folder.path, name)).toSorted() : [];

/** A template of our own: a title, fields of every form, a list and a table. */
const POND = `# POND-XXX: [Name]

**Keeper**: [Name]
**Depth**: 42 cm
**Mood**: calm | wild
**Remarks**:
- [Remark]

## Goal

[What the pond is for]

## Care

| Field | Value |
| --- | --- |
| Food | [kind] |

**Recipe**:
\`\`\`
[steps]
\`\`\`

- [ ] [Task]

## Results

| Run ID | Newts |
| --- | --- |
| r1 | 3 |
`;

const pond = (files: Readonly<Record<string, string>> = {}): ProjectFolder =>
  projectFolder({ 'templates/pond.md': POND, ...files });

/** The tree without git's own folder. */
const treeOf = (folder: ProjectFolder): string =>
  folder.git('status', '--porcelain', '--ignored', '--untracked-files=all');

describe('expctl new', () => {
  it('writes one document and says where', async () => {
    const folder = pond();
    const { code, stdout, stderr } = await folder.expctl('new', 'pond', 'Newts in March', '--set', 'Keeper=Ada');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'experiments/POND-001-newts-in-march.md\n',
      stderr: 'next: fill it in, then `expctl check experiments/POND-001-newts-in-march.md`\n',
    });
    const text = folder.read('experiments/POND-001-newts-in-march.md');
    expect(text.split('\n').slice(0, 6)).toEqual([
      '# POND-001: Newts in March',
      '',
      '**Keeper**: Ada',
      '**Depth**:',
      '**Mood**: calm | wild',
      '**Remarks**:',
    ]);
    expect(text).toContain('| Run ID | Newts |\n| --- | --- |\n');
    expect(text).not.toContain('r1');
  });

  it('takes a template file for a kind', async () => {
    const folder = projectFolder({ 'forms/pond.md': POND });
    const { stdout } = await folder.expctl('new', 'forms/pond.md', 'Newts');
    expect(stdout).toBe('experiments/POND-001-newts.md\n');
  });

  it('says the nearest kind', async () => {
    const { code, stderr } = await pond().expctl('new', 'ponds', 'Newts');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^expctl: there is no kind "ponds"\n {2}hint: did you mean pond\?/u);
  });

  it.each([
    ['an empty title', ['pond', ' '], 'the title is empty'],
    ['a label nobody has', ['pond', 'Newts', '--set', 'Keper=Ada'], 'the kind pond has no field "Keper"'],
    [
      'a choice nobody offers',
      ['pond', 'Newts', '--set', 'Mood=clam'],
      '"clam" is no choice of "Mood" (did you mean calm?)',
    ],
    ['a word without =', ['pond', 'Newts', '--set', 'Keeper'], '"Keeper" is no LABEL=VALUE'],
    [
      'control characters in a value',
      ['pond', 'Newts', '--set', 'Keeper=A\u0007da'],
      'the value of "Keeper" holds control characters',
    ],
    ['an issue that is not there', ['pond', '--from-issue', 'no.json'], 'there is no file no.json'],
  ])('refuses %s, and writes nothing', async (_, words, message) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code, stdout, stderr } = await folder.expctl('new', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(treeOf(folder)).toBe(before);
  });

  it('refuses a file that is there, and leaves it alone', async () => {
    const folder = projectFolder({
      'templates/log.md': '# Pond log\n\n**Keeper**: [Name]\n\n## Goal\n\n[Goal]\n\n## Notes\n\n[Notes]\n',
      'experiments/newts.md': 'mine\n',
    });
    const { code, stderr } = await folder.expctl('new', 'log', 'Newts');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'expctl: experiments/newts.md is there already\n  hint: give another --id or title\n',
    });
    expect(folder.read('experiments/newts.md')).toBe('mine\n');
  });

  it('shows what it would write, and writes nothing', async () => {
    const folder = pond();
    const before = treeOf(folder);
    const shown = await folder.expctl('new', 'pond', 'Newts', '--stdout');
    expect(shown.stdout.startsWith('# POND-001: Newts\n')).toBe(true);
    const diff = await folder.expctl('new', 'pond', 'Newts', '--dry-run');
    expect(diff.stdout.split('\n').slice(0, 3)).toEqual([
      '--- /dev/null',
      '+++ b/experiments/POND-001-newts.md',
      expect.stringMatching(/^@@ /u),
    ]);
    const data: unknown = JSON.parse((await folder.expctl('new', 'pond', 'Newts', '--dry-run', '--json')).stdout);
    expect(data).toMatchObject({ kind: 'new', id: 'POND-001', written: false, text: shown.stdout });
    expect(treeOf(folder)).toBe(before);
  });

  it('answers with one JSON document', async () => {
    const { stdout, stderr } = await pond().expctl('new', 'pond', 'Newts', '--json');
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      kind: 'new',
      documentKind: 'pond',
      id: 'POND-001',
      path: 'experiments/POND-001-newts.md',
      written: true,
    });
    expect(stderr).toBe('');
  });

  it('opens the document where that was asked for, and not where nothing was written', async () => {
    const opened: string[] = [];
    const host = fakeHost({
      files: { 'templates/pond.md': POND },
      start: (_, [path = '']) => {
        opened.push(path);
        return { kind: 'exited', code: 3 };
      },
    });
    expect(await main(['new', 'pond', 'Newts', '--stdout', '--open'], host)).toBe(0);
    expect(opened).toEqual([]);
    expect(await main(['new', 'pond', 'Newts', '--open'], host)).toBe(3);
    expect(opened).toEqual(['/work/experiments/POND-001-newts.md']);
  });

  it('keeps explanations unless they are not wanted, and sample values as comments where they are', async () => {
    const folder = projectFolder();
    const plain = (await folder.expctl('new', 'exp', 'Try', '--stdout')).stdout;
    expect(plain).toContain('**Example**: Find out whether');
    expect(plain).toContain('- Python:\n');
    const bare = (await folder.expctl('new', 'exp', 'Try', '--stdout', '--no-guidance')).stdout;
    expect(bare).not.toContain('**Example**');
    const full = (await folder.expctl('new', 'exp', 'Try', '--stdout', '--guidance')).stdout;
    expect(full).toContain('- Python: <!-- e.g. 3.12.1 -->\n');
  });

  it('knows who and when, without git too', async () => {
    const folder = projectFolder({}, { git: true });
    folder.git('config', 'user.name', 'Ada Byron');
    const { stdout } = await folder.expctl('new', 'tracking-log', 'Try', '--stdout');
    expect(stdout).toMatch(/^\*\*Date\*\*: \d{4}-\d{2}-\d{2}$/mu);
    expect(stdout).toContain('**Experimenter**: Ada Byron\n');
    const alone = fakeHost();
    expect(await main(['new', 'tracking-log', 'Try'], alone)).toBe(0);
    expect(alone.files.tree().get('/work/experiments/exp-001-try.md')).toContain('**Experimenter**: [Name]\n');
  });
});

describe('expctl new, elsewhere', () => {
  it('needs no git, and leaves nothing behind where it refuses', async () => {
    const folder = projectFolder({ 'templates/pond.md': POND }, { git: false });
    expect((await folder.expctl('new', 'pond', 'Newts', '--set', 'Mood=clam')).code).toBe(2);
    expect(readdirSync(folder.path)).toEqual(['templates']);
    expect((await folder.expctl('new', 'pond', 'Newts')).stdout).toBe('experiments/POND-001-newts.md\n');
    expect((await folder.expctl('new', 'pond', 'Newts')).stdout).toBe('experiments/POND-002-newts.md\n');
    expect(namesIn(folder, '.expctl')).toEqual(['.gitignore']);
  });

  it('writes into the project, wherever it is called from, and says the way from there', async () => {
    const folder = pond({ 'deep/down/notes.txt': '' });
    const host = nodeHost(join(folder.path, 'deep/down'));
    const parts: string[] = [];
    const stdout = { ...host.stdout, write: (text: string) => void parts.push(text) };
    expect(
      await main(['new', 'pond', 'Newts'], { ...host, stdout, stderr: { ...stdout, write: () => undefined } }),
    ).toBe(0);
    expect(parts).toEqual(['../../experiments/POND-001-newts.md\n']);
    expect(namesIn(folder)).toEqual(['POND-001-newts.md']);
  });

  it('takes two spellings of one title for one file', async () => {
    const folder = projectFolder();
    expect((await folder.expctl('new', 'plan', 'Caf\u00e9')).code).toBe(0);
    const { code, stderr } = await folder.expctl('new', 'plan', 'Cafe\u0301');
    expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
      code: 2,
      stderr: 'expctl: experiments/cafe.md is there already',
    });
  });

  it('refuses a title that would be read as the id of another document', async () => {
    const folder = projectFolder();
    const { code, stderr } = await folder.expctl('new', 'plan', 'Once more (EXP-003)');
    expect(code).toBe(2);
    expect(stderr).toContain('the document would be read as EXP-003, not as once-more-exp-003');
  });

  it('makes documents of a template that says no id', async () => {
    const folder = projectFolder({
      'templates/log.md': '# Pond log\n\n**Keeper**: [Name]\n\n## Goal\n\n[Goal]\n\n## Notes\n\n[Notes]\n',
    });
    expect((await folder.expctl('new', 'log', 'Newts')).stdout).toBe('experiments/newts.md\n');
    expect((await folder.expctl('new', 'log')).stdout).toBe('experiments/untitled.md\n');
    expect((await folder.expctl('show', 'newts', '--json')).stdout).toContain('"id": "newts"');
  });
});

describe('the next free id', () => {
  it('comes after every branch, remote branch, other work tree, and everything that ever was', async () => {
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

  it('is not one that a document only says', async () => {
    const folder = pond({
      'experiments/ledger.md': '# Ponds\n\n## POND-041: One\n\nText.\n\n## POND-042: Two\n\nText.\n',
    });
    const { stdout } = await folder.expctl('new', 'pond', 'Newts');
    expect(stdout).toBe('experiments/POND-043-newts.md\n');
  });

  it.each(['POND-7', 'pond-007', 'POND-0007'])('is not %s, where POND-007 is there', async (id) => {
    const folder = pond({ 'experiments/POND-007-here.md': '# POND-007: Here\n' });
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', '--id', id);
    expect(code).toBe(2);
    expect(stderr).toContain(`the id ${id} is taken`);
    expect(namesIn(folder)).toEqual(['POND-007-here.md']);
  });

  it('is another one for each of eight processes', async () => {
    const folder = pond();
    const ended = await Promise.all(
      Array.from({ length: 8 }, () => startExpctl(['new', 'pond', 'Newts'], { cwd: folder.path })),
    );
    expect(ended.map(({ code, stderr }) => (code === 0 ? 0 : stderr))).toEqual(Array(8).fill(0));
    expect(namesIn(folder).map((name) => name.slice(0, 8))).toEqual(eightIds);
  });
});

const eightIds = ['1', '2', '3', '4', '5', '6', '7', '8'].map((number) => `POND-00${number}`);

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

  it.each(TITLES)('of the title %j stay in the directory', async (title, name) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code, stderr } = await folder.expctl('new', 'pond', title);
    expect({ code, stderr: stderr.slice(0, 5) }).toEqual({ code: 0, stderr: 'next:' });
    expect(namesIn(folder)).toEqual([name]);
    expect(treeOf(folder).split('\n')).toHaveLength(before.split('\n').length + 1);
    const shown: { title: string } = JSON.parse((await folder.expctl('show', `experiments/${name}`, '--json')).stdout);
    expect(letters(shown.title) || letters(title)).toBe(letters(title) || letters(shown.title));
  });

  it('of a title that begins like an option is one behind --', async () => {
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
  ])('that are ids follow the grammar: not %j', async (id) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code } = await folder.expctl('new', 'pond', 'Newts', `--id=${id}`);
    expect(code).toBe(2);
    expect(treeOf(folder)).toBe(before);
  });

  it('that are ids may not be of another form than the kind has', async () => {
    const { code, stderr } = await pond().expctl('new', 'pond', 'Newts', '--id', 'CON');
    expect(code).toBe(2);
    expect(stderr).toContain('CON');
  });

  it.each(['../outside', '/tmp', '..'])('of a directory %j that leads out are refused', async (directory) => {
    const folder = projectFolder({ 'templates/pond.md': `---\nexpctl:\n  directory: ${directory}\n---\n${POND}` });
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts');
    expect(code).toBe(2);
    expect(stderr).toContain('leads out of the project');
  });

  it('of a directory that is a link out of the tree are refused', async () => {
    const folder = pond();
    const outside = projectFolder({}, { git: false });
    symlinkSync(outside.path, join(folder.path, 'experiments'));
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts');
    expect(code).toBe(2);
    expect(stderr).toContain('the directory experiments leads out of the project');
    expect(readdirSync(outside.path)).toEqual([]);
  });

  it('never follow a link that stands where the document would', async () => {
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

describe('values', () => {
  const OWN: readonly (readonly [string, string])[] = [
    ['Keeper', 'Ada | Bea'],
    ['Keeper', '`Ada`'],
    ['Keeper', '# Ada'],
    ['Keeper', '---'],
    ['Keeper', '- [x] Ada'],
    ['Keeper', 'Ada\nBea'],
    ['Keeper', '{{7*7}} $& $1'],
    ['Food', 'leaves | worms'],
    ['Food', 'leaves\n| worms |'],
    ['Food', '`leaves | worms`'],
    ['Food', 'worms \\'],
    ['Keeper', 'Ada **Mood**: wild'],
    ['Remarks', 'quiet\n\n# loud'],
    ['Recipe', 'stir\n\nwait'],
    ['Recipe', '# stir'],
    ['Recipe', '---'],
  ];

  it.each(OWN)('of %s: %j stand where they belong', async (label, value) => {
    const folder = pond();
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', `--set=${label}=${value}`);
    expect({ code, stderr: stderr.slice(0, 5) }).toEqual({ code: 0, stderr: 'next:' });
    const data: Shown = JSON.parse((await folder.expctl('show', 'POND-001', '--json')).stdout);
    const field = Object.values(data.fields).find((each) => each.label === label);
    const bare = (text = ''): string => text.replace(/\s+/gu, ' ').replaceAll('\\|', '|');
    expect(bare(field?.value.text)).toContain(bare(value));
    expect(Object.keys(data.tables)).toEqual(['care', 'results']);
    expect(data.sections.map(({ key }) => key)).toEqual(['goal', 'care', 'results']);
  });

  const BREAKING: readonly (readonly [string, string])[] = [
    ['Keeper', 'Ada <!-- expctl: optional -->'],
    ['Recipe', 'stir\n```\n\n# POND-009: Mine'],
    ['Recipe', '```\n## Mine'],
    ['Remarks', '- quiet\n\n## Results\n'],
  ];

  it.each(BREAKING)('of %s: %j that would break the document are refused', async (label, value) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', `--set=${label}=${value}`);
    expect({ code, stderr: stderr.slice(0, 8) }).toEqual({ code: 2, stderr: 'expctl: ' });
    expect(stderr).not.toContain('bug');
    expect(treeOf(folder)).toBe(before);
  });
});

describe('a value on the line below its label', () => {
  it.each(['---', '# Mine', '===', '<!--'])('is refused where it would be something else: %j', async (value) => {
    const folder = projectFolder();
    const { code, stdout, stderr } = await folder.expctl('new', 'ml-exp', 'Try', `--set=Baseline reference=${value}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('bug');
    expect(namesIn(folder)).toEqual([]);
  });

  it.each([
    ['model 4, of May', 'model 4, of May'],
    ['one\n# two', 'one # two'],
    ['| a |\n|---|', '| a | |---|'],
  ])('is one line: %j', async (value, line) => {
    const folder = projectFolder();
    await folder.expctl('new', 'ml-exp', 'Try', `--set=Baseline reference=${value}`);
    expect(folder.read('experiments/ML-EXP-001-try.md')).toContain(`**Baseline reference:**  \n${line}\n\n---\n`);
  });
});

type Shown = {
  readonly fields: Readonly<Record<string, { readonly label: string; readonly value: { readonly text: string } }>>;
  readonly tables: object;
  readonly sections: readonly { readonly key: string }[];
};
