import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt, startExpctl } from '../built-tool.ts';
import { projectFolder } from '../project-folder.ts';
import { idsOnDisk } from './log/log-processes.ts';
import { DOCUMENT, outputText, planText } from './log/plan-text.ts';
import type { ChildProcess } from 'node:child_process';
import type { ProjectFolder } from '../project-folder.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../bin/expctl.js');
const RUNS = 'experiments/still-water.runs';

const project = (): ProjectFolder => projectFolder({ [DOCUMENT]: planText() });

const recordOf = (folder: ProjectFolder, id: string): { status: string; [key: string]: unknown } =>
  JSON.parse(folder.read(`${RUNS}/${id}.json`));

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

async function waitFor(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2000 && !isSo(); tries++) await pause(10);
  expect(isSo()).toBe(true);
}

type Started = { readonly child: ChildProcess; readonly ended: Promise<{ code: number | null; stdout: string }> };

/** `expctl run` as a separate process that can be sent signals. */
function start(folder: ProjectFolder, id: string, script: string): Started {
  ensureBuilt();
  const words = ['run', DOCUMENT, '--run-id', id, '--', process.execPath, '-e', script];
  const child = spawn(process.execPath, [LAUNCHER, ...words], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout?.on('data', (part: Buffer) => void (stdout += part.toString()));
  return { child, ended: new Promise((done) => child.once('exit', (code) => done({ code, stdout }))) };
}

describe('expctl run', () => {
  it('logs the output that the command left behind, with command, seed, commit, times and exit code', async () => {
    const folder = project();
    const words = ['sh', '-c', `mkdir out; echo '${outputText('r1')}' > out/metrics.json`, '--seed=7'];
    const { code, stderr } = await folder.expctl('run', DOCUMENT, '--', ...words);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining(`logged r1 in ${DOCUMENT}`) });
    expect(idsOnDisk(folder.path)).toEqual(['r1']);
    expect(readdirSync(join(folder.path, RUNS))).toEqual(['r1.json']);
    expect(recordOf(folder, 'r1')).toMatchObject({
      status: 'finished',
      seed: '7',
      metrics: { tuned_wer: 0.05 },
      parameters: { exit_code: 0, duration_s: expect.any(Number) },
      git: { commit: folder.git('rev-parse', 'HEAD').trim(), dirty: false },
      started: expect.any(String),
      ended: expect.any(String),
      source: { path: 'out/metrics.json' },
    });
  });

  it.each([
    [['sh', 'go.sh', '--seed', '6'], '--seed', `expctl run ${DOCUMENT} -- sh go.sh --seed 6`],
    [['--run-id', 'r9', 'sh', 'a b.sh', '-v'], '-v', `expctl run ${DOCUMENT} --run-id r9 -- sh 'a b.sh' -v`],
    [['make', '--output=x', '--', 'all'], '--output=x', `expctl run ${DOCUMENT} -- make --output=x -- all`],
  ])("starts nothing if an option may be its own or the command's: %j", async (words, option, way) => {
    const folder = project();
    expect(await folder.expctl('run', DOCUMENT, ...words)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `expctl: "${option}" may be an option of run, or of the command\n` +
        `  hint: behind \`--\` all words are the command's: \`${way}\`\n`,
    });
    expect(folder.git('status', '--short')).toBe('');
  });

  it.each([
    ['left no output and failed', 'exit 3', 'failed'],
    ['was killed half-way', `mkdir out; echo '{"step": 40}' > out/metrics.json; kill -9 $$`, 'killed'],
    ['left no output', 'true', 'finished'],
  ])('logs a run that %s, whatever its output was to contain', async (_, script, status) => {
    const folder = project();
    const words = ['--run-id', 'r1', '--map', 'Tuned WER=eval.wer', '--unit', 'eval.wer=ratio'];
    const { stderr } = await folder.expctl('run', DOCUMENT, ...words, '--', 'sh', '-c', script, '--seed=7');
    expect(stderr).toContain('the run has no eval.wer for Tuned WER');
    expect(stderr).toContain(`logged r1 in ${DOCUMENT}`);
    expect(idsOnDisk(folder.path)).toEqual(['r1']);
    expect(recordOf(folder, 'r1')).toMatchObject({ status, row: { run_id: 'r1' } });
    expect(recordOf(folder, 'r1')['row']).not.toHaveProperty('tuned_wer');
  });

  it.each([
    ['a note of somebody', ['--set', 'Notes=out of memory']],
    ['a mapping', ['--map', 'Steps=step']],
    ['the same output in its place', ['--replace', '--set', 'Notes=out of memory']],
  ])('stays failed if its output is logged again with %s, and keeps what is known of how it ran', async (_, words) => {
    const folder = project();
    const script = `mkdir out; echo '{"step": 40, "tuned_wer": 0.05}' > out/metrics.json; exit 9`;
    await folder.expctl('run', DOCUMENT, '--run-id', 'r1', '--', 'sh', '-c', script, '--seed=7');
    const before = recordOf(folder, 'r1');
    folder.git('commit', '--quiet', '--allow-empty', '--message', 'Go on');
    const again = await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--run-id', 'r1', ...words);
    expect(again).toMatchObject({ code: 0, stdout: `logged r1 in ${DOCUMENT}\n` });
    expect(again.stderr).toContain('the run failed, by its run record: criteria take nothing that it measured');
    expect(recordOf(folder, 'r1')).toEqual({ ...before, row: expect.anything(), columns: expect.anything() });
  });

  it('gives a row to a run of which only the end was recorded, with everything known about it', async () => {
    const folder = project();
    const script = `mkdir out; echo '{"tuned_wer": 3, "steps": 3}' > out/metrics.json; exit 9`;
    folder.write(DOCUMENT, planText('| r0 | 2026-01-02 | x | d | 1 | 1 | a | m | 0.06 | 0.05 | |'));
    const ran = await folder.expctl('run', DOCUMENT, '--run-id', 'r1', '--', 'sh', '-c', script);
    expect(ran.stderr).toContain('the run could not be logged: Tuned WER is a ratio, and 3 could be');
    expect(ran.stderr).toContain(
      `its end is kept: \`expctl log ${DOCUMENT} out/metrics.json --run-id r1\` adds its row\n`,
    );
    const before = recordOf(folder, 'r1');
    await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--run-id', 'r1', '--unit', 'tuned_wer=%');
    expect(recordOf(folder, 'r1')).toMatchObject({
      ...before,
      row: { run_id: 'r1', tuned_wer: '0.03' },
      columns: {},
      units: {},
    });
  });

  it('is not started under the id of a finished run, and says how to replace one', async () => {
    const folder = project();
    const words = ['run', DOCUMENT, '--run-id', 'seed 2', '--', 'sh', '-c', 'exit 1'];
    expect((await folder.expctl(...words)).code).toBe(1);
    const { code, stderr } = await folder.expctl(...words);
    expect([code, stderr]).toEqual([
      2,
      'expctl: there is a run record of seed 2 already\n' +
        '  hint: a run beside it wants another --run-id; to put one in its place, run the command by itself, then ' +
        "`expctl log … --run-id 'seed 2' --replace`\n",
    ]);
    folder.write('m.json', '{"tuned_wer": 0.04}');
    await folder.expctl('log', DOCUMENT, 'm.json', '--run-id', 'seed 2', '--replace');
    expect(recordOf(folder, 'seed%202')).toMatchObject({ status: 'finished', metrics: { tuned_wer: 0.04 } });
  });

  it('keeps what another output of a run said, and makes another run only if told so', async () => {
    const folder = project();
    folder.write('a.json', '{"baseline_wer": 0.06123456}');
    folder.write('b.json', '{"tuned_wer": 0.05123456}');
    folder.write('c.json', '{"tuned_wer": 0.04}');
    for (const name of ['a', 'b']) await folder.expctl('log', DOCUMENT, `${name}.json`, '--run-id', 'r1');
    expect(recordOf(folder, 'r1')).toMatchObject({
      metrics: { baseline_wer: 0.06123456, tuned_wer: 0.05123456 },
      columns: { baseline_wer: 'baseline_wer', tuned_wer: 'tuned_wer' },
      source: { path: 'b.json' },
      alsoFrom: [{ path: 'a.json' }],
    });
    expect((await folder.expctl('check')).stdout).not.toContain('r1');
    await folder.expctl('log', DOCUMENT, 'c.json', '--run-id', 'r1', '--replace');
    expect(recordOf(folder, 'r1')).toMatchObject({ metrics: { tuned_wer: 0.04 }, source: { path: 'c.json' } });
    expect(recordOf(folder, 'r1')['metrics']).not.toHaveProperty('baseline_wer');
  });

  it('logs no run that ended well but lacks what a word on its command line names', async () => {
    const folder = project();
    const script = `mkdir out; echo '${outputText('r1')}' > out/metrics.json`;
    const { stderr } = await folder.expctl('run', DOCUMENT, '--unit', 'eval.wer=ratio', '--', 'sh', '-c', script);
    expect(stderr).toContain('the run could not be logged: --unit names eval.wer, which the run does not have');
    expect(idsOnDisk(folder.path)).toEqual([]);
  });

  it('takes a command without options as written, and its own options before it', async () => {
    const folder = project();
    expect((await folder.expctl('run', '--run-id', 'r1', DOCUMENT, 'true')).code).toBe(0);
    expect((await folder.expctl('run', DOCUMENT, '--run-id=r2', '--seed', '3', 'echo', '-')).code).toBe(0);
    expect(idsOnDisk(folder.path)).toEqual(['r1', 'r2']);
  });

  it('takes the outputs that match a pattern, and leaves older ones alone', async () => {
    const folder = project();
    folder.write('logs/old.json', outputText('old'));
    await pause(100);
    const { stderr } = await folder.expctl(
      'run',
      DOCUMENT,
      '--run-id',
      'r2',
      '--output',
      'logs/old.json',
      '--',
      'true',
    );
    expect(stderr).toContain('logs/old.json is older than the start of the run');
    const script = `echo '${outputText('new')}' > logs/new.json`;
    await folder.expctl('run', DOCUMENT, '--output', 'logs/*.json', '--', 'sh', '-c', script);
    expect(idsOnDisk(folder.path)).toEqual(['r2', 'new']);
  });

  it('says that it found no output', async () => {
    const folder = project();
    const { stderr } = await folder.expctl('run', DOCUMENT, '--run-id', 'r9', '--', 'true');
    expect(stderr).toContain(
      'expctl: no output of the run was found, so nothing that it measured is logged: --output names the file, newer than the start\n',
    );
  });

  it('masks secrets in the command', async () => {
    const folder = project();
    await folder.expctl('run', DOCUMENT, '--run-id', 'r3', '--', 'true', '--api-key', 'abcd1234efgh5678');
    expect(folder.read(DOCUMENT) + folder.read(`${RUNS}/r3.json`)).not.toContain('abcd1234efgh5678');
  });

  it.each([0, 1, 2, 7, 77, 126, 255])('exits with the exit code %i of the command (R1)', async (code) => {
    const folder = project();
    expect((await folder.expctl('run', DOCUMENT, '--run-id', 'e', '--', 'sh', '-c', `exit ${code}`)).code).toBe(code);
    expect(recordOf(folder, 'e')).toMatchObject({
      status: code === 0 ? 'finished' : 'failed',
      parameters: { exit_code: code },
    });
  });

  it.each([1, 2, 3, 6, 9, 10, 12, 15])('exits with 128 + %i if that signal ended the command (R1)', async (signal) => {
    const folder = project();
    const { code } = await folder.expctl('run', DOCUMENT, '--run-id', 's', '--', 'sh', '-c', `kill -${signal} $$`);
    expect(code).toBe(128 + signal);
    expect(recordOf(folder, 's').status).toBe('killed');
    expect(idsOnDisk(folder.path)).toEqual(['s']);
  });

  it('passes on HUP, TERM, USR1, USR2 and CONT once each, keeps INT and QUIT to itself, and ends with the command (R1)', async () => {
    const folder = project();
    const script = `
      const fs = require('node:fs');
      for (const name of ['SIGHUP','SIGTERM','SIGUSR1','SIGUSR2','SIGCONT','SIGINT','SIGQUIT'])
        process.on(name, () => fs.appendFileSync('heard', name + '\\n'));
      process.on('SIGUSR2', () => setTimeout(() => process.exit(5), 300));
      fs.writeFileSync('heard', '');
      setTimeout(() => process.exit(9), 60000);`;
    const { child, ended } = start(folder, 'heard', script);
    const heard = (): string => (existsSync(join(folder.path, 'heard')) ? folder.read('heard') : '');
    await waitFor(() => existsSync(join(folder.path, 'heard')));
    let expected = '';
    for (const name of ['SIGHUP', 'SIGTERM', 'SIGUSR1', 'SIGCONT', 'SIGINT', 'SIGQUIT', 'SIGUSR2'] as const) {
      child.kill(name);
      if (name === 'SIGINT' || name === 'SIGQUIT') continue;
      expected += `${name}\n`;
      await waitFor(() => heard() === expected);
    }
    expect((await ended).code).toBe(5);
    expect(heard()).toBe(expected);
    expect(recordOf(folder, 'heard').status).toBe('failed');
  });

  it('leaves the command running when it is killed itself; check says that no end is recorded (R2)', async () => {
    const folder = project();
    const script = `
      const fs = require('node:fs');
      fs.writeFileSync('begun', '');
      setTimeout(() => { console.log('still here'); fs.writeFileSync('done', ''); }, 700);`;
    const { child, ended } = start(folder, 'orphan', script);
    await waitFor(() => existsSync(join(folder.path, 'begun')));
    expect(recordOf(folder, 'orphan').status).toBe('started');
    child.kill('SIGKILL');
    await ended;
    await waitFor(() => existsSync(join(folder.path, 'done')));
    expect((await folder.expctl('check', DOCUMENT)).stdout).toContain(
      'the run orphan has a run record and no row; no end of it is recorded',
    );
    expect((await folder.expctl('doctor')).stdout).toContain('orphan of experiments/still-water.md: started, no end');
    // What it left behind is logged by hand, or the run is repeated under the same id.
    folder.write('out/m.json', outputText('orphan'));
    expect((await folder.expctl('log', DOCUMENT, 'out/m.json')).code).toBe(0);
    expect(recordOf(folder, 'orphan').status).toBe('finished');
  });

  it('passes output through unchanged, even much of it, and a child that outlives the command (R3)', async () => {
    const folder = project();
    const script = `
      const { spawn } = require('node:child_process');
      const part = 'x'.repeat(1 << 16);
      for (let i = 0; i < 512; i++) require('node:fs').writeSync(1, part);
      spawn('sleep', ['2'], { detached: true, stdio: 'ignore' }).unref();
      require('node:fs').closeSync(1);
      process.exit(3);`;
    const { ended } = start(folder, 'loud', script);
    const { code, stdout } = await ended;
    expect(code).toBe(3);
    expect(stdout.length).toBe(512 * 65_536);
    expect(idsOnDisk(folder.path)).toEqual(['loud']);
  });

  it('exits with 127 for a missing command and 126 for one that cannot be run, and leaves nothing (R3)', async () => {
    const folder = project();
    folder.write('plain.txt', 'no program');
    chmodSync(join(folder.path, 'plain.txt'), 0o644);
    expect((await folder.expctl('run', DOCUMENT, '--', 'no-such-command-here')).code).toBe(127);
    expect((await folder.expctl('run', DOCUMENT, '--', './plain.txt')).code).toBe(126);
    expect(readdirSync(join(folder.path, 'experiments'))).toEqual(['still-water.md']);
    expect(folder.read(DOCUMENT)).toBe(planText());
  });

  it('refuses before the start what could not be logged at the end', async () => {
    const folder = project();
    const refused = await folder.expctl('run', DOCUMENT, '--table', 'Nowhere', '--', 'touch', 'begun');
    expect({ code: refused.code, stderr: refused.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no table'),
    });
    expect((await folder.expctl('run', 'EXP-404', '--', 'touch', 'begun')).code).toBe(2);
    expect(existsSync(join(folder.path, 'begun'))).toBe(false);
  });

  it('fills the execution log of a kind that has one, for a successful and a failed run', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'exp', 'Reeds');
    const [document = ''] = readdirSync(join(folder.path, 'experiments')).map((name) => `experiments/${name}`);
    for (const [id, code] of [
      ['well', 0],
      ['ill', 3],
      ['more', 0],
    ] as const)
      expect((await folder.expctl('run', document, '--run-id', id, '--', 'sh', '-c', `exit ${code}`)).code).toBe(code);
    const log = folder
      .read(document)
      .split('### Execution Log')[1]
      ?.split('### Data')[0]
      ?.replace(/[\d.]+ s$/gmu, 'T s');
    expect(log?.replace(/\(\d{4}-\d{2}-\d{2} \d{2}:\d{2}\)/gu, '(then)')).toBe(`

**Run 1** (then):
\`\`\`
run well: finished, exit code 0, T s
$ sh -c 'exit 0'
\`\`\`

**Run 2** (then):
\`\`\`
run ill: failed, exit code 3, T s
$ sh -c 'exit 3'
\`\`\`

**Run 3** (then):
\`\`\`
run more: finished, exit code 0, T s
$ sh -c 'exit 0'
\`\`\`

`);
  });

  it('queues the row if another branch was checked out during the run', async () => {
    const folder = project();
    folder.git('branch', 'other');
    const { stderr, code } = await folder.expctl(
      'run',
      DOCUMENT,
      '--run-id',
      'r',
      '--',
      'git',
      'checkout',
      '-q',
      'other',
    );
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('queued r for') });
    expect(folder.read(DOCUMENT)).toBe(planText());
    expect((await folder.expctl('doctor', '--fold')).stdout).toContain('on main of');
    folder.git('checkout', '-q', 'main');
    expect((await folder.expctl('doctor', '--fold')).stdout).toContain(`logged r in ${DOCUMENT}`);
    expect(idsOnDisk(folder.path)).toEqual(['r']);
  });

  it('records the end of a run whose row has to wait, and tells nobody to delete its record', async () => {
    const folder = project();
    const script = `mkdir out; echo '${outputText('r')}' > out/metrics.json; git rev-parse HEAD > .git/MERGE_HEAD`;
    const { code, stderr } = await folder.expctl('run', DOCUMENT, '--run-id', 'r', '--', 'sh', '-c', script);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('queued r for') });
    expect(recordOf(folder, 'r')).toMatchObject({
      status: 'finished',
      ended: expect.any(String),
      metrics: { tuned_wer: 0.05 },
      parameters: { exit_code: 0, duration_s: expect.any(Number) },
      row: {},
    });
    const { stdout } = await folder.expctl('check', DOCUMENT);
    expect(stdout).toContain('the run r has a run record and no row\n');
    expect(stdout).toContain(
      'hint: `expctl doctor` shows whether its row waits; else log it again, or delete its run record\n',
    );
    const doctor = await folder.expctl('doctor');
    expect(doctor.stdout).toContain(`  r for ${DOCUMENT}\n`);
    expect(doctor.stdout).not.toContain('Run records without a row');
    rmSync(join(folder.path, '.git/MERGE_HEAD'));
    expect((await folder.expctl('doctor', '--fold')).stdout).toContain(`logged r in ${DOCUMENT}`);
    expect(idsOnDisk(folder.path)).toEqual(['r']);
    expect(recordOf(folder, 'r')).toMatchObject({ status: 'finished', row: { tuned_wer: '0.05' } });
  });

  it('keeps the measurements of a run whose waiting row was discarded', async () => {
    const folder = project();
    const script = `echo '${outputText('r')}' > metrics.json; git rev-parse HEAD > .git/MERGE_HEAD; exit 3`;
    await folder.expctl('run', DOCUMENT, '--run-id', 'r', '--', 'sh', '-c', script);
    const queue: { queue: { path: string }[] } = JSON.parse((await folder.expctl('doctor', '--json')).stdout);
    await folder.expctl('doctor', '--discard', queue.queue[0]?.path ?? '');
    rmSync(join(folder.path, '.git/MERGE_HEAD'));
    expect((await folder.expctl('doctor')).stdout).toContain(`  r of ${DOCUMENT}\n`);
    expect(recordOf(folder, 'r')).toMatchObject({ status: 'failed', metrics: { tuned_wer: 0.05 } });
  });

  it('treats a run as ended even if its output still says that it is running', async () => {
    const folder = project();
    const script = `echo '{"run_id": "r", "status": "running", "tuned_wer": 0.05}' > metrics.json`;
    await folder.expctl('run', DOCUMENT, '--run-id', 'r', '--', 'sh', '-c', script);
    expect(recordOf(folder, 'r').status).toBe('finished');
  });

  it('records the end even if the row was written by hand meanwhile', async () => {
    const folder = project();
    const row = '| r | | | | 300 | | | | 0.0612 | 0.05 | |';
    const script = `echo '${outputText('r')}' > metrics.json`;
    await folder.expctl('run', DOCUMENT, '--run-id', 'r', '--', 'sh', '-c', script);
    const record = recordOf(folder, 'r');
    folder.write(DOCUMENT, planText(row));
    folder.write(
      `${RUNS}/r.json`,
      JSON.stringify({ ...record, status: 'started', ended: undefined, metrics: {}, row: {}, columns: {} }),
    );
    expect((await folder.expctl('log', DOCUMENT, 'metrics.json')).code).toBe(0);
    expect(recordOf(folder, 'r')).toMatchObject({ status: 'finished', metrics: { tuned_wer: 0.05 } });
    expect((await folder.expctl('log', DOCUMENT, 'metrics.json')).stdout).toContain('there already r');
  });

  it('keeps runs that end at the same instant separate', async () => {
    const folder = project();
    const words = ['run', DOCUMENT, '--', 'sleep', '0.3'];
    const ends = await Promise.all(Array.from({ length: 6 }, () => startExpctl(words, { cwd: folder.path })));
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    await folder.expctl('doctor', '--fold');
    expect(new Set(idsOnDisk(folder.path)).size).toBe(6);
    for (const name of readdirSync(join(folder.path, RUNS)))
      expect(JSON.parse(readFileSync(join(folder.path, RUNS, name), 'utf8')).status).toBe('finished');
  });
});
