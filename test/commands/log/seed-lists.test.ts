import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-seeds.md';

const PLAN = `# EXP-001: Seeds

## Results

| Run | Seed | Acc |
|---|---|---|
| base | 0 | 0.90 |

Behind.
`;

const SEEDS = '[{"seed": 1, "acc": 0.91}, {"seed": 2, "acc": 0.92}, {"seed": 3, "acc": 0.93}]';
const filesWith = (output: string, name = 'out/sd.json') => ({ [DOCUMENT]: PLAN, [name]: output });
const withRows = (...rows: readonly string[]): string => PLAN.replace('\n\nBehind', `\n${rows.join('\n')}\n\nBehind`);

describe('expctl log, given a list of seeds', () => {
  it('makes a run of each, named by file and seed', async () => {
    const folder = projectFolder(filesWith(SEEDS));
    const { code, stdout, stderr } = await folder.expctl('log', 'EXP-001', 'out/sd.json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toBe(
      `logged sd-seed-1 in ${DOCUMENT}\nlogged sd-seed-2 in ${DOCUMENT}\nlogged sd-seed-3 in ${DOCUMENT}\n`,
    );
    const after = withRows('| sd-seed-1 | 1 | 0.91 |', '| sd-seed-2 | 2 | 0.92 |', '| sd-seed-3 | 3 | 0.93 |');
    expect(folder.read(DOCUMENT)).toBe(after);
    await folder.expctl('log', 'EXP-001', 'out/sd.json', '--replace');
    expect(folder.read(DOCUMENT)).toBe(after);
    await folder.expctl('import', 'out/sd.json', '--into', 'EXP-001');
    expect(folder.read(DOCUMENT)).toBe(after);
  });

  it.each([
    ['one for all of them', '[{"name": "lora", "seed": 1, "acc": 0.91}, {"name": "lora", "seed": 2, "acc": 0.92}]'],
    ['one each', '[{"name": "lora-seed-1", "seed": 1, "acc": 0.91}, {"name": "lora-seed-2", "seed": 2, "acc": 0.92}]'],
  ])('keeps the names from the output, %s', async (_, output) => {
    const folder = projectFolder(filesWith(output));
    await folder.expctl('log', 'EXP-001', 'out/sd.json');
    expect(folder.read(DOCUMENT)).toBe(withRows('| lora-seed-1 | 1 | 0.91 |', '| lora-seed-2 | 2 | 0.92 |'));
  });

  it('recognises a seed by its other names', async () => {
    const folder = projectFolder(filesWith('[{"Random Seed": 7, "acc": 0.91}, {"Random Seed": 8, "acc": 0.92}]'));
    const { stdout } = await folder.expctl('log', 'EXP-001', 'out/sd.json');
    expect(stdout).toBe(`logged sd-seed-7 in ${DOCUMENT}\nlogged sd-seed-8 in ${DOCUMENT}\n`);
  });

  it('takes a selected one', async () => {
    const folder = projectFolder(filesWith(SEEDS, 'out/kelp-3/metrics.json'));
    const { stderr } = await folder.expctl('log', 'EXP-001', 'out/kelp-3/metrics.json', '--run', 'seed-2');
    expect(stderr).toBe('');
    expect(folder.read(DOCUMENT)).toBe(withRows('| kelp-3-seed-2 | 2 | 0.92 |'));
  });

  it('names them after the run that wrote them', async () => {
    const folder = projectFolder({ [DOCUMENT]: PLAN });
    const { code } = await folder.expctl(
      'run',
      'EXP-001',
      '--run-id',
      'kelp-4',
      '--',
      'sh',
      '-c',
      `echo '${SEEDS}' > metrics.json`,
    );
    expect(code).toBe(0);
    expect(folder.read(DOCUMENT)).toBe(
      withRows('| kelp-4-seed-1 | 1 | 0.91 |', '| kelp-4-seed-2 | 2 | 0.92 |', '| kelp-4-seed-3 | 3 | 0.93 |'),
    );
  });

  it('refuses two runs with one name before anything is planned', async () => {
    const bench = { command: 'sleep 1', mean: 1.2, stddev: 0.1, median: 1.2, min: 1.1, max: 1.3, times: [1.1, 1.3] };
    const folder = projectFolder(filesWith(JSON.stringify({ results: [bench, { ...bench, mean: 1.4 }] })));
    for (const asked of [[], ['--replace']]) {
      const { code, stderr } = await folder.expctl('log', 'EXP-001', 'out/sd.json', ...asked);
      expect(code).toBe(2);
      expect(stderr).toBe(
        'expctl: these outputs hold 2 runs that are called sleep 1\n' +
          '  hint: `expctl import` gives each a name of its own; of one file --run-key KEY names what tells them apart\n',
      );
      expect(folder.read(DOCUMENT)).toBe(PLAN);
    }
  });
});
