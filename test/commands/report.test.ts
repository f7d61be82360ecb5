import { describe, expect, it } from 'vitest';
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
  it('tells best, latest and baseline of the primary metric', async () => {
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
      runs: { rows: [{ class: 'data' }, { class: 'data' }] },
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

  it('lists all experiments, and counts them', async () => {
    const { stdout } = await project().expctl('report');
    expect(stdout).toMatch(/^one\s+One\s+running\s+GO\s+1\/1\s+2/mu);
    expect(stdout).toContain('2 experiments (2 running), 4 runs\n');
  });

  it('renders markdown whose tables GitHub reads', async () => {
    const { stdout } = await project().expctl('report', '--format', 'markdown');
    expect(stdout).toContain('| Id | Experiment | Status | Verdict | Missing |\n| --- | --- | --- | --- | --: |\n');
    expect(stdout).toContain('<details><summary>one — One</summary>');
  });

  it('guards spreadsheets against formulas, unless told not to', async () => {
    const folder = project();
    const { stdout } = await folder.expctl('report', '--format', 'csv');
    expect(stdout.split('\r\n')[0]).toBe(
      'experiment,path,kind,status,verdict,row_class,Run ID,Date,Command,Dataset,Steps,LR,LoRA Targets,Manifest,Baseline WER,Tuned WER,Notes',
    );
    expect(stdout).toContain(",'=1+1\r\n");
    expect((await folder.expctl('report', '--format', 'csv', '--csv-raw')).stdout).toContain(',=1+1\r\n');
  });

  it('says which id it does not know, with the nearest', async () => {
    const { code, stderr } = await project().expctl('report', 'onne');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'expctl: there is no experiment or file "onne"\n  hint: did you mean one?\n',
    });
  });
});
