import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const BEFORE = 'experiments/EXP-001-pond.md';
const AFTER = 'experiments/archive/EXP-001-pond.md';
const RUNS = 'experiments/EXP-001-pond.runs';

const text = (id = 'EXP-001'): string =>
  `# ${id}: Pond\n\n**Status**: RUNNING\n\n## Success Criteria\n\n- It holds. \`expect: wer < 0.10, every run\`\n\n` +
  `## Runs\n\n| Run | WER | Loss |\n| --- | --- | --- |\n`;

/** A document with one logged run, committed. */
async function pond(config = ''): Promise<ProjectFolder> {
  const folder = projectFolder({ [BEFORE]: text(), 'o.json': '{"run_id": "r1", "wer": 0.12, "loss": 1.5}' });
  if (config !== '') folder.write('expctl.yaml', config);
  expect(await folder.expctl('log', BEFORE, 'o.json')).toMatchObject({ code: 0 });
  commit(folder);
  return folder;
}

function commit(folder: ProjectFolder): void {
  folder.git('add', '--all');
  folder.git('commit', '--quiet', '--message', 'Next');
}

function move(folder: ProjectFolder, to = AFTER): void {
  mkdirSync(join(folder.path, to, '..'), { recursive: true });
  folder.git('mv', BEFORE, to);
}

const stray = async (folder: ProjectFolder): Promise<string> =>
  (await folder.expctl('check')).stdout
    .split('\n')
    .filter((line) => line.includes('stray-records') || line.includes('` puts'))
    .join('\n');

describe('a document that was moved without its run records', () => {
  it('is found by check and doctor, and git mv repairs it', async () => {
    const folder = await pond();
    move(folder);
    folder.write(AFTER, folder.read(AFTER).replace('wer < 0.10', 'wer < 0.15'));
    const { code, stdout } = await folder.expctl('check');
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${AFTER}:1:1: error stray-records  1 run record of it was left in ${RUNS}: nothing holds its rows and criteria\n` +
        `  hint: \`git mv ${RUNS} experiments/archive/EXP-001-pond.runs\` puts them beside it\n`,
    );
    const doctor = await folder.expctl('doctor');
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toBe(
      'Run records that lie beside no document (nothing holds its rows and criteria until they do):\n' +
        `  ${RUNS} of ${AFTER}: \`git mv ${RUNS} experiments/archive/EXP-001-pond.runs\` puts them beside it\n`,
    );
    folder.git('mv', RUNS, 'experiments/archive/EXP-001-pond.runs');
    const mended = await folder.expctl('check');
    expect(mended.stdout).not.toContain('stray-records');
    expect(mended.stdout).toContain('frozen-criteria');
    expect((await folder.expctl('decide', 'EXP-001')).stdout).toContain('INVALID');
  });

  it('is found in the index, before it is committed', async () => {
    const folder = await pond();
    move(folder);
    const { code, stdout } = await folder.expctl('check', '--staged');
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${AFTER}:1:1: error stray-records  1 run record of it was left in ${RUNS}: nothing holds its rows and criteria\n` +
        `  hint: \`git mv ${RUNS} experiments/archive/EXP-001-pond.runs\` puts them beside it\n`,
    );
    renameSync(join(folder.path, RUNS), join(folder.path, 'experiments/archive/EXP-001-pond.runs'));
    expect((await folder.expctl('check', '--staged')).stdout).toContain(
      'hint: stage its run records, too: `git add` of both their folders',
    );
    folder.git('add', '--all');
    expect((await folder.expctl('check', '--staged')).stdout).not.toContain('stray-records');
    commit(folder);
  });

  it('is a warning in the index where no document is left, and none where its records go too or lay so before', async () => {
    const folder = await pond();
    folder.git('rm', '--quiet', BEFORE);
    const gone = await folder.expctl('check', '--staged');
    expect([gone.code, gone.stdout]).toEqual([0, expect.stringContaining('warning stray-records  1 run record in')]);
    folder.git('rm', '-r', '--quiet', '--cached', RUNS);
    expect((await folder.expctl('check', '--staged')).stdout).not.toContain('stray-records');
    folder.git('reset', '--quiet', '--', RUNS);
    folder.git('commit', '--quiet', '--message', 'Gone');
    folder.write('experiments/EXP-002-lake.md', text('EXP-002'));
    folder.git('add', 'experiments/EXP-002-lake.md');
    expect((await folder.expctl('check', '--staged')).stdout).not.toContain('stray-records');
  });

  it('is found by its id if it was renamed, even outside the searched folders', async () => {
    const renamed = await pond();
    move(renamed, 'experiments/EXP-001-lake.md');
    expect(await stray(renamed)).toContain(`\`git mv ${RUNS} experiments/EXP-001-lake.runs\``);
    const outside = await pond();
    move(outside, 'old/EXP-001-pond.md');
    expect(await stray(outside)).toContain(`\`git mv ${RUNS} old/EXP-001-pond.runs\``);
  });

  it('is reported in data', async () => {
    const folder = await pond();
    move(folder);
    expect(JSON.parse((await folder.expctl('doctor', '--json')).stdout)).toMatchObject({
      strayRecords: [{ folder: RUNS, document: AFTER, hint: expect.stringContaining('git mv') as string }],
    });
    const { diagnostics } = JSON.parse((await folder.expctl('check', '--json')).stdout) as {
      diagnostics: { rule: string; path: string }[];
    };
    expect(diagnostics.filter(({ rule }) => rule === 'stray-records')).toMatchObject([{ path: AFTER }]);
  });

  it('is reported with what is in both places, if runs were logged in the new one', async () => {
    const folder = await pond();
    move(folder);
    folder.write('p.json', '{"run_id": "r2", "wer": 0.11, "loss": 1.4}');
    await folder.expctl('log', AFTER, 'p.json');
    expect(await stray(folder)).toContain(`\`git mv ${RUNS}/*.json experiments/archive/EXP-001-pond.runs/\``);
    await folder.expctl('log', AFTER, 'o.json');
    expect((await folder.expctl('check')).stdout).toContain(
      'hint: r1.json lies in experiments/archive/EXP-001-pond.runs too: keep the one that was written first',
    );
  });

  it('is not guessed if two documents are possible, and gives a warning if none is left', async () => {
    const folder = await pond();
    folder.git('rm', '--quiet', BEFORE);
    const gone = await folder.expctl('check');
    expect(gone.code).toBe(0);
    expect(gone.stdout).toBe(
      `${RUNS}/r1.json:1:1: warning stray-records  1 run record in ${RUNS} lies beside no document\n` +
        '  hint: move them beside their document, as the folder DOCUMENT.runs; delete them where the experiment is gone for good\n',
    );
    for (const name of ['a', 'b']) folder.write(`experiments/${name}/EXP-001-pond.md`, text());
    expect(await stray(folder)).toContain(`${RUNS}/r1.json:1:1: warning stray-records`);
  });

  it('is repaired with mv if git does not track the records', async () => {
    const folder = projectFolder({}, { git: false });
    folder.write(BEFORE, text());
    folder.write('o.json', '{"run_id": "r1", "wer": 0.12, "loss": 1.5}');
    await folder.expctl('log', BEFORE, 'o.json');
    folder.write('experiments/archive/EXP-001-pond.md', folder.read(BEFORE));
    const { rmSync } = await import('node:fs');
    rmSync(join(folder.path, BEFORE));
    expect(await stray(folder)).toContain(`\`mv ${RUNS} experiments/archive/EXP-001-pond.runs\``);
  });
});

