import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expctlAt, projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FILE = 'experiments/dough.md';
const RUNS = 'experiments/dough.runs';

const DOUGH = [
  '# EXP-031: Dough',
  '',
  '## Success Criteria',
  '- **Sour**: below 0.2. `expect: acid < 0.2`',
  '',
  '## Results',
  '',
  '| Run | Acid |',
  '| --- | --- |',
  '',
].join('\n');

const output = (run: string, acid: string, more = ''): string => `{"run_id": "${run}", "acid": ${acid}${more}}`;

async function log(folder: ProjectFolder, text: string, ...options: readonly string[]): Promise<void> {
  folder.write('out.json', text);
  const { code, stderr } = await folder.expctl('log', FILE, 'out.json', ...options);
  expect([code, stderr]).toEqual([0, stderr]);
}

const commit = (folder: ProjectFolder): string => {
  folder.git('add', '--all');
  folder.git('commit', '--quiet', '--message', 'a change');
  return folder.git('rev-parse', '--short=7', 'HEAD').trim();
};

/** Two runs, each logged and committed. */
async function logged(): Promise<ProjectFolder> {
  const folder = projectFolder({ [FILE]: DOUGH });
  await log(folder, output('loaf-1', '0.251'));
  commit(folder);
  await log(folder, output('loaf-2', '0.18'));
  commit(folder);
  return folder;
}

function edit(folder: ProjectFolder, name: string, change: (text: string) => string): void {
  const before = folder.read(name);
  const after = change(before);
  expect(after).not.toBe(before);
  folder.write(name, after);
}

/** The messages on the history of run records, without the place. */
async function said(folder: ProjectFolder, ...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await folder.expctl('check', '--history', ...words);
  return stdout.split('\n').flatMap((line) => / ((?:error|warning) record-history {2}.*)$/u.exec(line)?.[1] ?? []);
}

const dropRow = (text: string): string => text.replace(/^\| loaf-1 .*\n/mu, '');

