import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { FAULTS, faultyHost, Killed } from '../faulty-host.ts';
import { bench, benchFolder, HEAD } from './bench-kind.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const plan = (title: string, rows: string): string => `# Experiment Plan: ${title}

## Goals
- Less noise.

## Decision Criteria
- **Primary**: lower. \`expect: tuned_wer < baseline_wer, every run\`

## Test Matrix (Fill Per Run)
| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows}`;

const ONE = `| r1 | 2026-03-02 | fit | d | 10 | 1e-4 | q | m | 0.20 | 0.18 | fine |
| r2 | 2026-03-03 | fit | d | 20 | crashed | q | m | 0.20 | — | =1+1 |
| ~~r3~~ | 2026-03-04 | fit | d | 20 | 1e-4 | q | m | 0.20 | 0.15 | excluded: wrong manifest |
`;

const project = (): ProjectFolder =>
  projectFolder({
    'experiments/one.md': plan('One', ONE),
    'experiments/two.md': plan('Two', '| s1 | 2026-03-05 | fit | d | 10 | 1e-4 | q | m | 0.20 | 0.12 | fine |\n'),
  });

/** Every file below a folder with its bytes as hexadecimal digits. */
function filesBelow(path: string): Readonly<Record<string, string>> {
  if (!existsSync(path)) return {};
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted();
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name)).toString('hex')]),
  );
}

