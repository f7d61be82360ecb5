import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';
import type { ToolEnd } from '../built-tool.ts';

const FILE = 'experiments/skis.md';

const SKIS = `# EXP-052: Skis

## Evaluation Protocol (Do Not Deviate)
1. **Hill parity**: one baseline on each hill. \`expect: constant(baseline_s) per hill\`
2. **Cold**: at most five degrees. \`expect: degrees <= 5, every run\`
3. **Wax**: the same wax, always.

## Success Criteria
- **Faster**: \`expect: time_s < baseline_s, every run\`

## Results

| Run ID | Hill | Degrees | Baseline s | Time s |
| --- | --- | --- | --- | --- |
`;

const REFUSING = 'log:\n  protocol: refuse\n';

type Output = Readonly<Record<string, string | number>>;

const run = (run_id: string, more: Output = {}): Output => ({
  run_id,
  hill: 'north',
  degrees: -2,
  baseline_s: 61,
  time_s: 58,
  ...more,
});

async function log(folder: ProjectFolder, output: Output, ...more: readonly string[]): Promise<ToolEnd> {
  folder.write('run.json', JSON.stringify(output));
  return folder.expctl('log', FILE, 'run.json', ...more);
}

/** The messages on protocol and manifests. */
const told = ({ stdout, stderr }: ToolEnd): readonly string[] =>
  [...stdout.split('\n'), ...stderr.split('\n')]
    .map((line) => line.trim())
    .filter((line) => /protocol item|same list/u.test(line));

const COLD = 'the protocol item "Cold" does not hold with this row: 1 of 2 runs; worst b, 9 against 5';

describe('the protocol, when a run is logged,', () => {
  it('says nothing about a row that satisfies it', async () => {
    const folder = projectFolder({ [FILE]: SKIS });
    const end = await log(folder, run('a'));
    expect({ code: end.code, told: told(end) }).toEqual({ code: 0, told: [] });
    expect(told(await log(folder, run('b', { hill: 'south', baseline_s: 70 })))).toEqual([]);
  });

  it('warns about a row that breaks it, and logs the row', async () => {
    const folder = projectFolder({ [FILE]: SKIS });
    await log(folder, run('a'));
    const end = await log(folder, run('b', { degrees: 9 }));
    expect({ code: end.code, told: told(end) }).toEqual({ code: 0, told: [COLD] });
    expect(folder.read(FILE)).toContain('| b | north | 9 | 61 | 58 |');
  });

  it('refuses the row if the team configured that: nothing is written', async () => {
    const folder = projectFolder({ [FILE]: SKIS, 'expctl.yaml': REFUSING });
    expect((await log(folder, run('a'))).code).toBe(0);
    const before = folder.git('status', '--porcelain') + folder.read(FILE);
    const end = await log(folder, run('b', { degrees: 9 }));
    expect(end).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `expctl: ${COLD}\n  hint: measure it again under the protocol, or allow it with \`log: {protocol: warn}\` in the configuration\n`,
    });
    expect((await log(folder, run('b', { degrees: 9 }), '--dry-run')).code).toBe(2);
    expect(folder.git('status', '--porcelain').replace(/.*run\.json\n/u, '') + folder.read(FILE)).toBe(
      before.replace(/.*run\.json\n/u, ''),
    );
  });

  it('refuses it even if the row waited for a merge to end, and writes the others that waited', async () => {
    const folder = projectFolder({ [FILE]: SKIS, 'expctl.yaml': REFUSING });
    folder.write('.git/MERGE_HEAD', folder.git('rev-parse', 'HEAD'));
    expect((await log(folder, run('a'))).stdout).toContain('queued a');
    expect((await log(folder, run('b', { degrees: 9 }))).stdout).toContain('queued b');
    rmSync(join(folder.path, '.git/MERGE_HEAD'));
    const next = await log(folder, run('c'));
    expect(next).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`the queued row of b cannot be added: ${COLD}`) as string,
    });
    const rows = folder.read(FILE).match(/^\| [abc] .*/gmu);
    expect(rows).toEqual(['| a | north | -2 | 61 | 58 |', '| c | north | -2 | 61 | 58 |']);
    expect(readdirSync(join(folder.path, 'experiments/skis.runs'))).toEqual(['a.json', 'c.json']);
  });

  it('checks parities between rows', async () => {
    const folder = projectFolder({ [FILE]: SKIS });
    await log(folder, run('a'));
    expect(told(await log(folder, run('b', { baseline_s: 63 })))).toEqual([
      'the protocol item "Hill parity" does not hold with this row: hill north: baseline_s is 61 (a) and 63 (b)',
    ]);
  });

  it('distinguishes a row that breaks it from a later one', async () => {
    const folder = projectFolder({ [FILE]: `${SKIS}| a | north | 9 | 61 | 58 |\n`, 'expctl.yaml': REFUSING });
    const end = await log(folder, run('b'));
    expect({ code: end.code, told: told(end) }).toEqual({
      code: 0,
      told: ['the protocol item "Cold" was broken before: 1 of 2 runs; worst a, 9 against 5'],
    });
    const worse = await log(folder, run('c', { degrees: 12 }));
    expect({ code: worse.code, told: told(worse) }).toEqual({
      code: 2,
      told: ['expctl: the protocol item "Cold" does not hold with this row: 1 of 3 runs; worst c, 12 against 5'],
    });
  });

  it('reports when it can no longer be determined, and never refuses because of that', async () => {
    const folder = projectFolder({ [FILE]: SKIS, 'expctl.yaml': REFUSING });
    await log(folder, run('a'));
    const { degrees: _, ...rest } = run('b');
    const end = await log(folder, rest);
    expect({ code: end.code, told: told(end) }).toEqual({
      code: 0,
      told: ['the protocol item "Cold" can no longer be determined: degrees of b is missing'],
    });
  });

  it('says nothing about a run that is already there, and ignores prose', async () => {
    const folder = projectFolder({ [FILE]: SKIS });
    await log(folder, run('a', { degrees: 9 }));
    const again = await log(folder, run('a', { degrees: 9 }));
    expect({ stdout: again.stdout, told: told(again) }).toEqual({ stdout: `there already a in ${FILE}\n`, told: [] });
  });

  it('has one of two settings in the configuration', async () => {
    const folder = projectFolder({ [FILE]: SKIS, 'expctl.yaml': 'log:\n  protocol: maybe\n' });
    const { code, stderr } = await log(folder, run('a'));
    expect(code).toBe(2);
    expect(stderr).toContain('expctl.yaml:2: `log.protocol` is maybe, expected one of: warn, refuse');
  });
});