describe('check --history, of run records', () => {
  it('says nothing about untouched records, and nothing without --history', async () => {
    const folder = await logged();
    expect(await said(folder)).toEqual([]);
    folder.git('rm', '--quiet', `${RUNS}/loaf-1.json`);
    commit(folder);
    expect((await folder.expctl('check')).stdout).not.toContain('record-history');
  });

  it('reports a record that was deleted with its row, at the place of the runs, with how to get it back', async () => {
    const folder = await logged();
    edit(folder, FILE, dropRow);
    folder.git('rm', '--quiet', `${RUNS}/loaf-1.json`);
    const hash = commit(folder);
    const { stdout, code } = await folder.expctl('check', '--history', FILE);
    expect(stdout).toContain(
      `${FILE}:8:1: warning record-history  loaf-1: record deleted in ${hash} (${RUNS}/loaf-1.json)\n` +
        `  hint: \`git show '${hash}^:${RUNS}/loaf-1.json'\` shows it as it was: put it back, or say why (\`expctl-disable-next-line\`)\n`,
    );
    expect(code).toBe(0);
    expect((await folder.expctl('check', '--history', '--strict', FILE)).code).toBe(1);
    folder.git('revert', '--no-edit', 'HEAD');
    expect(await said(folder)).toEqual([]);
  });

  it('reports one that is deleted but not committed', async () => {
    const folder = await logged();
    edit(folder, FILE, dropRow);
    rmSync(join(folder.path, RUNS, 'loaf-1.json'));
    expect(await said(folder)).toEqual([
      `warning record-history  loaf-1: record deleted in the work tree (${RUNS}/loaf-1.json)`,
    ]);
  });

  it('reports edited metrics and criteria, until they are restored', async () => {
    const folder = await logged();
    edit(folder, `${RUNS}/loaf-1.json`, (text) => text.replaceAll('0.251', '0.19'));
    edit(folder, FILE, (text) => text.replace('0.251', '0.19'));
    const first = commit(folder);
    edit(folder, `${RUNS}/loaf-2.json`, (text) => text.replace(/"[0-9a-f]{64}"(?=[^}]*\},\s*"experiment")/u, `"${'a'.repeat(64)}"`)); // prettier-ignore
    const second = commit(folder);
    expect(await said(folder)).toEqual([
      `warning record-history  loaf-1: metrics changed in ${first}: acid 0.251 -> 0.19 (${RUNS}/loaf-1.json)`,
      `warning record-history  loaf-2: criteria hashes changed in ${second}: success_criteria/sour (${RUNS}/loaf-2.json)`,
    ]);
    edit(folder, `${RUNS}/loaf-1.json`, (text) => text.replaceAll('0.19', '0.251'));
    folder.git('checkout', 'HEAD^', '--', `${RUNS}/loaf-2.json`);
    edit(folder, FILE, (text) => text.replace('0.19', '0.251'));
    commit(folder);
    expect(await said(folder)).toEqual([]);
  });

  it('reports a criterion that was inserted into the record as if it had been there', async () => {
    const folder = await logged();
    edit(folder, `${RUNS}/loaf-1.json`, (text) =>
      text.replace('"criteria": {', `"criteria": {\n    "success_criteria/crumb": "${'b'.repeat(64)}",`),
    );
    const hash = commit(folder);
    expect(await said(folder)).toEqual([
      `warning record-history  loaf-1: criteria hashes changed in ${hash}: success_criteria/crumb added (${RUNS}/loaf-1.json)`,
    ]);
  });

  it('reports a run that was logged again with other values, and says that it was replaced', async () => {
    const folder = await logged();
    await log(folder, output('loaf-1', '0.19'), '--replace');
    const hash = commit(folder);
    expect(await said(folder)).toEqual([
      `warning record-history  loaf-1: replaced by another output (\`log --replace\`) in ${hash}: acid 0.251 -> 0.19 (${RUNS}/loaf-1.json)`,
    ]);
  });

  it('reports a run that was removed and logged again, over two commits', async () => {
    const folder = await logged();
    edit(folder, FILE, dropRow);
    folder.git('rm', '--quiet', `${RUNS}/loaf-1.json`);
    commit(folder);
    await log(folder, output('loaf-1', '0.19'));
    const hash = commit(folder);
    expect(await said(folder)).toEqual([
      `warning record-history  loaf-1: replaced by another output (\`log --replace\`) in ${hash}: acid 0.251 -> 0.19 (${RUNS}/loaf-1.json)`,
    ]);
  });

  it('says nothing about the same output logged again, other spelling, and additions', async () => {
    const folder = await logged();
    await log(folder, output('loaf-1', '0.251', ', "rise": 44'), '--replace');
    commit(folder);
    edit(folder, `${RUNS}/loaf-2.json`, (text) => JSON.stringify(JSON.parse(text)).replace('0.18', '1.80e-1'));
    commit(folder);
    expect(await said(folder)).toEqual([]);
  });

  it('says nothing about a run that has ended since', async () => {
    const folder = projectFolder({ [FILE]: DOUGH });
    await log(folder, output('loaf-1', '0.251'));
    edit(folder, `${RUNS}/loaf-1.json`, (text) => text.replace('"finished"', '"started"'));
    commit(folder);
    edit(folder, `${RUNS}/loaf-1.json`, (text) => text.replace('"started"', '"finished"').replaceAll('0.251', '0.19'));
    edit(folder, FILE, (text) => text.replace('0.251', '0.19'));
    commit(folder);
    expect(await said(folder)).toEqual([]);
  });

  it('follows document and folder together, and finds what was deleted before and edited on the way', async () => {
    const folder = await logged();
    edit(folder, FILE, dropRow);
    folder.git('rm', '--quiet', `${RUNS}/loaf-1.json`);
    const gone = commit(folder);
    folder.git('mv', FILE, 'experiments/bread.md');
    folder.git('mv', RUNS, 'experiments/bread.runs');
    commit(folder);
    const deleted = `warning record-history  loaf-1: record deleted in ${gone} (${RUNS}/loaf-1.json)`;
    expect(await said(folder)).toEqual([deleted]);
    expect(await said(folder, 'experiments/bread.md')).toEqual([deleted]);
    folder.git('mv', 'experiments/bread.md', FILE);
    folder.git('mv', 'experiments/bread.runs', RUNS);
    edit(folder, `${RUNS}/loaf-2.json`, (text) => text.replaceAll('0.18', '0.1'));
    const edited = commit(folder);
    expect(await said(folder, FILE)).toEqual([
      deleted,
      `warning record-history  loaf-2: metrics changed in ${edited}: acid 0.18 -> 0.1 (${RUNS}/loaf-2.json)`,
    ]);
  });

  it('says nothing about a renamed run, experiment or document, nor about a document that is gone', async () => {
    const folder = await logged();
    folder.git('mv', `${RUNS}/loaf-1.json`, `${RUNS}/bun-1.json`);
    edit(folder, `${RUNS}/bun-1.json`, (text) => text.replaceAll('loaf-1', 'bun-1'));
    edit(folder, FILE, (text) => text.replace('loaf-1', 'bun-1'));
    commit(folder);
    folder.git('mv', FILE, 'experiments/bread.md');
    folder.git('mv', RUNS, 'experiments/bread.runs');
    for (const name of ['bun-1', 'loaf-2'])
      edit(folder, `experiments/bread.runs/${name}.json`, (text) => text.replace('EXP-031', 'EXP-032'));
    edit(folder, 'experiments/bread.md', (text) => text.replace('EXP-031', 'EXP-032'));
    commit(folder);
    expect(await said(folder)).toEqual([]);
    folder.write('experiments/other.md', DOUGH.replace('EXP-031', 'EXP-040'));
    folder.git('rm', '-r', '--quiet', 'experiments/bread.md', 'experiments/bread.runs');
    commit(folder);
    expect(await said(folder)).toEqual([]);
  });

  it('says nothing about a name that another document took', async () => {
    const folder = await logged();
    folder.git('mv', FILE, 'experiments/bread.md');
    folder.git('mv', RUNS, 'experiments/bread.runs');
    commit(folder);
    folder.write(FILE, DOUGH.replace('EXP-031', 'EXP-040'));
    await log(folder, output('loaf-1', '0.1'));
    commit(folder);
    expect(await said(folder)).toEqual([]);
    expect(await said(folder, FILE)).toEqual([]);
  });

  it('finds what was deleted with its document if the experiment is now in another file', async () => {
    const folder = await logged();
    folder.git('rm', '-r', '--quiet', FILE, RUNS);
    folder.write('experiments/bread.md', DOUGH);
    const hash = commit(folder);
    expect(await said(folder)).toEqual([
      `warning record-history  loaf-1: record deleted in ${hash} (${RUNS}/loaf-1.json)`,
      `warning record-history  loaf-2: record deleted in ${hash} (${RUNS}/loaf-2.json)`,
    ]);
  });

  it('does not take a merge for an edit, and finds an edit before one', async () => {
    const folder = await logged();
    folder.git('switch', '--quiet', '--create', 'side');
    edit(folder, `${RUNS}/loaf-1.json`, (text) => text.replaceAll('0.251', '0.19'));
    edit(folder, FILE, (text) => text.replace('0.251', '0.19'));
    const hash = commit(folder);
    folder.git('switch', '--quiet', 'main');
    folder.write('README.md', 'Bread\n');
    await log(folder, output('loaf-3', '0.17'));
    commit(folder);
    folder.git('merge', '--quiet', '--no-edit', '--strategy-option=theirs', 'side');
    expect(await said(folder)).toEqual([
      `warning record-history  loaf-1: metrics changed in ${hash}: acid 0.251 -> 0.19 (${RUNS}/loaf-1.json)`,
    ]);
  });

  it('has a severity and can be switched off like a rule', async () => {
    const folder = await logged();
    edit(folder, `${RUNS}/loaf-1.json`, (text) => text.replaceAll('0.251', '0.19'));
    commit(folder);
    folder.write('expctl.yaml', 'rules:\n  record-history: error\n');
    expect((await said(folder))[0]).toContain('error record-history  loaf-1: metrics changed');
    folder.write('expctl.yaml', 'rules:\n  record-history: off\n');
    expect(await said(folder)).toEqual([]);
    rmSync(join(folder.path, 'expctl.yaml'));
    edit(folder, FILE, (text) =>
      text.replace(
        '| Run |',
        '<!-- expctl-disable-next-line record-history "loaf-1": weighed on the wrong scale -->\n| Run |',
      ),
    );
    expect(await said(folder)).toEqual([]);
  });

  it('says where it cannot look: in a shallow clone', async () => {
    const folder = await logged();
    const clone = mkdtempSync(join(tmpdir(), 'expctl-test-'));
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    execFileSync('git', ['clone', '--quiet', '--depth', '2', `file://${folder.path}`, clone]);
    const { stderr } = await expctlAt(clone, 'check', '--history');
    expect(stderr).toContain('the history of run records was not looked at: this is a shallow clone');
  });
});
