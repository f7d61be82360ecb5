import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { wordsOf } from './worked-page.ts';
import type { ProjectFolder } from '../project-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RUNS = join(ROOT, 'test/fixtures/runs');

/** The commands of a page's first block of shell lines, without their comments. */
function commandsOf(page: string): readonly string[] {
  const [, block = ''] = /^```sh\n(.*?)^```/msu.exec(readFileSync(join(ROOT, 'docs', page), 'utf8')) ?? [];
  return block.split('\n').flatMap((line) => {
    const command = line.replace(/\s+#.*$/u, '');
    return command === '' ? [] : [command];
  });
}

/** A folder with the pages' experiments and outputs. */
async function readersFolder(): Promise<ProjectFolder> {
  const folder = projectFolder({
    'outputs/EXP-003/metrics.json': '{"run_id": "kiln-1", "wer": 0.2}',
    'plan.md': '# Experiment Plan: Kilns\n\n## Test Matrix (Fill Per Run)\n\n| Run ID | WER |\n| --- | --- |\n',
  });
  for (const [from, to] of [
    ['mlflow/mlruns', 'mlruns'],
    ['wandb/wandb', 'wandb'],
    ['autoresearch/results.tsv', 'results.tsv'],
  ] as const)
    cpSync(join(RUNS, from), join(folder.path, to), { recursive: true });
  for (const id of ['EXP-003', 'EXP-007'])
    expect(await folder.expctl('new', 'exp', 'Kilns', '--id', id)).toMatchObject({ code: 0 });
  return folder;
}

/** The end of each command: its exit code, and its message where it was refused. */
async function endsOf(folder: ProjectFolder, commands: readonly string[]): Promise<readonly string[]> {
  const ends: string[] = [];
  for (const command of commands) {
    const { code, stderr } = await folder.expctl(...wordsOf(command).slice(1));
    ends.push(`${command} -> ${String(code)}${code === 0 ? '' : ` ${stderr}`}`);
  }
  return ends;
}

const done = (commands: readonly string[]): readonly string[] => commands.map((command) => `${command} -> 0`);

describe('the commands at the top of a page', () => {
  it('import the runs of a tracker', async () => {
    // A database is read as the folder is: the fixtures contain none.
    const commands = commandsOf('import.md').map((line) => line.replace('mlflow.db', 'mlruns'));
    expect(commands).toHaveLength(4);
    expect(await endsOf(await readersFolder(), commands)).toEqual(done(commands));
  });

  it('watch existing outputs', async () => {
    const commands = commandsOf('watch.md').map((line) => (line.includes('--once') ? line : `${line} --once`));
    expect(commands).toHaveLength(3);
    const folder = await readersFolder();
    folder.write('out/m.json', '{"run_id": "kiln-2", "wer": 0.3}');
    const [into = '', existing = '', once = ''] = commands;
    const ends = await endsOf(folder, [`${existing} --settle 0`, `${into} --settle 0`]);
    expect(ends).toEqual(done([`${existing} --settle 0`, `${into} --settle 0`]));
    expect(folder.read('plan.md')).toContain('| kiln-2 | 0.3 |');
    // Without a path, runs that name no experiment are reported.
    expect((await folder.expctl(...wordsOf(once).slice(1), '--settle', '0')).code).toBe(1);
  });

  it('export all runs, or those of some', async () => {
    const folder = await readersFolder();
    folder.write(
      'experiments/2026/EXP-008.md',
      folder.read('experiments/EXP-007-kilns.md').replaceAll('EXP-007', 'EXP-008'),
    );
    expect(await endsOf(folder, ['expctl import results.tsv --into EXP-007'])).toEqual([
      expect.stringContaining('-> 0'),
    ]);
    const commands = commandsOf('export.md').map((line) => line.replace(/ > runs\.csv$/u, ''));
    expect(commands).toHaveLength(5);
    // The second replaces the folder of the first.
    expect(await endsOf(folder, commands)).toEqual(done(commands));
  });
});
