import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { expctlAt, projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const KITE = (more = ''): string =>
  `# KITE-XXX: [Name]\n\n**Date**: YYYY-MM-DD\n**Owner**: [Name]\n\n## Objective\n\n[Why]\n\n## Results\n\n[What]\n${more}`;
const WINDS = '\n## Winds (REQUIRED)\n\n[Which]\n';
const DOCUMENT = '# KITE-001: Long\n\n**Date**: 2026-03-05\n**Owner**: QE\n\n## Objective\n\nPull.\n';
const PATH = 'kites/KITE-001.md';
const CONFIG = 'documents: kites/*.md\ntemplates: lab\n';

const rulesOf = async ({ expctl }: ProjectFolder, ...words: readonly string[]): Promise<readonly string[]> => {
  const { stdout, stderr } = await expctl('check', '--staged', '--json', ...words);
  if (stdout === '') return [stderr];
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; message: string }[] };
  return diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
};

const WINDLESS = 'require-section: "## Winds (REQUIRED)" is missing';

describe('check --staged checks documents against the staged version of', () => {
  const folder = (files: Readonly<Record<string, string>> = {}): ProjectFolder => {
    const made = projectFolder({ 'expctl.yaml': CONFIG, 'lab/kite.md': KITE(), ...files });
    made.write(PATH, DOCUMENT);
    made.git('add', PATH);
    return made;
  };

  it('a template that differs in the work tree', async () => {
    const made = folder();
    expect(await rulesOf(made)).toEqual([]);
    made.write('lab/kite.md', KITE(WINDS));
    expect(await rulesOf(made)).toEqual([]);
    made.git('add', 'lab/kite.md');
    made.write('lab/kite.md', KITE());
    expect((await rulesOf(made)).join('\n')).toContain(WINDLESS);
  });

  it('a template that is only in the work tree, or only in the index', async () => {
    const made = folder();
    made.write('lab/kite.md', KITE());
    made.write('lab/pond.md', KITE(WINDS).replaceAll('KITE', 'POND'));
    expect(await rulesOf(made)).toEqual([]);
    made.write('lab/kite.md', KITE(WINDS));
    made.git('add', 'lab/kite.md');
    rmSync(join(made.path, 'lab'), { recursive: true });
    expect((await rulesOf(made)).join('\n')).toContain(WINDLESS);
  });

  it('a configuration that is different, broken or missing in the work tree', async () => {
    const made = folder({ 'lab/kite.md': KITE(WINDS) });
    expect((await rulesOf(made)).join('\n')).toContain(WINDLESS);
    made.write('expctl.yaml', `${CONFIG}rules:\n  require-section: off\n`);
    expect((await rulesOf(made)).join('\n')).toContain(WINDLESS);
    made.git('add', 'expctl.yaml');
    made.write('expctl.yaml', 'rules: [\n');
    expect((await rulesOf(made)).join('\n')).not.toContain(WINDLESS);
    rmSync(join(made.path, 'expctl.yaml'));
    expect((await rulesOf(made)).join('\n')).not.toContain(WINDLESS);
    made.write('expctl.yaml', 'rulez: {}\n');
    made.git('add', 'expctl.yaml');
    made.write('expctl.yaml', CONFIG);
    expect(await rulesOf(made)).toEqual([expect.stringContaining('there is no key "rulez"')]);
  });

  it('a configuration, and says so if it is not staged at all', async () => {
    const made = projectFolder({ 'README.md': '# Kites\n' });
    made.write('expctl.yaml', CONFIG);
    made.write('lab/kite.md', KITE());
    made.write(PATH, DOCUMENT);
    made.git('add', PATH);
    const { code, stderr } = await made.expctl('check', '--staged');
    expect([code, stderr.split('\n')[0]]).toEqual([
      0,
      'expctl: expctl.yaml is not staged, and so not looked at (git add expctl.yaml)',
    ]);
    expect((await made.expctl('check', '--staged', '--config', 'expctl.yaml')).stderr).toContain(
      'the templates `lab` are not there',
    );
  });

  it('linked files', async () => {
    const made = projectFolder({ 'expctl.yaml': CONFIG, 'lab/kite.md': KITE(), 'kites/old.png': 'x' });
    made.write(PATH, `${DOCUMENT}\n[a](new.png) [b](old.png) [c](none.png) [d](../lab/kite.md) [e](../lab)\n`);
    made.git('add', PATH);
    made.write('kites/new.png', 'x');
    expect(await rulesOf(made)).toEqual([
      'dangling-file: the file "new.png" is not staged',
      'dangling-file: there is no file "none.png"',
    ]);
    made.git('add', '--all');
    rmSync(join(made.path, 'kites/new.png'));
    made.git('rm', '--quiet', '--cached', 'kites/old.png');
    expect(await rulesOf(made)).toEqual([
      'dangling-file: the file "old.png" is not staged',
      'dangling-file: there is no file "none.png"',
    ]);
  });

  it('files behind links, with the targets of links as in the index', async () => {
    const made = projectFolder({ 'expctl.yaml': CONFIG, 'lab/kite.md': KITE(), 'plots/a.png': 'x' });
    const link = (target: string, name: string): void => {
      rmSync(join(made.path, name), { force: true });
      mkdirSync(dirname(join(made.path, name)), { recursive: true });
      symlinkSync(target, join(made.path, name));
    };
    link('../plots/a.png', 'kites/now.png');
    link('../plots', 'kites/all');
    link('loop.png', 'kites/loop.png');
    link('/etc', 'kites/etc');
    made.write(
      PATH,
      `${DOCUMENT}\n[a](now.png) [b](all/a.png) [c](all/b.png) [d](all/none.png) [e](loop.png) [f](all) [g](etc)\n`,
    );
    made.git('add', '--all');
    made.write('plots/b.png', 'x');
    const gone = [
      'dangling-file: the file "all/b.png" is not staged',
      'dangling-file: there is no file "all/none.png"',
      'dangling-file: there is no file "loop.png"',
    ];
    expect(await rulesOf(made)).toEqual(gone);
    // The target of a link in the work tree says nothing about the index.
    link('../nowhere.png', 'kites/now.png');
    link('../nowhere', 'kites/all');
    expect(await rulesOf(made)).toEqual([
      gone[0]?.replace('the file "all/b.png" is not staged', 'there is no file "all/b.png"'),
      ...gone.slice(1),
    ]);
    link('../plots/a.png', 'kites/now.png');
    link('../plots', 'kites/all');
    made.git('rm', '--quiet', '--cached', 'plots/a.png');
    expect(await rulesOf(made)).toEqual([
      'dangling-file: the file "now.png" is not staged',
      'dangling-file: the file "all/a.png" is not staged',
      ...gone,
      'dangling-file: the file "all" is not staged',
    ]);
  });

  it('templates and run records behind links', async () => {
    const made = projectFolder({ 'expctl.yaml': CONFIG, 'shared/kite.md': KITE(WINDS), 'records/k-1.json': '{' });
    mkdirSync(join(made.path, 'kites'));
    symlinkSync('shared', join(made.path, 'lab'));
    symlinkSync('../records', join(made.path, 'kites/KITE-001.runs'));
    made.write(PATH, DOCUMENT);
    made.git('add', '--all');
    made.write('shared/kite.md', KITE());
    made.write('records/k-1.json', '');
    rmSync(join(made.path, 'kites/KITE-001.runs'));
    const found = await rulesOf(made);
    expect(found.map((line) => line.split(':')[0])).toEqual(['row-record', 'require-section']);
    expect(found).toContain(WINDLESS);
  });

  it('a submodule as it is checked out, and nothing of one that is not', async () => {
    const inner = projectFolder({ 'a.png': 'x' });
    const made = projectFolder({ 'expctl.yaml': CONFIG, 'lab/kite.md': KITE() });
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'plots');
    made.write(PATH, `${DOCUMENT}\n[a](../plots/a.png) [b](../plots/b.png)\n`);
    made.git('add', '--all');
    const messages = async (...words: string[]): Promise<number> =>
      ((await made.expctl('check', ...words)).stdout.match(/there is no file "\.\.\/plots\/b\.png"/gu) ?? []).length;
    expect([await messages('--staged'), await messages()]).toEqual([1, 1]);
    made.git('commit', '--quiet', '--message', 'Plots');
    made.git('submodule', '--quiet', 'deinit', '--force', 'plots');
    made.write(PATH, made.read(PATH).replace('Pull.', 'Pull more.'));
    made.git('add', '--all');
    expect([await messages('--staged'), await messages()]).toEqual([0, 0]);
  });

  it('attributes', async () => {
    const made = folder();
    made.write('.gitattributes', '*.md merge=union\n');
    expect(await rulesOf(made)).toEqual([]);
    made.git('add', '.gitattributes');
    rmSync(join(made.path, '.gitattributes'));
    expect((await rulesOf(made)).map((line) => line.split(':')[0])).toEqual(['git-attributes']);
  });

  it('run records', async () => {
    const made = folder();
    made.write('kites/KITE-001.runs/k-1.json', '{');
    expect(await rulesOf(made)).toEqual([]);
    made.git('add', 'kites/KITE-001.runs');
    rmSync(join(made.path, 'kites/KITE-001.runs'), { recursive: true });
    expect((await rulesOf(made)).map((line) => line.split(':')[0])).toEqual(['row-record']);
  });

  it('everything, in a folder below the top, before the first commit, and with many other files', async () => {
    const made = projectFolder({}, { git: false });
    made.git('init', '--quiet');
    made.write('deep/expctl.yaml', CONFIG);
    made.write('deep/lab/kite.md', KITE(WINDS));
    made.write(`deep/${PATH}`, DOCUMENT);
    for (let at = 0; at < 60; at++)
      made.write(`deep/kites/KITE-${100 + at}.md`, DOCUMENT.replace('001', `${100 + at}`));
    made.git('add', '--all');
    rmSync(join(made.path, 'deep/lab'), { recursive: true });
    const { stdout, code } = await expctlAt(join(made.path, 'deep'), 'check', '--staged');
    expect([code, stdout.split('"## Winds (REQUIRED)" is missing').length - 1]).toEqual([1, 61]);
  });
});

