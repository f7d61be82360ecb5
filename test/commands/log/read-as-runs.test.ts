import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-words.md';
const PLAN = `# EXP-001: Words

**Status**: RUNNING

## Success Criteria

- It holds. \`expect: wer < 15, every run\`

## Results

| Run | WER (%) |
|---|---|
| a | 12.0 |
| b | 13.0 |
`;

const folderWith = (wer: number, status?: string): ProjectFolder =>
  projectFolder({ [DOCUMENT]: PLAN, 'out/m.json': JSON.stringify({ wer, ...(status ? { status } : {}) }) });

const log = (folder: ProjectFolder, id: string, ...more: readonly string[]) =>
  folder.expctl('log', 'EXP-001', 'out/m.json', '--run-id', id, '--unit', 'wer=%', ...more);

describe('a run named like a summary of others', () => {
  it.each(['best', 'mean', 'total', 'max', 'std', 'Mean'])('is a run: %s', async (id) => {
    const folder = folderWith(32);
    const { stderr } = await log(folder, id);
    expect(stderr).toBe(
      `  a row called ${id} sums up others to whoever reads it; its run record makes it a run: --run-id names it better\n`,
    );
    const decided = await folder.expctl('decide', 'EXP-001');
    expect(decided.code).toBe(1);
    expect(decided.stdout).toContain(`2 of 3 runs; worst ${id}, 32 (cell 32.0) against 15`);
    const before = folder.read(DOCUMENT);
    expect((await log(folder, id)).stdout).toBe(`there already ${id} in ${DOCUMENT}\n`);
    expect(folder.read(DOCUMENT)).toBe(before);
    expect((await folder.expctl('check', DOCUMENT)).stdout).not.toContain('summary-row');
  });

  it('is not one if nobody logged it', async () => {
    const folder = projectFolder({ [DOCUMENT]: `${PLAN}| mean | 12.5 |\n` });
    const { code, stdout } = await folder.expctl('decide', 'EXP-001');
    expect(code).toBe(0);
    expect(stdout).toContain('1 left out as a summary: mean');
  });
});

describe('a run named like a baseline', () => {
  it.each(['baseline', 'sota'])('is a reference for the others, and log says so: %s', async (id) => {
    const folder = folderWith(32);
    const { stderr } = await log(folder, id);
    expect(stderr).toBe(
      `  ${id}: the row is what other runs are compared with, and criteria over every run leave it out; another name makes it one of them\n`,
    );
    const { stdout } = await folder.expctl('decide', 'EXP-001');
    expect(stdout).toContain(`1 left out as a baseline: ${id}`);
  });
});

const OUTPUT = ['--output', 'out/m.json', '--unit', 'wer=%'];

