import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { expctlAt, projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FILE = 'experiments/dough.md';

const dough = (criteria: readonly string[], rows: readonly string[]): string =>
  [
    '# EXP-031: Dough',
    '',
    '## Success Criteria',
    ...criteria,
    '',
    '## Results',
    '',
    '| Run | Rise (mm) |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');

const RISES = '- **Rises**: by 40 mm. `expect: rise >= 40`';
const LOWER = '- **Rises**: by 30 mm. `expect: rise >= 30`';
const CRUMB = '- **Crumb**: open. `expect: count(rise) >= 1`';
const [FIRST, SECOND] = ['| loaf-1 | 44 |', '| loaf-2 | 41 |'];

function write(folder: ProjectFolder, text: string, subject = 'a change'): void {
  folder.write(FILE, text);
  folder.git('add', '--all');
  folder.git('commit', '--quiet', '--message', subject);
}

/** The messages of `check --history` about dates, without place and severity, and its line on standard error. */
async function history(folder: ProjectFolder): Promise<readonly string[]> {
  const { stdout, stderr } = await folder.expctl('check', '--history', FILE);
  return said(stdout, stderr);
}

const said = (stdout: string, stderr: string): readonly string[] => [
  ...stdout.split('\n').flatMap((line) => /: ((?:error|warning) frozen-criteria {2}.*)$/u.exec(line)?.[1] ?? []),
  ...stderr.split('\n').flatMap((line) => /^history: (.*)$/u.exec(line)?.[1] ?? []),
];

const ALL_DATED = ['2 of 2 rows typed by hand dated by git'];

function ordered(): ProjectFolder {
  const folder = projectFolder({ [FILE]: dough([RISES], []) });
  write(folder, dough([RISES], [FIRST]));
  write(folder, dough([RISES], [FIRST, SECOND]));
  return folder;
}

describe('check --history', () => {
  it('dates rows by the commit before the one in which they appeared', async () => {
    expect(await history(ordered())).toEqual(ALL_DATED);
  });

  it('exits 0 when all rows are dated, and says nothing about documents without rows', async () => {
    const folder = ordered();
    expect((await folder.expctl('check', '--history', FILE)).code).toBe(0);
    const empty = projectFolder({ [FILE]: dough([RISES], []) });
    expect(await history(empty)).toEqual(['no criteria rest on rows typed by hand']);
    const undecided = projectFolder({ [FILE]: dough([], [FIRST]) });
    expect(await history(undecided)).toEqual(['no criteria rest on rows typed by hand']);
  });

  it('reports a criterion that changed after results, and one that was added after them', async () => {
    const folder = ordered();
    write(folder, dough([LOWER, CRUMB], [FIRST, SECOND]));
    expect(await history(folder)).toEqual([
      'error frozen-criteria  "Rises" has changed after 2 results, without an amendment (git)',
      'warning frozen-criteria  "Crumb" was added after 2 results (git)',
      ...ALL_DATED,
    ]);
    const { code, stdout } = await folder.expctl('check', '--history', FILE);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ {2}hint: put it back as it was, or say why: `expctl amend \S+ -m "…"`$/mu);
  });

  it('reports a criterion that changed between two results, once', async () => {
    const folder = projectFolder({ [FILE]: dough([RISES], []) });
    write(folder, dough([RISES], [FIRST]));
    write(folder, dough([LOWER], [FIRST]));
    write(folder, dough([LOWER], [FIRST, SECOND]));
    expect(await history(folder)).toEqual([
      'error frozen-criteria  "Rises" has changed after 1 result, without an amendment (git)',
      ...ALL_DATED,
    ]);
  });

  it('reports one that was removed, and one that was changed but not committed', async () => {
    const folder = ordered();
    folder.write(FILE, dough(['- **Other**: `expect: rise > 1`'], [FIRST, SECOND]));
    expect(await history(folder)).toEqual([
      'warning frozen-criteria  "Other" was added after 2 results (git)',
      'error frozen-criteria  "success_criteria/rises" has vanished after 2 results, without an amendment (git)',
      ...ALL_DATED,
    ]);
  });

  it('does not verify what a single commit added together, be it the first one or a squash', async () => {
    const one =
      'warning frozen-criteria  dating not verifiable: one commit brought criteria and results: loaf-1, loaf-2';
    const first = projectFolder({ [FILE]: dough([RISES], [FIRST, SECOND]) });
    expect(await history(first)).toEqual([one, '0 of 2 rows typed by hand dated by git']);
    const squashed = projectFolder({ 'README.md': 'Bread\n' });
    squashed.git('switch', '--quiet', '--create', 'side');
    write(squashed, dough([RISES], []));
    write(squashed, dough([RISES], [FIRST]));
    write(squashed, dough([RISES], [FIRST, SECOND]));
    expect(await history(squashed)).toEqual(ALL_DATED);
    squashed.git('switch', '--quiet', 'main');
    squashed.git('merge', '--quiet', '--squash', 'side');
    squashed.git('commit', '--quiet', '--message', 'squashed');
    expect(await history(squashed)).toEqual([one, '0 of 2 rows typed by hand dated by git']);
  });

  it('is not misled by a commit that changes the goal together with adding a row', async () => {
    const folder = projectFolder({ [FILE]: dough([RISES], []) });
    write(folder, dough([LOWER], [FIRST]));
    expect(await history(folder)).toEqual([
      'warning frozen-criteria  dating not verifiable: one commit brought criteria and results: loaf-1',
      '0 of 1 row typed by hand dated by git',
    ]);
  });

  it('works across a rebase', async () => {
    const folder = projectFolder({ [FILE]: dough([RISES], []) });
    folder.git('switch', '--quiet', '--create', 'side');
    write(folder, dough([RISES], [FIRST]));
    write(folder, dough([RISES], [FIRST, SECOND]));
    folder.git('switch', '--quiet', 'main');
    folder.write('README.md', 'Bread\n');
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', 'meanwhile');
    folder.git('switch', '--quiet', 'side');
    folder.git('rebase', '--quiet', 'main');
    expect(await history(folder)).toEqual(ALL_DATED);
  });

  it('works across a merge of two branches that each added a row', async () => {
    const folder = projectFolder({ [FILE]: dough([RISES], ['| loaf-0 | 50 |', '', 'Notes.', '', 'More notes.']) });
    write(folder, dough([RISES], ['| loaf-0 | 50 |']));
    folder.git('switch', '--quiet', '--create', 'side');
    write(folder, dough([RISES], [SECOND, '| loaf-0 | 50 |']));
    folder.git('switch', '--quiet', 'main');
    write(folder, dough([RISES], ['| loaf-0 | 50 |', FIRST]));
    folder.git('merge', '--quiet', '--message', 'both', 'side');
    expect(folder.read(FILE)).toBe(dough([RISES], [SECOND, '| loaf-0 | 50 |', FIRST]));
    expect(await history(folder)).toEqual([
      'warning frozen-criteria  dating not verifiable: one commit brought criteria and results: loaf-0',
      '2 of 3 rows typed by hand dated by git',
      '1 merge looked at',
    ]);
  });

  it('follows a rename', async () => {
    const folder = projectFolder({ 'experiments/old name.md': dough([RISES], []) });
    folder.git('mv', 'experiments/old name.md', FILE);
    folder.git('commit', '--quiet', '--message', 'rename');
    write(folder, dough([RISES], [FIRST]));
    write(folder, dough([RISES], [FIRST, SECOND]));
    expect(await history(folder)).toEqual(ALL_DATED);
    folder.git('mv', FILE, 'experiments/again.md');
    folder.git('commit', '--quiet', '--message', 'rename');
    const { stdout, stderr } = await folder.expctl('check', '--history', 'experiments/again.md');
    expect(said(stdout, stderr)).toEqual(ALL_DATED);
  });

  it('does not verify an uncommitted row', async () => {
    const folder = ordered();
    folder.write(FILE, dough([RISES], [FIRST, SECOND, '| loaf-3 | 47 |']));
    expect(await history(folder)).toEqual([
      'warning frozen-criteria  dating not verifiable: not committed yet: loaf-3',
      '2 of 3 rows typed by hand dated by git',
    ]);
  });

  it('does not verify anything in a shallow clone, outside git, and before the first commit', async () => {
    const folder = ordered();
    const clone = mkdtempSync(join(tmpdir(), 'expctl-test-'));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    execFileSync('git', ['clone', '--quiet', '--depth', '2', `file://${folder.path}`, clone]);
    const parts = { stdout: '', stderr: '' };
    const stream = (name: 'stdout' | 'stderr') => ({
      isTTY: false,
      columns: undefined,
      write: (text: string) => {
        parts[name] += text;
      },
    });
    await main(['check', '--history'], { ...nodeHost(clone), stdout: stream('stdout'), stderr: stream('stderr') });
    expect(said(parts.stdout, parts.stderr)).toEqual([
      'warning frozen-criteria  dating not verifiable: this is a shallow clone',
      '0 of 2 rows typed by hand dated by git',
    ]);
    const bare = projectFolder({ [FILE]: dough([RISES], [FIRST]) }, { git: false });
    expect(await history(bare)).toEqual([
      'warning frozen-criteria  dating not verifiable: the document is in no git repository',
      '0 of 1 row typed by hand dated by git',
    ]);
    const fresh = projectFolder({ [FILE]: dough([RISES], [FIRST]) }, { git: false });
    fresh.git('init', '--quiet');
    expect((await history(fresh))[0]).toBe('warning frozen-criteria  dating not verifiable: nothing is committed yet');
  });

  it('does not verify anything in a partial clone, and says so', async () => {
    const folder = ordered();
    folder.git('config', 'uploadpack.allowFilter', 'true');
    const clone = mkdtempSync(join(tmpdir(), 'expctl-test-'));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    execFileSync('git', ['clone', '--quiet', '--filter=blob:none', `file://${folder.path}`, clone]);
    const { code, stdout, stderr } = await expctlAt(clone, 'check', '--history');
    expect([code, said(stdout, stderr)]).toEqual([
      0,
      [
        'warning frozen-criteria  dating not verifiable: this is a partial clone that lacks older versions',
        '0 of 2 rows typed by hand dated by git',
      ],
    ]);
  });

  describe('with both logged and typed rows', () => {
    const both = async (): Promise<ProjectFolder> => {
      const folder = ordered();
      folder.write('run.json', '{"run_id": "loaf-3", "rise": 44}');
      expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
      return folder;
    };
    const change = (folder: ProjectFolder, from: string, to: string): void =>
      folder.write(FILE, folder.read(FILE).replace(from, to));

    it('reports a criterion that changed after both once, and names both', async () => {
      const folder = await both();
      change(folder, RISES, LOWER);
      expect(await history(folder)).toEqual([
        'error frozen-criteria  "Rises" has changed after 3 results, without an amendment (1 by run records, 2 by git)',
        ...ALL_DATED,
      ]);
      expect(said((await folder.expctl('check', FILE)).stdout, '')).toEqual([
        'error frozen-criteria  "Rises" has changed after 1 result, without an amendment',
      ]);
    });

    it('does so for one that was removed, and for one that was added after the typed rows and changed after the logged one', async () => {
      const folder = await both();
      change(folder, RISES, CRUMB);
      expect(await history(folder)).toEqual([
        'warning frozen-criteria  "Crumb" was added after 3 results (1 by run records, 2 by git)',
        'error frozen-criteria  "success_criteria/rises" has vanished after 3 results, without an amendment (1 by run records, 2 by git)',
        ...ALL_DATED,
      ]);
      const late = ordered();
      change(late, RISES, `${RISES}\n${CRUMB}`);
      late.write('run.json', '{"run_id": "loaf-3", "rise": 44}');
      expect((await late.expctl('log', FILE, 'run.json')).code).toBe(0);
      change(late, 'count(rise) >= 1', 'count(rise) >= 2');
      expect(await history(late)).toEqual([
        'error frozen-criteria  "Crumb" has changed after 3 results, without an amendment (1 by run records, 2 by git)',
        ...ALL_DATED,
      ]);
    });

    it('leaves one that changed only after the logged rows to the rule', async () => {
      const folder = ordered();
      change(folder, RISES, LOWER);
      folder.write('run.json', '{"run_id": "loaf-3", "rise": 44}');
      expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
      change(folder, LOWER, RISES);
      expect(await history(folder)).toEqual([
        'error frozen-criteria  "Rises" has changed after 1 result, without an amendment',
        ...ALL_DATED,
      ]);
      change(folder, RISES, `<!-- expctl-disable-next-line frozen-criteria: a trial -->\n${LOWER.replace('30', '20')}`);
      expect(await history(folder)).toEqual(ALL_DATED);
    });
  });

  it('leaves rows with a run record to the checksums in it', async () => {
    const folder = projectFolder({ [FILE]: dough([RISES], []) });
    folder.write('run.json', '{"run_id": "loaf-1", "rise": 44}');
    expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
    expect(await history(folder)).toEqual(['no criteria rest on rows typed by hand']);
  });

  it('cannot be combined with --staged or --fix', async () => {
    const folder = ordered();
    expect((await folder.expctl('check', '--history', '--staged')).code).toBe(2);
    expect((await folder.expctl('check', '--history', '--fix')).code).toBe(2);
  });
});
