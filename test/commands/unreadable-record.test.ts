import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FILE = 'experiments/kiln.md';
const RUNS = 'experiments/kiln.runs';

const kiln = (limit: string): string =>
  `# EXP-050: Kiln\n\n## Success Criteria\n- **Cracks**: few. \`expect: cracks < ${limit}\`\n\n## Results\n\n| Run | Cracks |\n| --- | --- |\n`;

async function fired(limit = '9'): Promise<ProjectFolder> {
  const folder = projectFolder({ [FILE]: kiln(limit) });
  for (const [run, cracks] of [
    ['pot-1', 4],
    ['pot-2', 5],
  ]) {
    folder.write('out.json', JSON.stringify({ run_id: run, cracks }));
    expect((await folder.expctl('log', FILE, 'out.json')).code).toBe(0);
  }
  return folder;
}

type Decided = {
  verdict: string;
  unread: readonly string[];
  criteria: readonly { outcome: string; because: string }[];
};

async function decided(folder: ProjectFolder, word = FILE): Promise<Decided> {
  return JSON.parse((await folder.expctl('decide', word, '--json')).stdout) as Decided;
}

const SAID = `the run record ${RUNS}/pot-2.json cannot be read (it holds no object), and nobody knows what it holds (row-record)`;

describe('a run record that cannot be read', () => {
  it('makes what the runs meet undetermined, and is named beside the verdict', async () => {
    const folder = await fired();
    expect((await decided(folder)).verdict).toBe('GO');
    folder.write(`${RUNS}/pot-2.json`, '[]');
    const { verdict, unread, criteria } = await decided(folder);
    expect([verdict, unread, criteria.map(({ outcome }) => outcome)]).toEqual([
      'INCONCLUSIVE',
      [SAID],
      ['undetermined'],
    ]);
    expect((await folder.expctl('decide', FILE)).stdout).toContain(SAID);
    expect((await folder.expctl('decide', '--all')).stdout).toContain(SAID);
  });

  it('does so even if its row is gone too', async () => {
    const folder = await fired();
    folder.write(`${RUNS}/pot-2.json`, '[]');
    folder.write(FILE, folder.read(FILE).replace(/^\| pot-2.*\n/mu, ''));
    expect((await decided(folder)).unread).toEqual([SAID]);
  });

  it('does not change what is unmet', async () => {
    const folder = await fired('3');
    folder.write(`${RUNS}/pot-2.json`, '[]');
    expect((await decided(folder)).verdict).toBe('NO-GO');
  });

  it('prevents the report and any tick from showing met', async () => {
    const folder = await fired();
    folder.write(`${RUNS}/pot-2.json`, '{"schemaVersion": 1}');
    const { stdout } = await folder.expctl('report', '--format', 'json');
    expect(stdout).toContain('"verdict": "INCONCLUSIVE"');
  });

  it('leaves nothing undetermined if it is a second record of a run', async () => {
    const folder = await fired();
    folder.write(`${RUNS}/copy.json`, folder.read(`${RUNS}/pot-2.json`));
    expect((await decided(folder)).unread).toEqual([]);
  });

  it('belongs in a ledger to the experiment in its name; without one, to all', async () => {
    const experiment = (id: string): string =>
      `## ${id}: Kiln\n\n### Success Criteria\n- **Cracks**: few. \`expect: cracks < 9\`\n\n### Results\n\n| Run | Cracks |\n| --- | --- |\n| pot | 4 |\n\n`;
    const folder = projectFolder({ 'experiments/LOG.md': `# Log\n\n${experiment('EXP-001')}${experiment('EXP-002')}` });
    folder.write('experiments/LOG.runs/EXP-001@pot.json', '[]');
    const verdicts = async (): Promise<readonly string[]> => {
      const { stdout } = await folder.expctl('decide', '--all', '--json');
      return (JSON.parse(stdout) as { experiments: readonly Decided[] }).experiments.map(({ verdict }) => verdict);
    };
    expect(await verdicts()).toEqual(['INCONCLUSIVE', 'GO']);
    folder.write('experiments/LOG.runs/pot.json', '[]');
    expect(await verdicts()).toEqual(['INCONCLUSIVE', 'INCONCLUSIVE']);
  });
});