describe('run records in their proper place', () => {
  it('are not reported beside their document, ignored or not', async () => {
    const folder = await pond();
    expect(await stray(folder)).toBe('');
    folder.write('expctl.yaml', `ignore: ${BEFORE}\n`);
    expect(await stray(folder)).toBe('');
    expect((await folder.expctl('doctor')).code).toBe(0);
  });

  it('are not reported if a document in another place reaches them through a link', async () => {
    const folder = await pond();
    move(folder);
    symlinkSync('../EXP-001-pond.runs', join(folder.path, 'experiments/archive/EXP-001-pond.runs'));
    expect(await stray(folder)).toBe('');
  });

  it('are not reported beside the target of a linked document', async () => {
    const folder = projectFolder({ 'notes/pond.md': text(), 'o.json': '{"run_id": "r1", "wer": 0.12, "loss": 1.5}' });
    mkdirSync(join(folder.path, 'experiments'));
    symlinkSync('../notes/pond.md', join(folder.path, BEFORE));
    await folder.expctl('log', BEFORE, 'o.json');
    expect(await stray(folder)).toBe('');
  });

  it('are not reported outside a sparse checkout, nor without a run record', async () => {
    const folder = await pond();
    folder.write('experiments/other.runs/config.json', '{"jobs": 3}');
    folder.write('experiments/empty.runs/readme.txt', 'nothing');
    expect(await stray(folder)).toBe('');
    folder.git('sparse-checkout', 'set', '--no-cone', '/*', `!/${BEFORE}`);
    expect(await stray(folder)).toBe('');
  });

  it('are not searched by a check of one document, and may be switched off', async () => {
    const folder = await pond();
    move(folder);
    expect((await folder.expctl('check', AFTER)).stdout).not.toContain('stray-records');
    folder.write('expctl.yaml', 'rules:\n  stray-records: off\n');
    expect(await stray(folder)).toBe('');
  });
});