const lines = (text: string): readonly Readonly<Record<string, unknown>>[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('expctl export', () => {
  it('prints the typed runs of all documents, with text columns for what numbers cannot express', async () => {
    const { code, stdout, stderr } = await project().expctl('export', '--format', 'jsonl');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const runs = lines(stdout);
    expect(runs.map(({ run, row_class }) => [run, row_class])).toEqual([
      ['r1', 'data'],
      ['r2', 'data'],
      ['r3', 'excluded'],
      ['s1', 'data'],
    ]);
    expect(runs[0]).toMatchObject({
      kind: 'plan',
      experiment: 'one',
      file: 'experiments/one.md',
      line: 12,
      date: '2026-03-02',
      steps: 10,
      lr: 0.0001,
      lr_text: '1e-4',
      tuned_wer: 0.18,
      status: null,
    });
    expect(runs[1]).toMatchObject({ lr: null, lr_text: 'crashed', tuned_wer: null, notes: '=1+1' });
    expect(Object.keys(runs[0] ?? {})).not.toContain('run_id');
  });

  it('guards spreadsheets against formulas, unless told not to', async () => {
    const folder = project();
    expect((await folder.expctl('export')).stdout).toContain(",'=1+1\r\n");
    expect((await folder.expctl('export', '--format', 'csv', '--csv-raw')).stdout).toContain(',=1+1\r\n');
  });

  it('has the same numbers as the report, in its own columns', async () => {
    const folder = project();
    const report = JSON.parse((await folder.expctl('report', '--json')).stdout) as {
      experiments: { runs: { types: { name: string }[]; rows: { run: string; values: unknown[] }[] }[] }[];
    };
    const exported = new Map(
      lines((await folder.expctl('export', '--format', 'jsonl')).stdout).map((row) => [row['run'], row]),
    );
    for (const { types, rows } of report.experiments.flatMap(({ runs }) => runs))
      for (const { run, values } of rows)
        for (const [index, { name }] of types.entries())
          if (name !== 'run_id') expect(exported.get(run)?.[name]).toEqual(values[index]);
  });

  it('writes tables and kinds into folders, and reports what it wrote', async () => {
    const folder = project();
    const { code, stdout } = await folder.expctl('export', '--format', 'parquet', '--output', 'out', '--json');
    expect(code).toBe(0);
    const told = JSON.parse(stdout) as { experiments: number; files: { path: string; rows: number }[] };
    expect(told.experiments).toBe(2);
    expect(told.files.map(({ path, rows }) => [path, rows])).toEqual([
      ['runs/kind=plan/part-0.parquet', 4],
      ['metrics/kind=plan/part-0.parquet', 5],
      ['experiments/kind=plan/part-0.parquet', 2],
      ['criteria/kind=plan/part-0.parquet', 2],
      ['columns/kind=plan/part-0.parquet', 28],
    ]);
    expect(JSON.parse(folder.read('out/_expctl.json'))).toMatchObject({ kind: 'export', files: told.files });
  });

  it('writes the same bytes for the same documents, from any folder, and nothing in a dry run', async () => {
    const folder = project();
    await folder.expctl('export', '--format', 'parquet', '--output', 'out', '--dry-run');
    expect(existsSync(join(folder.path, 'out'))).toBe(false);
    await folder.expctl('export', '--format', 'parquet', '--output', 'out');
    const first = filesBelow(join(folder.path, 'out'));
    await folder.expctl('export', '--format', 'parquet', '--output', 'out');
    expect(filesBelow(join(folder.path, 'out'))).toEqual(first);
    const host = {
      ...nodeHost(join(folder.path, 'experiments')),
      stdout: { isTTY: false, columns: undefined, write: () => undefined },
    };
    await main(['export', '--format', 'parquet', '--output', '../elsewhere'], { ...host, stderr: host.stdout });
    expect(filesBelow(join(folder.path, 'elsewhere'))).toEqual(first);
  });

  it('removes outdated parts, and nothing else', async () => {
    const folder = project();
    await folder.expctl('export', '--format', 'csv', '--output', 'out');
    folder.write('out/runs/kind=plan/notes.txt', 'mine');
    const { stderr } = await folder.expctl('export', '--format', 'jsonl', '--output', 'out', '--table', 'runs');
    expect(stderr).toContain('runs/kind=plan/part-0.csv removed: it was of an earlier export\n');
    expect(Object.keys(filesBelow(join(folder.path, 'out')))).toEqual([
      '_expctl.json',
      'runs/kind=plan/notes.txt',
      'runs/kind=plan/part-0.jsonl',
    ]);
  });

  it('refuses a folder that contains something else', async () => {
    const folder = project();
    expect(await folder.expctl('export', '--format', 'csv', '--output', 'experiments')).toMatchObject({
      code: 2,
      stderr:
        'expctl: experiments is not empty, and holds no export of expctl\n  hint: give a new or an empty folder\n',
    });
  });

  it.each([
    [['--format', 'parquet'], 'Parquet is bytes and goes into files'],
    [['--output', 'out'], 'the format was not given'],
    [['--table', 'runs', '--table', 'metrics'], 'one file holds one table, not runs, metrics'],
    [['--format', 'csv', '--output', 'x.parquet'], 'x.parquet is called like parquet, and --format is csv'],
    [['--format', 'jsonl', '--output', 'out/Y.CSV'], 'out/Y.CSV is called like csv, and --format is jsonl'],
    [['--format', 'csv', '--output', 'x.tsv'], 'x.tsv is called like tsv, and --format is csv'],
    [['one', '--format', 'model-index', '--output', 'x.csv'], 'x.csv is called like csv, and --format is model-index'],
    [['--run', 'r1'], '--run means nothing with --format csv'],
    [['--format', 'jsonl', '--csv-raw'], '--csv-raw is for --format csv'],
    [['--format', 'model-index'], 'a model-index is of one experiment'],
    [['one', '--format', 'model-index', '--run', 'r9'], 'one has no run r9'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await project().expctl('export', ...words);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `expctl: ${message}`]);
  });

  it('writes one file with a known extension', async () => {
    const folder = project();
    await folder.expctl('export', '--output', 'metrics.jsonl', '--table', 'metrics');
    expect(lines(folder.read('metrics.jsonl'))[0]).toEqual({
      kind: 'plan',
      experiment: 'one',
      file: 'experiments/one.md',
      section: 'Test Matrix (Fill Per Run)',
      run: 'r1',
      key: 'baseline_wer',
      column: 'baseline_wer',
      step: null,
      value: 0.2,
      exact: null,
      unit: 'ratio',
      source: 'table',
    });
  });

  it('prints the best run for a model card', async () => {
    const { stdout } = await project().expctl('export', 'one', '--format', 'model-index', '--task', 'asr');
    expect(stdout).toContain('- name: "r1"\n');
    expect(stdout).toContain('    - {type: "tuned_wer", value: 0.18, name: "Tuned WER"}\n');
  });

  it('prints the unit of what the best run measured, and asks if no run can be called the best', async () => {
    const rows = (second: string): string => `${HEAD}| a | 12 ms | 91% | x |\n| b | ${second} | 95% | y |\n`;
    const card = async (second: string) =>
      benchFolder(bench('- [ ] **Fast**: it is.', rows(second))).expctl(
        'export',
        'BENCH-001',
        '--format',
        'model-index',
      );
    const { stdout } = await card('0.9 s');
    expect(stdout).toContain('- name: "a"\n');
    expect(stdout).toContain('    - {type: "latency", value: 12, name: "Latency (ms)"}\n');
    expect(await card('0.9')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'expctl: which run is the best cannot be determined: the values of Latency cannot be brought to one unit\n  hint: say which with --run: a, b\n',
    });
  });

  it('asks if the runs were measured on different manifests', async () => {
    const folder = projectFolder({
      'experiments/one.md': plan(
        'One',
        ONE.replace('1e-4 | q | m |', '1e-4 | q | easy |').replace('crashed', '1e-4').replace('—', '0.17'),
      ),
    });
    expect(await folder.expctl('export', 'one', '--format', 'model-index')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'expctl: which run is the best cannot be determined: Tuned WER was measured under unlike conditions (Manifest easy; Manifest m)\n  hint: say which with --run: r1, r2, r3\n',
    });
    expect((await folder.expctl('report', 'one')).stdout).toContain(
      'Tuned WER (Manifest easy, lower is better): best 0.18 r1 (baseline 0.20)',
    );
  });

  it('keeps a card with other content', async () => {
    const folder = project();
    folder.write('README.md', '---\nlicense: mit\n---\n# Owl\n');
    const words = ['export', 'one', '--format', 'model-index', '--output', 'README.md'];
    expect((await folder.expctl(...words)).code).toBe(2);
    expect(folder.read('README.md')).toBe('---\nlicense: mit\n---\n# Owl\n');
    expect((await folder.expctl(...words.slice(0, -1), 'card.md')).code).toBe(0);
    expect((await folder.expctl(...words.slice(0, -1), 'card.md')).code).toBe(0);
    expect(folder.read('card.md')).toMatch(/^---\nmodel-index:\n/u);
  });
});

