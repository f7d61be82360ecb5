import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt, expctl } from '../built-tool.ts';
import { runnerCommand } from '../escape/runner-command.ts';
import { projectFolder } from '../project-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LAUNCHER = join(ROOT, 'bin/expctl.js');

const document = (id: string, rows: string): string => `# ${id}: Longer kites

**Date**: 2026-03-05
**Status**: 🔄 RUNNING
**Owner**: QE
**Duration**: 2 days

## Objective

Whether a longer kite pulls harder.

## Hypothesis

It does, by 10%.

## Prerequisites

Wind.

## Method

Fly both.

### Setup

Two kites.

### Execution Steps

One after the other.

### Validation

Weigh the pull.

## Success Criteria

**Must Pass** (all required):
1. Pulls at least 40 N

## Failure Plan

Go home.

## Results

### Data

| Run | Pull (N) |
| --- | --- |
${rows}`;

const GOOD = document('EXP-001', '| k-1 | 41.2 |\n');
const BAD = document(
  'EXP-001',
  '| k-1 | 41.2 |\n<<<<<<< HEAD\n| k-2 | 40.1 |\n=======\n| k-3 | 40.3 |\n>>>>>>> calm\n',
);
const CONFIG = 'kinds:\n  exp:\n    documents: experiments/*.md\nrules:\n  require-field: off\n  no-placeholder: off\n';
const PATH = 'experiments/EXP-001.md';

type Check = {
  readonly schemaVersion: number;
  readonly kind: string;
  readonly diagnostics: readonly { readonly rule: string; readonly line: number; readonly path: string }[];
  readonly summary: Readonly<Record<string, number>>;
};

const errorsIn = (stdout: string): readonly string[] =>
  stdout
    .split('\n')
    .filter((line) => line.includes(': error '))
    .map((line) => line.split(' ')[2] ?? '');

describe('check of front matter that cannot be read', () => {
  const template = `---
title: [Title]
id: SP-XXX
status: planned | running | done
owner: [who]
---

# Goal

[What]

- Depth: [how deep]

## Results

| Run | WER |
| --- | --- |
| a | 0.1 |
`;
  const told = async (matter: string): Promise<string> => {
    const text = `---\n${matter}---\n\n# Goal\n\nText.\n\n## Results\n\n| Run | WER |\n| --- | --- |\n| a | 0.1 |\n`;
    const folder = projectFolder({ 'templates/speech.md': template, 'experiments/SP-001-a.md': text });
    return (await folder.expctl('check')).stdout;
  };

  it('says what is wrong there, and reports nothing in it as missing', async () => {
    const stdout = await told('title: Warm\nid: SP-001\nstatus: done\nowner: Ada: and: Bo\n');
    expect(stdout.match(/ front-matter /gu)).toHaveLength(1);
    expect(stdout).not.toMatch(/missing.*"(?:title|id|status|owner)"/u);
    expect(stdout).toContain('the field "Depth" is missing');
  });

  it('asks for a key in the form for front matter', async () => {
    const stdout = await told('title: Warm\nid: SP-001\nstatus: done\n');
    expect(stdout).toContain('  hint: add `owner: …` and so on; asked for');
  });
});

