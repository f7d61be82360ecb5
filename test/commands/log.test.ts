import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startExpctl } from '../built-tool.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const PLAN = `# Experiment Plan: Quiet rooms

## Goals
- Fewer errors in quiet rooms.

## Evaluation Protocol (Do Not Deviate)
1. **Manifest parity**: one manifest for both.

## Decision Criteria
- **Primary**: tuned below baseline. \`expect: tuned_wer < baseline_wer, every run\`

## Hypotheses and Tests

### H1 — Rooms
- **Problem**: echo.
- **Change**: a filter.
- **Expected**: less echo.
- **Success**: fewer errors.

## Test Matrix (Fill Per Run)
| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| q1-seed1 | 2026-03-02 | python fit.py --max-steps 300 --learning-rate 1e-5 | data/rooms.jsonl | 300 | 1e-5 | q,v | data/quiet.jsonl | 0.0612 | 0.0590 | first |

## Run Notes
- Nothing unusual.
`;

const OUTPUT = {
  run_id: 'q2-seed1',
  max_steps: 600,
  learning_rate: 0.0003,
  manifest_path: 'data/quiet.jsonl',
  dataset_path: 'data/rooms.jsonl',
  baseline_wer: 0.06120419,
  tuned_wer: 0.0574996,
};

const DOCUMENT = 'experiments/quiet.md';

const project = (output: object = OUTPUT): ProjectFolder =>
  projectFolder({ [DOCUMENT]: PLAN, 'out/metrics.json': JSON.stringify(output) });