describe('the manifest that runs are measured on', () => {
  const LIST = 'lists/hills.jsonl';
  const hills = (count: number): string => Array.from({ length: count }, (_, at) => `{"hill": ${at}}\n`).join('');

  it('is recorded with the run: its checksum and its number of items', async () => {
    const folder = projectFolder({ [FILE]: SKIS, [LIST]: `${hills(3)}\n` });
    await log(folder, run('a', { manifest_path: LIST }));
    const record = JSON.parse(folder.read('experiments/skis.runs/a.json')) as { data: unknown };
    expect(record.data).toEqual({ items: 3, manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string });
  });

  it('is reported if it changed under its name, by log and by decide', async () => {
    const folder = projectFolder({ [FILE]: SKIS, [LIST]: hills(3) });
    await log(folder, run('a', { manifest_path: LIST }));
    expect(told(await log(folder, run('b', { manifest_path: LIST })))).toEqual([]);
    folder.write(LIST, hills(2));
    const [words = '', ...others] = told(await log(folder, run('c', { manifest_path: LIST })));
    expect(others).toEqual([]);
    expect(words.replaceAll(/[0-9a-f]{8}…/gu, 'HASH')).toBe(
      `${LIST} is not the same list in all runs: 3 items, sha256 HASH in a, 2 items, sha256 HASH in c`,
    );
    expect((await folder.expctl('decide', FILE)).stdout).toContain(`note: ${words}`);
    expect(told(await log(folder, run('d', { manifest_path: LIST })))).toEqual([]);
  });

  it('causes a refusal then if the team configured that', async () => {
    const folder = projectFolder({ [FILE]: SKIS, [LIST]: hills(3), 'expctl.yaml': REFUSING });
    await log(folder, run('a', { manifest_path: LIST }));
    folder.write(LIST, hills(4));
    expect((await log(folder, run('b', { manifest_path: LIST }))).code).toBe(2);
    expect(folder.read(FILE)).not.toContain('| b |');
  });

  it('is not searched outside the project', async () => {
    const folder = projectFolder({ [FILE]: SKIS });
    await log(folder, run('a', { manifest_path: '/etc/hostname' }));
    await log(folder, run('b', { manifest_path: '../../etc/hostname' }));
    expect(JSON.parse(folder.read('experiments/skis.runs/a.json'))).not.toHaveProperty('data');
    expect(JSON.parse(folder.read('experiments/skis.runs/b.json'))).not.toHaveProperty('data');
  });
});