describe('expctl check', () => {
  it('exits 0 if nothing is wrong, and writes nothing', () => {
    const { path, git } = projectFolder({ [PATH]: GOOD, 'expctl.yaml': CONFIG });
    const { code, stdout, stderr } = expctl(['check'], { cwd: path });
    expect(errorsIn(stdout)).toEqual([]);
    expect(stderr).toMatch(/^0 errors, \d+ warnings? in 1 document\n$/u);
    expect(code).toBe(0);
    expect(git('status', '--porcelain', '--ignored')).toBe('');
  });

  it('exits 1 for an error and gives file, line, rule and how to fix it', () => {
    const { path } = projectFolder({ [PATH]: BAD, 'expctl.yaml': CONFIG });
    const { code, stdout } = expctl(['check', PATH], { cwd: path });
    expect(stdout).toContain(
      `${PATH}:52:1: error conflict-markers  unresolved merge: both sides are here, down to line 56\n  hint: `,
    );
    expect(code).toBe(1);
  });

  it('exits 1 for a warning only on request', async () => {
    const { expctl: call } = projectFolder({ 'EXP-009.md': '# EXP-009: Kites\n\n[photo](photo.png)\n' });
    expect((await call('check', 'EXP-009.md')).code).toBe(0);
    expect((await call('check', 'EXP-009.md', '--strict')).code).toBe(1);
    expect((await call('check', 'EXP-009.md', '--quiet')).stdout).toBe('');
  });

  it('exits 2 for wrong words on the command line', async () => {
    const { expctl: call, write } = projectFolder({ [PATH]: GOOD });
    const refused = async (...argv: readonly string[]) => {
      const { code, stdout, stderr } = await call('check', ...argv);
      expect([code, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await refused('nowhere.md')).toContain('nowhere.md matches no file');
    expect(await refused('experiments/*.txt')).toContain('matches no file');
    expect(await refused('no\u001b[2Jwhere.md')).toContain('no\\x1b[2Jwhere.md matches no file');
    expect(await refused('--fix', '--staged')).toContain('--fix writes to the work tree');
    expect(await refused('--dry-run')).toContain('--dry-run goes with --fix');
    expect(await refused('--config', 'none.yaml')).toContain('there is no configuration none.yaml');
    write('expctl.yaml', 'rules:\n  conflict-marker: off\n');
    expect(await refused()).toMatch(/there is no rule "conflict-marker"\n.*did you mean `conflict-markers`/u);
    write('expctl.yaml', 'plugins: [./evil.js]\n');
    expect(await refused()).toContain('there is no key "plugins"');
    write('expctl.yaml', 'a: &x [1]\nb: *x\n');
    expect(await refused()).toMatch(/expctl\.yaml:1: anchors/u);
  });

  it('prints one JSON document on standard output, even if nothing is wrong', async () => {
    const { expctl: call, write } = projectFolder({ [PATH]: BAD, 'expctl.yaml': CONFIG });
    const bad: Check = JSON.parse((await call('check', '--json')).stdout);
    expect([bad.schemaVersion, bad.kind]).toEqual([1, 'check']);
    expect(bad.diagnostics.find(({ rule }) => rule === 'conflict-markers')).toMatchObject({
      severity: 'error',
      path: PATH,
      line: 52,
      column: 1,
      endLine: 56,
      fixable: false,
    });
    write(PATH, GOOD);
    write('expctl.yaml', `${CONFIG}  require-section: off\n  table-columns: off\n  section-filled: off\n`);
    const good: Check = JSON.parse((await call('check', '--format', 'json')).stdout);
    expect(good.diagnostics).toEqual([]);
    expect(good.summary).toEqual({ documents: 1, kindless: 0, skipped: 0, errors: 0, warnings: 0 });
  });

  it('silences what a suppression names, for one line and with a reason', async () => {
    const text = (comment: string): string => `# EXP-010: Kites\n\n${comment}\n[photo](photo.png)\n`;
    const { expctl: call, write } = projectFolder({
      'EXP-010.md': text('<!-- expctl-disable-next-line dangling-file: it is on paper -->'),
    });
    const rules = async (): Promise<readonly string[]> => {
      const { diagnostics }: Check = JSON.parse((await call('check', 'EXP-010.md', '--json')).stdout);
      return diagnostics.map(({ rule }) => rule).filter((rule) => rule !== 'known-kind');
    };
    expect(await rules()).toEqual([]);
    write('EXP-010.md', text('<!-- expctl-disable-next-line dangling-file -->'));
    expect(await rules()).toEqual(['suppression', 'dangling-file']);
    write('EXP-010.md', text('<!-- expctl-disable-next-line glued-line: no -->'));
    expect(await rules()).toEqual(['dangling-file']);
  });
});

describe('what is checked', () => {
  const STRANGER = '# Notes\n\nNothing to see.\n';

  it('is `experiments/` if nothing is configured; a file that is not an experiment is skipped', async () => {
    const { expctl: call } = projectFolder({
      'experiments/EXP-001.md': '# EXP-001: Kites\n\n[photo](photo.png)\n',
      'experiments/notes.md': STRANGER,
      'README.md': '# EXP-002: not looked at\n\n[photo](photo.png)\n',
    });
    const { stdout, stderr } = await call('check');
    expect(stdout.split('\n')[0]).toBe(
      'experiments/EXP-001.md:3:9: warning dangling-file  there is no file "photo.png"',
    );
    expect(stderr).toBe(
      '0 errors, 1 warning in 1 document; 1 of no known kind, checked without a template; 1 other file passed over\n',
    );
  });

  it('is what has an id if there is no such folder; and it says so if there is nothing', async () => {
    const { expctl: call, write } = projectFolder({
      'notes.md': STRANGER,
      'README.md': '# Kites\n\n**Status**: done\n',
    });
    expect(await call('check')).toEqual({
      code: 0,
      stdout: '',
      stderr:
        '0 errors, 0 warnings in 0 documents; 2 other files passed over\n' +
        '  hint: none of them reads as an experiment; name one, or say in expctl.yaml where they are and of what kind\n',
    });
    write('lab/kites.md', '# EXP-001: Kites\n\n[photo](photo.png)\n');
    expect((await call('check')).stdout).toContain('lab/kites.md:3:9: warning dangling-file');
  });

  it('is what the configuration says, in YAML, JSON or pyproject.toml', async () => {
    const {
      expctl: call,
      write,
      path,
    } = projectFolder({
      'lab/a.md': '# EXP-001: Kites\n\n[photo](photo.png)\n',
      'lab/old/b.md': '# EXP-002: Kites\n\n[photo](photo.png)\n',
    });
    const paths = async (): Promise<readonly string[]> => {
      const { diagnostics }: Check = JSON.parse((await call('check', '--json')).stdout);
      return diagnostics.map((diagnostic) => diagnostic.path);
    };
    write(
      'pyproject.toml',
      '[project]\nname = "kites"\n\n[tool.expctl]\ndocuments = "lab/**/*.md"\nignore = ["lab/old/**"]\n',
    );
    expect(await paths()).toEqual(['lab/a.md']);
    write('expctl.json', '{ "documents": ["lab/old/*.md"] }');
    expect(await paths()).toEqual(['lab/old/b.md']);
    write('expctl.yaml', 'documents: lab/**/*.md\nrules:\n  dangling-file: error\n');
    expect(await paths()).toEqual(['lab/a.md', 'lab/old/b.md']);
    expect((await call('check')).code).toBe(1);
    expect(expctl(['check', 'old/*.md'], { cwd: join(path, 'lab') }).stdout).toContain(
      'old/b.md:3:9: error dangling-file',
    );
  });

  it('never includes what is outside: links and pipes are findings, and their content is not shown', async () => {
    const { expctl: call, path } = projectFolder({ 'experiments/EXP-001.md': '# EXP-001: Kites\n' });
    symlinkSync('/etc/passwd', join(path, 'experiments/EXP-002.md'));
    symlinkSync('EXP-001.md', join(path, 'experiments/EXP-003.md'));
    execFileSync('mkfifo', [join(path, 'experiments/EXP-004.md')]);
    const { code, stdout } = await call('check');
    expect(stdout.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
      'experiments/EXP-002.md:1:1: error readable  this is not a regular file inside the repository',
      'experiments/EXP-004.md:1:1: error readable  this is not a regular file inside the repository',
      '',
    ]);
    expect(stdout).not.toContain('root');
    expect(code).toBe(1);
  });

  it('must be UTF-8 of a reasonable size', async () => {
    const { expctl: call, path, write } = projectFolder({ 'expctl.yaml': 'max-file-size: 100\n' });
    writeFileSync(join(path, 'wide.md'), Buffer.from('\uFEFF# EXP-001', 'utf16le'));
    writeFileSync(join(path, 'torn.md'), Buffer.from([0x23, 0x20, 0xff, 0x0a]));
    write('long.md', 'x'.repeat(101));
    const { stdout } = await call('check', 'wide.md', 'torn.md', 'long.md', '--quiet');
    expect(stdout.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
      'wide.md:1:1: error readable  the file is UTF-16',
      'torn.md:1:1: error readable  the file is not UTF-8 (byte 2)',
      'long.md:1:1: error readable  the file has 101 bytes, more than the 100 that are read',
      '',
    ]);
  });
});