describe('check --staged with words', () => {
  const folder = (): ProjectFolder =>
    projectFolder({ 'expctl.yaml': CONFIG, 'lab/kite.md': KITE(), [PATH]: DOCUMENT, 'kites/gone.md': DOCUMENT });

  it('refuses what is in neither the index nor the work tree', async () => {
    const { expctl } = folder();
    for (const word of ['nothing.md', 'nowhere', 'kites/*.txt'])
      expect(await expctl('check', '--staged', word)).toEqual({
        code: 2,
        stdout: '',
        stderr: `expctl: ${word} matches no file\n  hint: paths are files, folders or quoted globs; ids go to \`expctl show\`\n`,
      });
  });

  it('accepts a path with no staged change, a deleted one, and one only in the index or only in the work tree', async () => {
    const { expctl, git, write, path } = folder();
    write('notes.md', '# Notes\n');
    rmSync(join(path, PATH));
    git('rm', '--quiet', 'kites/gone.md');
    for (const word of [PATH, 'kites', 'kites/*.md', 'notes.md', 'kites/gone.md', 'expctl.yaml'])
      expect([word, (await expctl('check', '--staged', word)).code]).toEqual([word, 0]);
  });
});

it('asks git three times, and lists no index, if everything that is read is staged unchanged', async () => {
  const { path, write, git } = projectFolder({ 'expctl.yaml': CONFIG, 'lab/kite.md': KITE() });
  write(PATH, DOCUMENT);
  git('add', PATH);
  const asked: string[] = [];
  const host = nodeHost(path);
  const silent = { isTTY: false, columns: undefined, write: () => undefined };
  const run: typeof host.git.run = (args, options) => {
    asked.push(args[0] ?? '');
    return host.git.run(args, options);
  };
  const code = await main(['check', '--staged'], {
    ...host,
    stdout: silent,
    stderr: silent,
    git: { ...host.git, run },
  });
  expect([code, asked]).toEqual([0, ['rev-parse', 'diff-index', 'cat-file']]);
});

