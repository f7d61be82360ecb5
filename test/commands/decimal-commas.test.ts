import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const HEAD = [
  '# Kettles Plan',
  '',
  '## Test Matrix (Fill Per Run)',
  '',
  '| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

const rowOf = (cell: string, at: number): string =>
  `| k-${String(at)} | 0${String(at)}.02.2026 | \`boil\` | water | 300 | 0,0003 | a | m | 0,1168 | ${cell} | |`;

/** A plan whose runs are written with decimal commas. */
const commaFolder = (cells: readonly string[]): ProjectFolder =>
  projectFolder({
    'expctl.yaml': 'kinds:\n  plan:\n    documents: [plans/*.md]\n',
    'plans/kettles.md': [...HEAD, ...cells.map((cell, at) => rowOf(cell, at + 1)), ''].join('\n'),
  });

describe('decimal commas in a document', () => {
  it('are numbers in an export and a report', async () => {
    const folder = commaFolder(['0,1121', '0,0912', '0,1003']);
    const { stdout } = await folder.expctl('report', '--format', 'json', 'plans/kettles.md');
    expect(stdout).toMatch(/\b0\.1121\b[^]*\b0\.0912\b[^]*\b0\.1003\b/);
    expect(stdout).toContain('2026-02-03');
    const { stdout: report } = await folder.expctl('report', 'plans/kettles.md');
    expect(report).toMatch(/best\b.*k-2/i);
  });

  it("are written in the column's style, and read back as the same number", async () => {
    const folder = commaFolder(['0,1121', '0,0912']);
    folder.write('out.json', '{"tuned_wer": 0.1234567, "learning_rate": 0.0003, "baseline_wer": 0.1168}');
    const logged = await folder.expctl('log', 'plans/kettles.md', 'out.json', '--run-id', 'k-9');
    expect(logged.code).toBe(0);
    expect(folder.read('plans/kettles.md')).toMatch(/\| k-9 .*\| 0,0003 .*\| 0,1168 \| 0,1235 \|/);
    const again = await folder.expctl('log', 'plans/kettles.md', 'out.json', '--run-id', 'k-9');
    expect(again.stdout).toContain('there already k-9');
    const { stdout } = await folder.expctl('check', 'plans/kettles.md');
    expect(stdout).not.toContain('row-record');
  });

  const folderOf = (rows: readonly string[], statement: string, output = '{}'): ProjectFolder =>
    projectFolder({
      'experiments/tea.md': `# EXP-001: Tea\n\n## Success Criteria\n- [ ] good \`expect: ${statement}\`\n\n## Results\n\n${rows.join('\n')}\n`,
      'out.json': output,
    });

  it('leave numbers with thousands separators beside them open, whatever else a column gets', async () => {
    const rows = ['| Run ID | Time (s) | Score |', '|---|---|---|', '| a | 24,35 | 12,253 |', '| b | 25,10 | 13,504 |'];
    const folder = folderOf(rows, 'score >= 50', '{"score": 71.5, "time": 3.5}');
    const open = 'score of a says `12,253`, which is 12.253 or 12253 (and 1 more)';
    expect((await folder.expctl('decide', 'EXP-001')).stdout).toContain(open);
    await folder.expctl('log', 'EXP-001', 'out.json', '--run-id', 'c');
    expect(folder.read('experiments/tea.md')).toContain('| c | 3,50 | 71.5 |');
    expect((await folder.expctl('decide', 'EXP-001')).stdout).toContain(open);
    expect((await folder.expctl('check')).stdout.match(/expected 1\d\.\d{3} or 1\d{4}:/gu)).toHaveLength(2);
  });

  it('leave numbers with a point before three digits beside them open', async () => {
    const rows = ['| Run ID | Time (s) | Size |', '|---|---|---|', '| a | 24,35 | 1.234 |', '| b | 25,10 | 2.345 |'];
    const { stdout } = await folderOf(rows, 'size <= 100').expctl('decide', 'EXP-001');
    expect(stdout).toContain('size of a says `1.234`, which is 1.234 or 1234 (and 1 more)');
  });

  it('are never joined by a number that can be read in two ways', async () => {
    const rows = ['| Run ID | Time (s) | Tea |', '|---|---|---|', '| a | 0,912 | 3 |', '| b | 0.913 | 4 |'];
    const folder = folderOf(rows, 'time < 2', '{"time": 1.234, "tea": 5}');
    await folder.expctl('log', 'EXP-001', 'out.json', '--run-id', 'c');
    expect(folder.read('experiments/tea.md')).toContain('| c | 1.2340 | 5 |');
    expect((await folder.expctl('decide', 'EXP-001')).stdout).toContain('3 of 3 runs; closest c, 1.234');
    expect((await folder.expctl('check')).stdout).not.toContain('value-type');
  });
});