describe('check --staged', () => {
  const codes = async (index: string, tree: string): Promise<number> => {
    const { expctl: call, git, write } = projectFolder({ 'expctl.yaml': CONFIG });
    write(PATH, index);
    git('add', PATH);
    write(PATH, tree);
    const { code } = await call('check', '--staged');
    expect((await call('check', PATH)).code).toBe(tree === GOOD ? 0 : 1);
    return code;
  };

  it('accepts a good index with a bad work tree', async () => expect(await codes(GOOD, BAD)).toBe(0));
  it('refuses a bad index with a good work tree', async () => expect(await codes(BAD, GOOD)).toBe(1));

  it('uses the staged files and configuration, and needs no work tree for that', async () => {
    const { expctl: call, git, write, path } = projectFolder({ 'expctl.yaml': CONFIG, 'experiments/EXP-002.md': BAD });
    write(PATH, BAD);
    write('notes/EXP-003.md', BAD);
    git('add', '--all');
    execFileSync('rm', [join(path, PATH)]);
    const { diagnostics }: Check = JSON.parse((await call('check', '--staged', '--json')).stdout);
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.path))).toEqual(new Set([PATH]));
    expect((await call('check', '--staged', 'notes')).code).toBe(1);
    expect((await call('check', '--staged', 'experiments/EXP-002.md')).code).toBe(0);
  });

  it('needs a repository', async () => {
    const { expctl: call } = projectFolder({ [PATH]: GOOD }, { git: false });
    const { code, stderr } = await call('check', '--staged');
    expect([code, stderr]).toEqual([2, 'expctl: --staged needs a git repository\n']);
  });
});