describe('check --staged checks a document whose only staged change is its run record', () => {
  const TABLE = `${DOCUMENT}\n## Results\n\n| Run | Pull |\n| --- | --- |\n| a | 1.0 |\n`;
  const RECORD = 'kites/KITE-001.runs/b.json';
  const logged = async (): Promise<ProjectFolder> => {
    const made = projectFolder({ 'expctl.yaml': CONFIG, 'lab/kite.md': KITE(), [PATH]: TABLE });
    made.write('out.json', '{"run_id": "b", "pull": 1.5}');
    await made.expctl('log', PATH, 'out.json');
    made.git('add', '--all');
    made.git('commit', '--quiet', '--message', 'Log b');
    return made;
  };
  const CHANGED = 'row-record: Pull of b is 1.5 here and 2.5 in its run record';

  it('in its staged version', async () => {
    const made = await logged();
    made.write(RECORD, made.read(RECORD).replaceAll('1.5', '2.5'));
    expect(await rulesOf(made)).toEqual([]);
    made.git('add', RECORD);
    expect(await rulesOf(made)).toContain(CHANGED);
    expect(await rulesOf(made, 'kites')).toContain(CHANGED);
    expect(await rulesOf(made, 'lab')).toEqual([]);
    // The document is checked in its version in the index.
    made.write(PATH, TABLE);
    expect(await rulesOf(made)).toContain(CHANGED);
  });

  it('once, if the document is staged too', async () => {
    const made = await logged();
    made.write(RECORD, made.read(RECORD).replaceAll('1.5', '2.5'));
    made.write(PATH, `${made.read(PATH)}\nGood.\n`);
    made.git('add', '--all');
    expect((await rulesOf(made)).filter((found) => found === CHANGED)).toHaveLength(1);
  });

  it('unless the document is deleted with it, or there is none', async () => {
    const made = await logged();
    made.git('rm', '--quiet', '-r', 'kites');
    made.write('ponds.runs/a.json', '{}');
    made.git('add', 'ponds.runs');
    expect(await rulesOf(made)).toEqual([]);
  });
});