describe('expctl export on a disk that fails', () => {
  it('leaves every file complete, from this export or the previous one, and repairs itself the next time', async () => {
    const folder = project();
    const out = join(folder.path, 'out');
    const words = ['export', '--format', 'csv', '--output', 'out'];
    await folder.expctl(...words);
    const old = filesBelow(out);
    folder.write(
      'experiments/two.md',
      plan('Two', '| s1 | 2026-03-05 | fit | d | 10 | 1e-4 | q | m | 0.20 | 0.11 | fine |\n'),
    );
    const quiet = { isTTY: false, columns: undefined, write: () => undefined };
    const host = { ...nodeHost(folder.path), stdout: quiet, stderr: quiet };
    const counting = faultyHost(host, 'throw-before');
    await main(words, counting.host);
    const fresh = filesBelow(out);
    const writes = counting.calls.flatMap((name, at) =>
      /^(?:writeNew|rename|remove|fsyncFolder|makeFolder)$/u.test(name) ? [at] : [],
    );
    expect(writes.length).toBeGreaterThan(10);
    for (const fault of FAULTS)
      for (const at of writes) {
        await main(words, faultyHost(host, fault, at).host).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        for (const [name, bytes] of Object.entries(filesBelow(out)))
          if (!name.endsWith('.tmp')) expect([old[name], fresh[name]]).toContain(bytes);
      }
    await folder.expctl(...words);
    expect(filesBelow(out)).toEqual(fresh);
  });
});