describe('check in CI', () => {
  const ROW = '| ##[error]boo::set-output:: | 3 |\n';
  const HOSTILE = `# EXP-012: Kites\n\n| Run ID | Pull |\n| --- | --- |\n${ROW}${ROW}`;

  it('annotates files relative to the root of the checkout, ten of each severity', () => {
    const links = Array.from({ length: 12 }, (_, at) => `[${at}](no-${at}.png)\n\n`).join('');
    const { path } = projectFolder({ 'a/EXP-011.md': `# EXP-011: Kites\n\n[here](EXP-011.md)\n\n${links}` });
    const { stdout, stderr } = expctl(['check', '--format', 'github', 'EXP-011.md'], {
      cwd: join(path, 'a'),
      env: { GITHUB_WORKSPACE: path },
    });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[1]).toBe(
      '::warning file=a/EXP-011.md,line=5,endLine=5,col=5,title=expctl dangling-file::there is no file "no-0.png"%0Ahint: links are read from the document, then from the root of the project',
    );
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(10);
    expect(lines.at(-1)).toBe('::notice title=expctl::3 more of severity warning are not annotated');
    expect(stderr).toContain('0 errors, 13 warnings in 1 document');
  });

  it.each([['text'], ['json'], ['github']])(
    'lets no text from a file become a command for the runner: %s',
    (format) => {
      const { path } = projectFolder({ 'EXP-012.md': HOSTILE });
      const { stdout } = expctl(['check', '--format', format, 'EXP-012.md'], { cwd: path, env: { CI: 'true' } });
      expect(stdout).toContain('boo');
      expect(stdout).not.toContain('##[');
      const commands = stdout.split('\n').map((line) => runnerCommand(line)?.name);
      expect(new Set(commands.filter((name) => name !== undefined))).toEqual(
        new Set(format === 'github' ? ['warning'] : []),
      );
      if (format === 'json') expect(JSON.stringify(JSON.parse(stdout))).toContain('##[error]boo::set-output::');
    },
  );

  it('prints no control character from a file or its name', async () => {
    const name = 'EXP-013\u001b[31m\u202e.md';
    const { expctl: call } = projectFolder({ [name]: '# EXP-013: Kites\n\n[a](b\u0007\u200bc.png)\n' });
    const { stdout } = await call('check', name);
    expect(stdout).toContain(
      'EXP-013\\x1b[31m\\u{202e}.md:3:5: warning dangling-file  there is no file "b\\x07\\u{200b}c.png"',
    );
  });

  it('runs nothing of what it checks', () => {
    const { path } = projectFolder({
      'EXP-014.md': '---js\nrequire("fs").writeFileSync("PWNED", "")\n---\n# EXP-014: Kites\n',
    });
    const { code, stdout } = expctl(['check', 'EXP-014.md'], { cwd: path });
    expect(stdout).toContain('EXP-014.md:1:1: error front-matter  front matter must be plain `---` YAML');
    expect(code).toBe(1);
    expect(spawnSync('ls', [path], { encoding: 'utf8' }).stdout).not.toContain('PWNED');
  });
});

