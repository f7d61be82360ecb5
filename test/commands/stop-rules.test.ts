import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FILE = 'experiments/EXP-062-ponds.md';

/** A stop rule over two ponds, one of which is nearer to its limit. */
const ponds = (rule: string): ProjectFolder =>
  projectFolder({
    [FILE]: `# EXP-062: Ponds

## Success Criteria
- **Clear**: \`expect: clarity > 0.5\`

## Abort if
- **Algae**: they spread. \`expect: ${rule}\`

## Results

| Run ID | Clarity | Algae |
| --- | --- | --- |
| pond-1 | 0.9 | 0.14 |
| pond-2 | 0.8 | 0.16 |
| pond-3 | 0.7 | 0.12 |
`,
  });

describe('a stop rule', () => {
  const silent = '0 of 3 runs; nearest pond-2, 0.16 against 0.9';
  const loud = '2 of 3 runs; farthest pond-2, 0.16 against 0.13';

  it('that is not triggered says so, with the run that comes nearest', async () => {
    const folder = ponds('algae > 0.9');
    const { code, stdout } = await folder.expctl('decide', FILE);
    expect(code).toBe(0);
    expect(stdout).toContain('  the one criterion that must hold is met, and the one stop rule is not triggered\n');
    expect(stdout).toContain(
      `  ✓ not triggered  Algae (stop rule, line 7)\n    they spread.\n    algae > 0.9\n      ${silent}\n`,
    );
    const markdown = (await folder.expctl('decide', FILE, '--format', 'markdown')).stdout;
    expect(markdown).toContain(`| ✅ not triggered | Algae | stop rule | 7 | ${silent} |\n`);
    const report = (await folder.expctl('report', FILE, '--format', 'markdown')).stdout;
    expect(report).toMatch(/\| ✅ not triggered \| .*Algae.* \| stop rule \| /u);
    expect((await folder.expctl('report', FILE)).stdout).toContain('Algae  not triggered (stop rule)\n');
    const html = (await folder.expctl('report', FILE, '--format', 'html')).stdout;
    expect(html).toContain('✓ not triggered</td>');
    expect(html).toContain('<td>stop rule</td>');
  });

  it('that is triggered says so, with the run that is farthest beyond', async () => {
    const folder = ponds('algae > 0.13');
    const { code, stdout } = await folder.expctl('decide', FILE);
    expect(code).toBe(1);
    expect(stdout).toContain(`  Algae is triggered: ${loud}\n`);
    expect(stdout).toContain('  ✗ triggered  Algae (stop rule, line 7)\n');
    expect((await folder.expctl('decide', FILE, '--format', 'markdown')).stdout).toContain(
      `| ❌ triggered | Algae | stop rule | 7 | ${loud} |\n`,
    );
    expect((await folder.expctl('decide', FILE, '--format', 'github')).stdout).toContain('"Algae" is triggered');
    const [outcome] = JSON.parse((await folder.expctl('report', FILE, '--json')).stdout).experiments[0].criteria.slice(
      1,
    );
    expect(outcome).toMatchObject({ role: 'kill', outcome: 'unmet', because: `triggered: ${loud}` });
  });

  it('of multiples names the run by its ratio', async () => {
    const { stdout } = await ponds('algae > 0.5 * clarity').expctl('decide', FILE);
    expect(stdout).toContain('0 of 3 runs; largest ratio 0.2: pond-2, 0.16 against 0.8\n');
  });
});