describe('a run that failed', () => {
  it.each([
    ['failed', 'failed', 11],
    ['failed', 'failed', 32],
    ['killed', 'was killed', 11],
  ])('neither meets nor fails anything, and is named: %s', async (status, words, wer) => {
    const folder = folderWith(wer, status);
    const { stderr } = await log(folder, 'c');
    expect(stderr).toBe(`  the run ${words}: criteria take nothing that it measured for known\n`);
    const { code, stdout } = await folder.expctl('decide', 'EXP-001');
    expect(code).toBe(3);
    expect(stdout).toContain(`c ${words}, by its run record: what it measured decides nothing`);
    expect(stdout).toContain('a run that finished, or `excluded: reason` in the row of c');
  });

  it('counts once an output that is put in its place says that it finished', async () => {
    const folder = folderWith(11);
    const script = 'echo \'{"wer": 11, "status": "finished"}\' > out/m.json; kill -INT $$';
    await folder.expctl('run', 'EXP-001', '--run-id', 'c', ...OUTPUT, '--', 'sh', '-c', script);
    expect((await folder.expctl('decide', 'EXP-001')).code).toBe(3);
    const again = await folder.expctl('log', 'EXP-001', 'out/m.json', '--run-id', 'c');
    expect(again.stdout).toContain('there already c');
    expect(again.stderr).toContain(
      'by its run record: criteria take nothing that it measured for known (`--replace` with an output that says `"status": "finished"`, alone or beside this one, makes it count)',
    );
    const replaced = await folder.expctl('log', 'EXP-001', 'out/m.json', '--run-id', 'c', '--replace');
    expect(replaced.stdout).toContain('replaced c in ');
    expect(replaced.stderr).toContain(
      'its run record said that it was killed; the output says finished, and that counts now',
    );
    expect((await folder.expctl('decide', 'EXP-001')).code).toBe(0);
  });

  it('counts by an output that says nothing else, beside its own', async () => {
    const folder = folderWith(11);
    const script = 'echo \'{"wer": 11}\' > out/m.json; kill -INT $$';
    await folder.expctl('run', 'EXP-001', '--run-id', 'c', ...OUTPUT, '--', 'sh', '-c', script);
    folder.write('out/end.json', '{"status": "finished"}');
    const words = ['log', 'EXP-001', 'out/m.json', 'out/end.json', '--run-id', 'c', '--replace', '--unit', 'wer=%'];
    expect((await folder.expctl(...words)).stdout).toContain('replaced c in ');
    expect((await folder.expctl('decide', 'EXP-001')).code).toBe(0);
  });

  it('is reported by run, with the numbers that it left', async () => {
    const folder = folderWith(11);
    const { code, stderr } = await folder.expctl(
      'run',
      'EXP-001',
      '--run-id',
      'c',
      '--unit',
      'wer=%',
      '--',
      'sh',
      '-c',
      'echo \'{"wer": 11}\' > metrics.json; exit 3',
    );
    expect(code).toBe(3);
    expect(stderr).toContain('the run failed: criteria take nothing that it measured for known\n');
    expect((await folder.expctl('decide', 'EXP-001')).code).toBe(3);
  });

  it('still has its settings', async () => {
    const text = PLAN.replace('wer < 15, every run', 'wer < 15, every run where lr == 0.1')
      .replace('| WER (%) |', '| LR | WER (%) |')
      .replace('|---|---|', '|---|---|---|')
      .replace('| a |', '| a | 0.1 |')
      .replace('| b |', '| b | 0.1 |');
    const folder = projectFolder({ [DOCUMENT]: text, 'out/m.json': '{"wer": 32, "lr": 0.2, "status": "failed"}' });
    await log(folder, 'c');
    const { code, stdout } = await folder.expctl('decide', 'EXP-001');
    expect(code).toBe(0);
    expect(stdout).toContain('2 of 2 runs');
  });

  it('has no trend', async () => {
    const loss = Array.from({ length: 20 }, (_, step) => ({ step, loss: 20 - step }));
    const folder = projectFolder({
      [DOCUMENT]: PLAN.replace('wer < 15, every run', 'decreases(loss), some run'),
      'out/m.json': JSON.stringify({ status: 'failed', wer: 11, history: loss }),
    });
    await log(folder, 'c');
    expect((await folder.expctl('decide', 'EXP-001')).code).toBe(3);
  });
});

describe('the first run of a table that becomes a runs table only by a number', () => {
  const EMPTY = `# EXP-001: Words

**Status**: RUNNING

## Results

| # | Experiment | Val BPB | Insight |
|---|------------|---------|---------|
`;
  const emptyWith = (output: object): ProjectFolder =>
    projectFolder({ [DOCUMENT]: EMPTY, 'out/m.json': JSON.stringify(output) });
  const logInto = (folder: ProjectFolder) => folder.expctl('log', 'EXP-001', 'out/m.json', '--run-id', '7');

  it('is refused without a number: nobody would find its row again', async () => {
    const folder = emptyWith({ eval: { accuracy: 0.91 } });
    const { code, stderr } = await logInto(folder);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'expctl: no number of the output fills a column of the table "Results": without one nobody takes its row for a run\n' +
        '  hint: --map "COLUMN=KEY" fills one; or call its key "Run" (it is "#"), or mark it, above it or in the template: `<!-- expctl: runs key="#" -->`\n',
    );
    expect(folder.read(DOCUMENT)).toBe(EMPTY);
    folder.write(DOCUMENT, EMPTY.replace('| # ', '<!-- expctl: runs key="#" -->\n\n| # '));
    expect((await logInto(folder)).code).toBe(0);
    expect((await logInto(folder)).stdout).toBe(`there already 7 in ${DOCUMENT}\n`);
  });

  it('does not prevent a run from starting, because it measures later', async () => {
    const folder = emptyWith({});
    const write = "require('node:fs').writeFileSync('m.json', '{\"val_bpb\": 1.2}')";
    const words = ['run', 'EXP-001', '--run-id', '8', '--output', 'm.json', '--', process.execPath, '-e', write];
    expect((await folder.expctl(...words)).code).toBe(0);
    expect(folder.read(DOCUMENT)).toContain('\n| 8 |  | 1.2');
  });

  it('is logged with a number, and is found there the second time', async () => {
    const folder = emptyWith({ val_bpb: 1.192 });
    expect((await logInto(folder)).code).toBe(0);
    expect(folder.read(DOCUMENT)).toBe(`${EMPTY}| 7 |  | 1.192 |  |\n`);
    expect((await logInto(folder)).stdout).toBe(`there already 7 in ${DOCUMENT}\n`);
  });
});