describe('check --fix', () => {
  const WHOLE = '# EXP-015: Kites\r\n\r\n| Run | Pull | Wind |\r\n| --- | --- | --- |\r\n| k-0 | 38 | gusty |\r\n';
  const FIXABLE = `${WHOLE}| k-1 | 40 |\r\nCalm.\r\n`;
  const FIXED = `${WHOLE}| k-1 | 40 | |\r\n\r\nCalm.\r\n`;

  it('makes only safe fixes, with the line endings of the document', async () => {
    const { expctl: call, read } = projectFolder({ 'EXP-015.md': FIXABLE });
    const { code, stdout, stderr } = await call('check', '--fix', 'EXP-015.md', '--quiet');
    expect(read('EXP-015.md')).toBe(FIXED);
    expect(stderr).toContain('2 findings fixed\n');
    expect([code, stdout]).toEqual([0, '']);
    expect((await call('check', '--fix', 'EXP-015.md')).stderr).toContain('0 findings fixed\n');
  });

  it('shows them as a diff that git accepts, and writes nothing', async () => {
    const { expctl: call, read, write, git } = projectFolder({ 'EXP-015.md': FIXABLE });
    const { stdout } = await call('check', '--fix', '--dry-run', 'EXP-015.md');
    expect(read('EXP-015.md')).toBe(FIXABLE);
    write('fix.diff', stdout);
    git('apply', '--whitespace=nowarn', 'fix.diff');
    expect(read('EXP-015.md')).toBe(FIXED);
  });

  it('puts a missing section into its place', async () => {
    const without = GOOD.replace('## Hypothesis\n\nIt does, by 10%.\n\n', '');
    const { expctl: call, read } = projectFolder({ [PATH]: without, 'expctl.yaml': CONFIG });
    const { stdout, code } = await call('check', '--fix', '--quiet');
    expect(read(PATH)).toContain('pulls harder.\n\n## Hypothesis\n\n## Prerequisites\n');
    expect(stdout).toContain('error section-filled  the section "Hypothesis" is not filled in yet');
    expect(code).toBe(1);
  });

  it('fixes text that was decoded wrongly', async () => {
    const { expctl: call, read } = projectFolder({
      'EXP-016.md': '# EXP-016: Kites â€” long\n\n**Status**: âœ… PASSED\n',
    });
    await call('check', '--fix', 'EXP-016.md');
    expect(read('EXP-016.md')).toBe('# EXP-016: Kites — long\n\n**Status**: ✅ PASSED\n');
  });
});

const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;

/** The recipe for an installed tool, as in the README. */
const RECIPE =
  /^repos:\n {2}- repo: local\n(?: {4}.*\n)+/mu.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[0] ?? '';

it('a hook runs at every commit, whatever files are in it', () => {
  for (const hook of [RECIPE, readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')]) {
    expect(hook).toMatch(/^ +entry: expctl check --staged\n(?: +.*\n)* +always_run: true\n +pass_filenames: false$/mu);
    expect(hook).not.toMatch(/^ +(?:files|types|types_or):/mu);
  }
});

describe.skipIf(!hasPreCommit)('a pre-commit hook (needs pre-commit)', () => {
  const HOOK = RECIPE.replace('entry: expctl', `entry: node ${LAUNCHER}`);

  /** A repository with the hook installed, and the exit code of a commit of the staged files. */
  function hooked(files: Readonly<Record<string, string>> = {}) {
    ensureBuilt();
    const folder = projectFolder({ '.pre-commit-config.yaml': HOOK, 'expctl.yaml': CONFIG, ...files });
    const env = { ...process.env, PRE_COMMIT_HOME: join(folder.path, '.git/pre-commit') };
    execFileSync('pre-commit', ['install'], { cwd: folder.path, env, stdio: 'ignore' });
    const commit = () => {
      const words = ['commit', '--message', 'Add kites'];
      const { status, stdout, stderr } = spawnSync('git', words, { cwd: folder.path, env, encoding: 'utf8' });
      return { status, said: `${stdout}${stderr}` };
    };
    return { ...folder, commit };
  }

  it('refuses a bad staged document and accepts a good one', () => {
    const { write, git, commit } = hooked();
    write(PATH, BAD);
    git('add', PATH);
    write(PATH, GOOD);
    const refused = commit();
    expect(refused.said).toContain('error conflict-markers');
    expect(refused.status).toBe(1);
    git('add', PATH);
    expect(commit().status).toBe(0);
    expect(git('log', '--format=%s', '-1').trim()).toBe('Add kites');
  });

  it('checks a commit without a markdown file: a run record, a configuration', async () => {
    const table = '\n### Results\n\n| Run | Pull |\n| --- | --- |\n| a | 1.0 |\n';
    const { read, write, git, commit, expctl: call } = hooked({ [PATH]: `${GOOD}${table}` });
    write('out.json', '{"run_id": "b", "pull": 1.5}');
    await call('log', PATH, 'out.json');
    git('add', '--all');
    expect(commit().status).toBe(0);
    const record = git('ls-files', '*/b.json').trim();
    write(record, read(record).replaceAll('1.5', '2.5'));
    git('add', record);
    expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('error row-record') });
    git('reset', '--quiet', '--hard');
    write('expctl.yaml', 'documents: [\n');
    git('add', 'expctl.yaml');
    expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('expctl.yaml') });
  });
});
