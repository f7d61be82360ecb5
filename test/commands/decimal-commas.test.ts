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
  it('are numbers to an export and a report', async () => {
    const folder = commaFolder(['0,1121', '0,0912', '0,1003']);
    const { stdout } = await folder.expctl('report', '--format', 'json', 'plans/kettles.md');
    expect(stdout).toMatch(/\b0\.1121\b[^]*\b0\.0912\b[^]*\b0\.1003\b/);
    expect(stdout).toContain('2026-02-03');
    const { stdout: report } = await folder.expctl('report', 'plans/kettles.md');
    expect(report).toMatch(/best\b.*k-2/i);
  });

  it('are written as the column has them, and read back as the same number', async () => {
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
});
