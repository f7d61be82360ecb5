import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bench, benchFolder, HEAD } from './bench-kind.ts';
import { projectFolder } from '../project-folder.ts';

const plan = (title: string, notes: string): string => `# Experiment Plan: ${title}

## Goals
- Less noise.

## Decision Criteria
- **Primary**: lower. \`expect: tuned_wer < baseline_wer, every run\`

## Test Matrix (Fill Per Run)
| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| r1 | 2026-03-02 | fit | d | 10 | 1e-4 | q | m | 0.20 | 0.18 | ${notes} |
| r2 | 2026-03-03 | fit | d | 20 | 1e-4 | q | m | 0.20 | 0.15 | ${notes} |
`;

const project = (): ReturnType<typeof projectFolder> =>
  projectFolder({ 'experiments/one.md': plan('One', 'fine'), 'experiments/two.md': plan('Two', '=1+1') });

describe('expctl report', () => {
  it('shows best, latest and baseline of the primary metric', async () => {
    const { stdout, code } = await project().expctl('report', 'experiments/one.md', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).experiments[0]).toMatchObject({
      title: 'One',
      documentKind: 'plan',
      verdict: 'GO',
      standings: [
        {
          metric: 'Tuned WER',
          better: 'lower',
          best: { run: 'r2', text: '0.15', baseline: '0.20' },
          latest: { run: 'r2', text: '0.15', baseline: '0.20' },
        },
      ],
      runs: [{ section: 'Test Matrix (Fill Per Run)', rows: [{ class: 'data' }, { class: 'data' }] }],
    });
  });

  it('reads the other document that a criterion names, as decide does', async () => {
    const named = plan('Two', 'fine').replace(
      'tuned_wer < baseline_wer, every run',
      'mean(tuned_wer) <= max(doc("one").tuned_wer)',
    );
    const folder = projectFolder({ 'experiments/one.md': plan('One', 'fine'), 'experiments/two.md': named });
    const [report, decision] = [
      await folder.expctl('report', 'two', '--json'),
      await folder.expctl('decide', 'two', '--json'),
    ];
    expect(JSON.parse(decision.stdout).verdict).toBe('GO');
    expect(JSON.parse(report.stdout).experiments[0].verdict).toBe('GO');
  });

  it('gives the outcomes of the criteria, in every format', async () => {
    const folder = projectFolder({
      'experiments/one.md': plan('One', 'fine').replace('**Primary**: ', '**Primary**: quieter calls. '),
    });
    for (const format of ['text', 'markdown', 'html'])
      expect((await folder.expctl('report', 'one', '--format', format)).stdout).toContain('quieter calls.');
  });

  it('lists all experiments, and counts them', async () => {
    const { stdout } = await project().expctl('report');
    expect(stdout).toMatch(/^one\s+One\s+running\s+GO\s+1\/1\s+2/mu);
    expect(stdout).toContain('2 experiments (2 running), 4 runs\n');
  });

  it('renders markdown whose tables GitHub can read', async () => {
    const { stdout } = await project().expctl('report', '--format', 'markdown');
    expect(stdout).toContain('| Id | Experiment | Status | Verdict | Missing |\n| --- | --- | --- | --- | --: |\n');
    expect(stdout).toContain('<details><summary>one — One</summary>');
  });

  it('guards spreadsheets against formulas, unless told otherwise', async () => {
    const folder = project();
    const { stdout } = await folder.expctl('report', '--format', 'csv');
    expect(stdout.split('\r\n')[0]).toBe(
      'experiment,path,kind,status,verdict,section,row_class,Run ID,Date,Command,Dataset,Steps,LR,LoRA Targets,Manifest,Baseline WER,Tuned WER,Notes',
    );
    expect(stdout).toContain(",'=1+1\r\n");
    expect((await folder.expctl('report', '--format', 'csv', '--csv-raw')).stdout).toContain(',=1+1\r\n');
  });

  it('names an unknown id, with the nearest known one', async () => {
    const { code, stderr } = await project().expctl('report', 'onne');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'expctl: there is no experiment or file "onne"\n  hint: did you mean one?\n',
    });
  });

  it('shows every table of runs under its heading, in every format', async () => {
    const english = `### English\n\n${HEAD}| en-1 | 12 ms | 0.2 | x |\n`;
    const german = `### German\n\n${HEAD}| de-1 | 0.9 s | 0.9 | y |\n| de-2 | 5 ms | 0.8 | z |\n`;
    const folder = benchFolder(bench('- [ ] **Acc**: right. `expect: acc > 0.5`', `${english}\n${german}`));
    const said = async (...words: readonly string[]) => (await folder.expctl('report', ...words)).stdout;
    expect(await said('BENCH-001')).toContain('best 5 ms de-2');
    expect(await said('BENCH-001')).toMatch(/Runs: English \(1\)\n[^]*en-1[^]*Runs: German \(2\)\n[^]*de-1[^]*de-2/u);
    expect((await folder.expctl('export', '--table', 'experiments', '--format', 'jsonl')).stdout).toContain('"runs":3');
    expect(await said('BENCH-001', '--format', 'markdown')).toMatch(
      /\*\*English\*\*\n\n\| Run[^]*\*\*German\*\*\n\n\| Run/u,
    );
    expect(await said('BENCH-001', '--format', 'html')).toMatch(/Runs: English<[^]*en-1[^]*Runs: German<[^]*de-2/u);
    expect((await said('--format', 'csv')).split('\r\n').map((line) => line.split(',').slice(5, 8))).toEqual([
      ['section', 'row_class', 'Run'],
      ['English', 'data', 'en-1'],
      ['German', 'data', 'de-1'],
      ['German', 'data', 'de-2'],
      [],
    ]);
    expect(JSON.parse(await said('--json')).experiments[0].runs).toMatchObject([
      { section: 'English', rows: [{ run: 'en-1' }] },
      { section: 'German', rows: [{ run: 'de-1' }, { run: 'de-2' }] },
    ]);
    const exported = (await folder.expctl('export', '--format', 'jsonl')).stdout.trim().split('\n');
    expect(exported.map((line) => JSON.parse(line))).toMatchObject([
      { section: 'English', run: 'en-1', latency: 12, acc: 0.2 },
      { section: 'German', run: 'de-1', latency_s: 0.9 },
      { section: 'German', run: 'de-2', acc: 0.8 },
    ]);
  });

  it('distinguishes standings of other columns by the headings of their tables', async () => {
    const speed = `${HEAD}| a | 12 ms | 0.2 | x |\n`;
    const size =
      '\n## Ablations\n\n<!-- expctl: metrics loss better=lower -->\n\n| Run | Loss | Acc |\n|---|---|---|\n| b | 0.5 | 0.9 |\n';
    const folder = benchFolder(bench('- [ ] **Acc**: right. `expect: acc > 0.1`', `${speed}${size}`));
    const { stdout } = await folder.expctl('report', 'BENCH-001');
    expect(stdout).toContain('Acc (Results, higher is better): best 0.2 a');
    expect(stdout).toContain('Loss (Ablations, lower is better): best 0.5 b');
    expect(stdout).toContain('Acc (Ablations, higher is better): best 0.9 b');
  });

  it('includes an experiment once, however often it is named', async () => {
    const folder = project();
    const { stdout } = await folder.expctl('report', 'experiments', 'one', 'experiments/one.md', '--json');
    expect(JSON.parse(stdout).summary).toMatchObject({ experiments: 2, runs: 4 });
  });

  it('shows INVALID if nothing but the runs can be checked', async () => {
    const folder = benchFolder(bench('', `${HEAD}| a | 12 ms | 0.9 | x |\n| a | 15 ms | 0.9 | x |\n`));
    const { stdout } = await folder.expctl('report', 'BENCH-001');
    expect(stdout).toContain('Verdict  INVALID');
    expect(stdout).toContain('run a is there twice with different values (Latency)');
    expect((await folder.expctl('decide', '--all')).code).toBe(4);
  });

  it.each([['report'], ['export']])('%s says which document it cannot read', async (command) => {
    const folder = project();
    writeFileSync(join(folder.path, 'experiments/latin.md'), Buffer.from('# Caf\xe9\n', 'latin1'));
    const { code, stdout, stderr } = await folder.expctl(command);
    expect(code).toBe(0);
    expect(stdout).toContain('one');
    expect(command === 'report' ? stdout : stderr).toContain(
      'experiments/latin.md: the file is not UTF-8 (byte 5); it is left out (save it as UTF-8; expctl changes nothing in it)\n',
    );
  });

  it('shows cells as a reader sees them', async () => {
    const rows = '| a\\|b | 12 ms | 0.9 | two<br>lines |\n| c | 13 ms | 0.8 | `fit \\| tee log` |\n';
    const folder = benchFolder(bench('- [ ] **Acc**: right.', `${HEAD}${rows}`));
    const said = async (...words: readonly string[]) => (await folder.expctl(...words)).stdout;
    expect(await said('report', 'BENCH-001')).toMatch(/^a\|b +12 ms +0\.9 +two lines$/mu);
    expect(await said('report', '--format', 'html')).toContain('<td>a|b</td>');
    expect(await said('report', '--format', 'html')).toContain('<td dir="auto">two\nlines</td>');
    expect(await said('report', '--format', 'csv')).toContain(',a|b,12 ms,0.9,"two\nlines"\r\n');
    expect(await said('report', '--format', 'csv')).toContain(',c,13 ms,0.8,fit | tee log\r\n');
    expect(await said('export')).toContain('fit | tee log');
  });
});