describe('expctl log', () => {
  it('adds one line, in the style of the rows above', async () => {
    const folder = project();
    const { code, stdout } = await folder.expctl(
      'log',
      DOCUMENT,
      'out/metrics.json',
      '--set',
      'Notes=wider filter',
      '--command',
      'python fit.py --max-steps 600',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: `logged q2-seed1 in ${DOCUMENT}\n` });
    expect(folder.git('diff', '--numstat').trim()).toBe(`1\t0\t${DOCUMENT}`);
    const row =
      folder
        .read(DOCUMENT)
        .split('\n')
        .find((line) => line.startsWith('| q2-seed1')) ?? '';
    expect(row.replace(/\| \d{4}-\d\d-\d\d \|/u, '| DAY |')).toBe(
      '| q2-seed1 | DAY | python fit.py --max-steps 600 | data/rooms.jsonl | 600 | 3e-4 |  | data/quiet.jsonl | 0.0612 | 0.0575 | wider filter |',
    );
  });

  it('keeps the run record with full precision and the criteria at that time', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    const record = JSON.parse(folder.read('experiments/quiet.runs/q2-seed1.json'));
    expect(record).toMatchObject({
      schemaVersion: 1,
      run: 'q2-seed1',
      status: 'finished',
      metrics: { baseline_wer: 0.06120419, tuned_wer: 0.0574996 },
      source: { path: 'out/metrics.json', format: 'json' },
      git: { commit: folder.git('rev-parse', 'HEAD').trim(), dirty: false },
    });
    expect(Object.keys(record.criteria)).toContain('decision_criteria/primary');
  });

  it('changes nothing the second time', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    const before = folder.read(DOCUMENT);
    const again = await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    expect(again).toMatchObject({ code: 0, stdout: `there already q2-seed1 in ${DOCUMENT}\n` });
    expect(folder.read(DOCUMENT)).toBe(before);
  });

  it('removes everything of the earlier run from a row that it replaces, except what people wrote', async () => {
    const folder = project();
    const notes = ['--set', 'Notes=wider filter', '--command', 'fit.py'];
    await folder.expctl('log', DOCUMENT, 'out/metrics.json', ...notes);
    const shorter = { run_id: 'q2-seed1', max_steps: 900, learning_rate: 0.0003, baseline_wer: 0.0612 };
    folder.write('out/metrics.json', JSON.stringify(shorter));
    const replace = ['log', DOCUMENT, 'out/metrics.json', '--replace'];
    const planned = await folder.expctl(...replace, '--dry-run');
    expect(planned.stdout).toMatch(/^\+\| q2-seed1 .* \| 900 \| 3e-4 \| +\| +\| 0\.0612 \| +\| wider filter \|$/m);
    const { code, stderr } = await folder.expctl(...replace);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'Tuned WER was 0.0575 of the run before, the output has no value of it, and it is blank now',
    );
    expect(stderr).toContain('the command is still that of the run before');
    expect(folder.read(DOCUMENT)).toMatch(/\| q2-seed1 .*`?fit\.py`? .*\| 0\.0612 \| +\| wider filter \|/);
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
  });

  it('masks in a command what check would report in a document', async () => {
    const folder = project();
    const noise = 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY'.repeat(3);
    const tokens = [`123456789:AA${noise.slice(0, 33)}`, `SG.${noise.slice(0, 22)}.${noise.slice(0, 43)}`];
    const command = `notify --to ${tokens.join(' --from ')} && fit.py`;
    expect((await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--command', command)).code).toBe(0);
    const text = folder.read(DOCUMENT);
    expect(text).toContain('[masked]');
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('no-secret');
    folder.write(DOCUMENT, `${text}\n${tokens.join('\n\n')}\n`);
    expect((await folder.expctl('check', DOCUMENT)).stdout.match(/no-secret/gu)).toHaveLength(2);
  });

  it('removes everything of an earlier run from the rows of metrics tables that another one overwrites', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'tracking-log', 'Tide pools');
    const document = 'experiments/exp-001-tide-pools.md';
    const log = (output: object, ...words: string[]) => {
      folder.write('metrics.json', JSON.stringify(output));
      return folder.expctl('log', document, 'metrics.json', ...words);
    };
    await log({ run_id: 't1', accuracy: 0.9, precision: 0.8, learning_rate: 0.01 });
    expect((await log({ run_id: 't2', accuracy: 0.95 })).code).toBe(2);
    const { code, stderr } = await log({ run_id: 't2', accuracy: 0.95 }, '--replace');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'Precision was 0.80 of the run before, the output has no value of it, and it is blank now',
    );
    expect(stderr).toContain('learning_rate was 0.01 of the run before');
    expect(folder.read(document)).toMatch(/\| Accuracy \| 0\.95 \| .*\n\| Precision \|\s+\|/u);
    expect((await folder.expctl('check', document)).stdout).not.toContain('row-record');
  });

  it('reports a value of the earlier run that somebody has overwritten, and keeps it', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace('| 0.0575 |', '| 0.0600 |'));
    folder.write('out/metrics.json', JSON.stringify({ run_id: 'q2-seed1', max_steps: 900 }));
    const { stderr } = await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--replace');
    expect(stderr).toContain('Tuned WER still says 0.0600: it was written by hand over the run before');
    expect(folder.read(DOCUMENT)).toContain('| 0.0600 |');
  });

  it('refuses other values under the same id, and writes nothing; --replace accepts them', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    const before = folder.read(DOCUMENT);
    const kept = folder.read('experiments/quiet.runs/q2-seed1.json');
    folder.write('out/metrics.json', JSON.stringify({ ...OUTPUT, tuned_wer: 0.07 }));
    const refused = await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('the run q2-seed1 is there with other values');
    expect(folder.read(DOCUMENT)).toBe(before);
    expect(folder.read('experiments/quiet.runs/q2-seed1.json')).toBe(kept);
    expect((await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--replace')).stdout).toBe(
      `replaced q2-seed1 in ${DOCUMENT}\n`,
    );
    expect(folder.read(DOCUMENT)).toContain('| 0.0700 |');
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('row-record');
  });

  it('leaves no trace when the document cannot be written', async () => {
    const folder = project();
    chmodSync(`${folder.path}/${DOCUMENT}`, 0o444);
    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    expect(code).toBe(2);
    expect(stderr).toContain(DOCUMENT);
    expect(readdirSync(`${folder.path}/experiments`)).toEqual(['quiet.md']);
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it('prints a diff in a dry run, and writes nothing', async () => {
    const folder = project();
    const { code, stdout } = await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('+| q2-seed1 |');
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it('says in a dry run that a run is already there', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    expect(await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--dry-run')).toEqual({
      code: 0,
      stdout: '',
      stderr: `there already q2-seed1 in ${DOCUMENT}\n  left blank: Command, LoRA Targets, Notes\n`,
    });
  });

  it('answers with one JSON document', async () => {
    const { stdout } = await project().expctl('log', DOCUMENT, 'out/metrics.json', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'log',
      runs: [{ run: 'q2-seed1', outcome: 'added', path: DOCUMENT }],
    });
  });

  it('masks secrets in a command unless told otherwise', async () => {
    const folder = project();
    const { stderr } = await folder.expctl(
      'log',
      DOCUMENT,
      'out/metrics.json',
      '--command',
      'python fit.py --api-key abcd1234efgh5678',
    );
    expect(stderr).toContain('masked');
    expect(folder.read(DOCUMENT)).not.toContain('abcd1234efgh5678');
    expect(folder.read('experiments/quiet.runs/q2-seed1.json')).not.toContain('abcd1234efgh5678');
  });

  it.each([
    ['{"run_id": "x", "tuned_wer": 0.1,}', /out\/metrics\.json:1:\d+: /u],
    ['{"run_id": "x", "tuned_wer": 0.1', /out\/metrics\.json:1:\d+: /u],
    ['[1, 2, 3]', /holds no object/u],
  ])('refuses %s with file, line and column', async (text, message) => {
    const folder = project();
    folder.write('out/metrics.json', text);
    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(folder.git('status', '--porcelain')).toBe(' M out/metrics.json\n');
  });

  it('logs NaN as NaN, and check says that the run is not finished', async () => {
    const folder = project();
    folder.write(
      'out/metrics.json',
      '\uFEFF{"run_id": "q3", "tuned_wer": NaN, "baseline_wer": "0.0612", "max_steps": 600}',
    );
    expect((await folder.expctl('log', DOCUMENT, 'out/metrics.json')).code).toBe(0);
    expect((await folder.expctl('check', DOCUMENT)).stdout).toContain('unfinished-row');
  });

  it('refuses a run whose record is not text, but no other run', async () => {
    const folder = project();
    folder.write('b.json', JSON.stringify({ ...OUTPUT, run_id: 'b' }));
    folder.write('c.json', JSON.stringify({ ...OUTPUT, run_id: 'c' }));
    const record = `${DOCUMENT.replace(/\.md$/u, '')}.runs/b.json`;
    folder.write(record, '');
    writeFileSync(`${folder.path}/${record}`, Uint8Array.from([0x7b, 0xff, 0xfe]));
    expect(await folder.expctl('log', DOCUMENT, 'b.json')).toEqual({
      code: 2,
      stdout: '',
      stderr: `expctl: ${record} is to be the record of this run, and is not UTF-8 text\n  hint: take it back from git, or move it away, and log the run again\n`,
    });
    expect(await folder.expctl('log', DOCUMENT, 'c.json')).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toMatch(/^\| c \|/mu);
    expect(folder.read(DOCUMENT)).not.toMatch(/^\| b \|/mu);
  });

  it('queues during a merge, and the next log writes both', async () => {
    const folder = project();
    folder.write('.git/MERGE_HEAD', folder.git('rev-parse', 'HEAD'));
    const before = folder.read(DOCUMENT);
    const queued = await folder.expctl('log', DOCUMENT, 'out/metrics.json');
    expect(queued).toMatchObject({ code: 0, stdout: `queued q2-seed1 for ${DOCUMENT}: a merge is in progress\n` });
    expect((await folder.expctl('log', DOCUMENT, 'out/metrics.json', '--require-logged')).code).toBe(2);
    expect(folder.read(DOCUMENT)).toBe(before);
    rmSync(`${folder.path}/.git/MERGE_HEAD`);
    folder.write('out/next.json', JSON.stringify({ ...OUTPUT, run_id: 'q3-seed1' }));
    const next = await folder.expctl('log', DOCUMENT, 'out/next.json');
    expect(next).toMatchObject({ code: 0, stdout: `logged q3-seed1 in ${DOCUMENT}\n` });
    const rows = folder
      .read(DOCUMENT)
      .split('\n')
      .filter((line) => /^\| q[23]-seed1/u.test(line));
    expect(rows).toHaveLength(2);
    expect(readdirSync(`${folder.path}/.git/expctl/spool`)).toEqual([]);
  });

  it('logs outside git too', async () => {
    const folder = projectFolder({ [DOCUMENT]: PLAN, 'out/metrics.json': JSON.stringify(OUTPUT) }, { git: false });
    expect((await folder.expctl('log', DOCUMENT, 'out/metrics.json')).code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain('| q2-seed1 |');
  });

  it('loses no row of 20 writers at the same instant', async () => {
    const folder = project();
    const ids = Array.from({ length: 20 }, (_, index) => `w${String(index).padStart(2, '0')}`);
    for (const id of ids) folder.write(`out/${id}.json`, JSON.stringify({ ...OUTPUT, run_id: id }));
    const ends = await Promise.all(
      ids.map((id) => startExpctl(['log', DOCUMENT, `out/${id}.json`], { cwd: folder.path })),
    );
    expect(ends.map(({ code }) => code)).toEqual(ids.map(() => 0));
    const rows = folder
      .read(DOCUMENT)
      .split('\n')
      .filter((line) => line.startsWith('| w'));
    expect(rows.map((row) => row.slice(2, 5)).toSorted()).toEqual(ids);
    expect(readdirSync(`${folder.path}/experiments/quiet.runs`)).toHaveLength(20);
    expect(readdirSync(`${folder.path}/experiments`).toSorted()).toEqual(['quiet.md', 'quiet.runs']);
    expect(readdirSync(`${folder.path}/.git/expctl`, { recursive: true })).toEqual(['spool']);
  });
});
