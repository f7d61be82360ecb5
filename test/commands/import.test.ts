import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { faultyHost, Killed } from '../faulty-host.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/runs');

/** The files of a fixture, placed in a folder. */
const laid = (fixture: string, folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(FIXTURES, fixture), { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(FIXTURES, fixture, name)).isFile())
      .map((name) => [`${folder}/${name}`, readFileSync(join(FIXTURES, fixture, name), 'utf8')]),
  );

const PLAN = `# Experiment Plan: Quiet rooms

## Test Matrix (Fill Per Run)
| Run ID | Date | Commit | Loss | LR | Notes |
| --- | --- | --- | --- | --- | --- |
| q1 | 2026-03-02 | 0123abc | 0.50 | 0.01 | first |
`;

/** Everything in a folder except git's own files and the outputs. */
function state(folder: ProjectFolder): Readonly<Record<string, string>> {
  const names = readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(?:experiments|issues)\//u.test(name))
    .toSorted();
  return Object.fromEntries(
    names.filter((name) => statSync(join(folder.path, name)).isFile()).map((name) => [name, folder.read(name)]),
  );
}

const rowsOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('| '));

describe('expctl import, into a table whose runs are identified by several columns', () => {
  const document = 'experiments/EXP-001-reeds.md';
  const table = (seed: string) =>
    `# EXP-001: Reeds\n\n## Results\n\n<!-- expctl: runs key="LR, ${seed}" -->\n| LR | ${seed} | Loss |\n| --- | --- | --- |\n| 1 | 1 | 0.50 |\n`;

  it('leaves out the run that lacks one of them, and takes the others', async () => {
    const folder = projectFolder({ ...laid('mlflow/mlruns', 'mlruns'), [document]: table('Seed') });
    const { code, stdout, stderr } = await folder.expctl('import', 'mlruns', '--into', 'EXP-001');
    expect({ code, stdout }).toEqual({ code: 1, stdout: `imported 0.001,7 in ${document}\n` });
    expect(stderr).toContain('refused tern: ');
    expect(stderr).toContain(`${document}: 1 run imported, 1 refused\n`);
    expect(rowsOf(folder.read(document))).toContain('| 0.001 | 7 | 0.41 |');
  });

  it('changes nothing if all runs lack one', async () => {
    const folder = projectFolder({ ...laid('mlflow/mlruns', 'mlruns'), [document]: table('Fold') });
    const { code, stdout, stderr } = await folder.expctl('import', 'mlruns', '--into', 'EXP-001');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`${document}: 0 runs imported, 2 refused\n`);
    expect(folder.read(document)).toBe(table('Fold'));
  });
});

describe('expctl import --new', () => {
  it('creates a document with a table of what distinguishes the runs', async () => {
    const folder = projectFolder(laid('mlflow/mlruns', 'mlruns'));
    const { code, stdout, stderr } = await folder.expctl('import', 'mlruns', '--new', 'ml-exp', '--title', 'Reeds');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'imported gull in experiments/ML-EXP-001-reeds.md\nimported tern in experiments/ML-EXP-001-reeds.md\n',
    });
    expect(stderr).toContain('experiments/ML-EXP-001-reeds.md (new): 2 runs imported\n');
    const text = folder.read('experiments/ML-EXP-001-reeds.md');
    expect(rowsOf(text.slice(text.indexOf('## Runs')))).toEqual([
      '| Run ID | Date | Status | Commit | Seed | lr | loss | val/wer |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      '| gull | 2025-10-09 | finished | bbbbbbb | 7 | 0.001 | 0.41 | 0.0712 |',
      '| tern | 2025-10-09 | failed |  |  | 0.010 | NaN |  |',
    ]);
    const record = JSON.parse(folder.read('experiments/ML-EXP-001-reeds.runs/gull.json')) as Record<string, unknown>;
    expect(record).toMatchObject({ status: 'finished', parameters: { 'mlflow\\.run_id': '0a'.repeat(16) } });
    expect(JSON.parse(folder.read('experiments/ML-EXP-001-reeds.runs/tern.json'))).not.toHaveProperty('git');
  });

  it.each(['exp', 'plan', 'ml-exp', 'tracking-log', 'ml-issue'])(
    'accepts the kind %s, and importing again changes nothing',
    async (kind) => {
      const folder = projectFolder(laid('mlflow/mlruns', 'mlruns'));
      const made = await folder.expctl('import', 'mlruns', '--new', kind, '--title', 'Reeds', '--json');
      expect(made.code).toBe(0);
      const told = JSON.parse(made.stdout) as { document: string; runs: { run: string; outcome: string }[] };
      expect(told.runs.map(({ run, outcome }) => [run, outcome])).toEqual([
        ['gull', 'added'],
        ['tern', 'added'],
      ]);
      const before = state(folder);
      expect(Object.keys(before)).toHaveLength(3);
      const again = await folder.expctl('import', 'mlruns', '--into', told.document, '--json');
      expect(again.code).toBe(0);
      expect((JSON.parse(again.stdout) as typeof told).runs.map(({ outcome }) => outcome)).toEqual([
        'unchanged',
        'unchanged',
      ]);
      expect(state(folder)).toEqual(before);
      const checked = await folder.expctl('check', told.document, '--format', 'json');
      expect(checked.stdout).not.toMatch(/table-columns|row-record|duplicate-run-id|ragged-row/u);
    },
  );

  it('puts what all runs have in common into fields and tables with its name, and above the table', async () => {
    const files = Object.fromEntries(
      [1, 2].map((seed) => [
        `out/s${String(seed)}/.hydra/config.yaml`,
        `seed: ${String(seed)}\nbatch_size: 32\nlearning_rate: 0.5\nnote: "a | b"\n`,
      ]),
    );
    const folder = projectFolder(files);
    const shared = await folder.expctl('import', 'out', '--new', 'tracking-log', '--title', 'Shared');
    expect(shared.code).toBe(0);
    const [name = ''] = Object.keys(state(folder)).filter((each) => each.endsWith('.md'));
    const text = folder.read(name);
    expect(text).toMatch(/^\| learning_rate +\| 0\.5 /mu);
    expect(text).toMatch(/^\| batch_size +\| 32 /mu);
    expect(text).toContain('The same in all runs: `batch_size = 32`, `learning_rate = 0.5`, `note = a | b`.\n');
    await folder.expctl('import', 'out', '--new', 'ml-exp', '--title', 'Fields');
    expect(folder.read('experiments/ML-EXP-001-fields.md')).toMatch(/^- Batch size: 32$/mu);
  });

  it('creates at most twelve columns, lists keys without one, and uses the requested ones instead', async () => {
    const keys = Array.from({ length: 20 }, (_, at) => `m${String(at)}`);
    const line = (run: string): string => `${[run, ...keys.map((_, at) => `0.${String(at + 1)}`)].join(',')}\n`;
    const folder = projectFolder({ 'out.csv': `${['run_id', ...keys].join(',')}\n${line('a')}${line('b')}` });
    for (const kind of ['ml-exp', 'plan']) {
      const { stderr } = await folder.expctl('import', 'out.csv', '--new', kind, '--title', 'Many');
      expect(stderr).toContain('kept in the run records: m12, m13, m14, m15, m16, m17, m18, m19 (--metric');
    }
    const headerOf = (name: string): readonly string[] =>
      /^\| Run ID \|.*$/mu.exec(folder.read(`experiments/${name}.md`))?.[0].split(' | ') ?? [];
    expect(headerOf('ML-EXP-001-many')).toHaveLength(13);
    expect(headerOf('many')).toHaveLength(23);
    await folder.expctl('import', 'out.csv', '--new', 'ml-exp', '--title', 'Two', '--metric', 'm19', '--metric', 'm3');
    expect(headerOf('ML-EXP-002-two')).toEqual(['| Run ID', 'm19', 'm3 |']);
  });

  it('shows the whole document in a dry run, and writes nothing', async () => {
    const folder = projectFolder(laid('mlflow/mlruns', 'mlruns'));
    const words = ['import', 'mlruns', '--new', 'plan', '--title', 'Reeds'];
    const { code, stdout } = await folder.expctl(...words, '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^--- \/dev\/null\n\+\+\+ b?\/?experiments\/reeds\.md\n/u);
    expect(state(folder)).toEqual({});
    await folder.expctl(...words);
    const shown = stdout
      .split('\n')
      .filter((line) => /^\+(?!\+\+ )/u.test(line))
      .map((line) => line.slice(1));
    expect(`${shown.join('\n')}\n`).toBe(folder.read('experiments/reeds.md'));
  });

  it('creates no document if no run can be taken', async () => {
    const folder = projectFolder(laid('mlflow/mlruns', 'mlruns'));
    const { code } = await folder.expctl('import', 'mlruns', '--new', 'plan', '--set', 'Nowhere=1');
    expect(code).toBe(2);
    expect(state(folder)).toEqual({});
  });
});

describe('expctl import --into', () => {
  const project = (): ProjectFolder =>
    projectFolder({ 'experiments/quiet.md': PLAN, ...laid('mlflow/mlruns', 'mlruns') });
  const into = ['--into', 'experiments/quiet.md'];

  it('adds rows after the existing ones, with the requested columns', async () => {
    const folder = project();
    const { code } = await folder.expctl('import', 'mlruns', ...into, '--metric', 'val/wer');
    expect(code).toBe(0);
    expect(rowsOf(folder.read('experiments/quiet.md'))).toEqual([
      '| Run ID | Date | Commit | Loss | LR | Notes | val/wer |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      '| q1 | 2026-03-02 | 0123abc | 0.50 | 0.01 | first |  |',
      expect.stringMatching(/^\| gull \| 2025-10-09 \| bbbbbbb\w* \| 0\.41 \| 0\.001 \|  \| 0\.0712 \|$/u),
      expect.stringMatching(/^\| tern \| 2025-10-09 \|  \| NaN \| 0\.01\d* \|  \|  \|$/u),
    ]);
  });

  it('takes the wanted runs, under the same ids as without a filter', async () => {
    const folder = project();
    await folder.expctl('import', 'mlruns', ...into, '--filter', 'status=finished');
    expect(Object.keys(state(folder))).toEqual(['experiments/quiet.md', 'experiments/quiet.runs/gull.json']);
    await folder.expctl('import', 'mlruns', ...into, '--limit', '2');
    expect(Object.keys(state(folder))).toHaveLength(3);
  });

  it('reports a refused run, takes the others, and exits with 1', async () => {
    const folder = project();
    folder.write(
      'experiments/quiet.md',
      PLAN.replace('| q1 | 2026-03-02 | 0123abc | 0.50 |', '| gull | 2026-03-02 | 0123abc | 0.99 |'),
    );
    const { code, stdout, stderr } = await folder.expctl('import', 'mlruns', ...into);
    expect([code, stdout]).toEqual([1, 'imported tern in experiments/quiet.md\n']);
    expect(stderr).toContain('refused gull: the run gull is there with other values: ');
    expect(stderr).toContain('experiments/quiet.md: 1 run imported, 1 refused\n');
    expect((await folder.expctl('import', 'mlruns', ...into, '--replace')).code).toBe(0);
  });

  it('reports a reason that all runs are refused for once, with the first few of them', async () => {
    const files = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((seed) => [`out/s${String(seed)}.json`, `{"seed": ${String(seed)}, "wer": 0.1}`]),
    );
    const folder = projectFolder({ ...files, 'experiments/EXP-001-reeds.md': '# EXP-001: Reeds\n\n## Goal\n\nDry.\n' });
    expect(await folder.expctl('import', ...Object.keys(files), '--into', 'EXP-001')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'refused s1, s2, s3, s4, s5 and 2 more: no table of this document takes a row for each run\n' +
        '  hint: it needs one, such as `| Run | WER |`\n' +
        'experiments/EXP-001-reeds.md: 0 runs imported, 7 refused\n',
    });
  });

  it('keeps what people wrote about a run if the table has a place for it, and reports what is left out', async () => {
    const folder = project();
    const tags = `mlruns/418273640918273645/${'0a'.repeat(16)}/tags`;
    folder.write(`${tags}/mlflow.note.content`, 'Warm start,\nfrom | last week\n');
    folder.write(`${tags}/team`, 'waders');
    const { stderr } = await folder.expctl('import', 'mlruns', ...into);
    expect(folder.read('experiments/quiet.md')).toMatch(/\| gull .*\| Warm start, from \\\| last week \|/);
    expect(stderr).toContain('left out, being tags: team\n');
    folder.write('experiments/quiet.md', folder.read('experiments/quiet.md').replace('Warm start', 'A warm start'));
    const again = await folder.expctl('import', 'mlruns', ...into);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('there already gull')]);
    folder.write('experiments/quiet.md', PLAN.replaceAll('Notes', 'Who'));
    folder.write('experiments/quiet.runs/gull.json', '');
    const bare = await folder.expctl('import', 'mlruns', ...into, '--dry-run');
    expect(bare.stderr).toContain('left out, for the table has no Notes column: what the tracker says of gull\n');
  });

  it.each([
    ['done', ['done', 'failed'], undefined],
    ['OK', ['OK', 'failed'], undefined],
    ['finished', ['finished', 'failed'], undefined],
    ['wants a look', ['', ''], 'only the run records say it: tern failed\n'],
  ])('writes how runs ended in the words of the table: %s', async (word, statuses, said) => {
    const table = `| Run ID | Status | Loss |\n| --- | --- | --- |\n| q1 | ${word} | 0.50 |\n`;
    const folder = projectFolder({
      'experiments/quiet.md': `# Experiment Plan: Quiet rooms\n\n## Test Matrix (Fill Per Run)\n${table}`,
      ...laid('mlflow/mlruns', 'mlruns'),
    });
    const { stderr } = await folder.expctl('import', 'mlruns', ...into);
    const cells = rowsOf(folder.read('experiments/quiet.md')).map((row) => row.split('|')[2]?.trim());
    expect(cells.slice(3)).toEqual(statuses);
    if (said === undefined) expect(stderr).not.toContain('only the run records say it');
    else expect(stderr).toContain(said);
    const before = state(folder);
    await folder.expctl('import', 'mlruns', ...into);
    expect(state(folder)).toEqual(before);
  });

  it.each([
    ['state', ['--map', 'Status=state'], ['COMPLETE', 'FAIL', 'PRUNED', 'RUNNING', 'wandering']],
    ['Status', [], ['COMPLETE', 'FAIL', 'PRUNED', 'RUNNING', 'wandering']],
    ['state', [], ['success', 'failed', 'killed', 'started', '']],
  ])(
    "leaves how a run ended to the output's own %s if that fills the column, selected by %j",
    async (key, options, statuses) => {
      const folder = projectFolder({
        'experiments/quiet.md':
          '# Quiet\n\n## Runs\n\n| Run | Newts | Status |\n| --- | --- | --- |\n| a | 12 | success |\n',
        'pond.csv': `number,newts,${key}\n0,13,COMPLETE\n1,14,FAIL\n2,15,PRUNED\n3,16,RUNNING\n4,17,wandering\n`,
      });
      const { code } = await folder.expctl('import', 'pond.csv', ...into, '--run-key', 'number', ...options);
      expect(code).toBe(0);
      const cells = rowsOf(folder.read('experiments/quiet.md')).map((row) => row.split('|')[3]?.trim());
      expect(cells.slice(3)).toEqual(statuses);
      const record = JSON.parse(folder.read('experiments/quiet.runs/1.json')) as Record<string, unknown>;
      expect(record).toMatchObject({ status: 'failed' });
    },
  );

  it('does not take a run that ended in an unknown word for finished', async () => {
    const folder = project();
    folder.write('pond.csv', 'run_id,loss,status\nnewt,0.4,wandering\ntoad,0.3,done\n');
    const filtered = await folder.expctl('import', 'pond.csv', ...into, '--filter', 'status=finished');
    expect(filtered.stdout).toBe('imported toad in experiments/quiet.md\n');
    const others = await folder.expctl('import', 'pond.csv', ...into, '--filter', 'status=wandering');
    expect(others.stdout).toBe('imported newt in experiments/quiet.md\n');
  });

  it('recognises a run that was renamed in its tracker', async () => {
    const folder = project();
    await folder.expctl('import', 'mlruns', ...into);
    const before = state(folder);
    const meta = `mlruns/418273640918273645/${'0a'.repeat(16)}/meta.yaml`;
    folder.write(meta, folder.read(meta).replace('gull', 'puffin'));
    expect((await folder.expctl('import', 'mlruns', ...into)).stdout).toContain('there already gull');
    expect(Object.keys(state(folder))).toEqual(Object.keys(before));
    const run = `mlruns/418273640918273645/${'0a'.repeat(16)}`;
    const logged = await folder.expctl('log', 'experiments/quiet.md', run);
    expect(logged.stdout).toBe('there already gull in experiments/quiet.md\n');
    expect(logged.stderr).toContain('puffin is logged as gull here: it has the same id in its tracker\n');
    await folder.expctl('log', 'experiments/quiet.md', run, '--run-id', 'puffin');
    expect(rowsOf(folder.read('experiments/quiet.md')).at(-1)).toContain('| puffin |');
  });

  it('finds the project of a W&B folder', async () => {
    const settings = { 'w/wandb/settings': '[default]\nentity = reed\nproject = Night herons\n' };
    const folder = projectFolder({ 'experiments/quiet.md': PLAN, ...laid('wandb', 'w'), ...settings });
    expect((await folder.expctl('import', 'w/wandb', ...into, '--experiment', 'Moss')).stderr).toContain(
      'they are of: Night herons',
    );
    const { code, stdout } = await folder.expctl('import', 'w/wandb', ...into, '--experiment', 'Night herons');
    expect([code, stdout]).toEqual([0, 'imported kelp0001 in experiments/quiet.md\n']);
  });

  it('keeps brackets of keys in the headers, and finds its columns again', async () => {
    const folder = projectFolder({ 'pond.csv': 'run_id,Acc (%),Time [s],F1 (dev),F1\nnewt,91,3,0.8,0.7\n' });
    const made = await folder.expctl('import', 'pond.csv', '--new', 'ml-exp', '--title', 'Pond', '--json');
    const { document } = JSON.parse(made.stdout) as { document: string };
    expect(rowsOf(folder.read(document)).slice(-3)).toEqual([
      '| Run ID | Acc (%) | Time [s] | F1 dev | F1 |',
      '| --- | --- | --- | --- | --- |',
      '| newt | 91 | 3 | 0.8 | 0.7 |',
    ]);
    folder.write('pond.csv', 'run_id,Acc (%),Time [s],F1 (dev),F1\nnewt,91,3,0.8,0.7\ntoad,92,4,0.9,0.6\n');
    expect(await folder.expctl('import', 'pond.csv', '--into', document)).toMatchObject({ code: 0 });
    expect(rowsOf(folder.read(document)).at(-1)).toBe('| toad | 92 | 4 | 0.9 | 0.6 |');
    const spaced = folder.read(document).replace('Acc (%)', 'Acc  %');
    folder.write(document, spaced);
    folder.write('pond.csv', 'run_id,Acc (%),Time [s],F1 (dev),F1\nfrog,93,5,0.9,0.6\n');
    expect(await folder.expctl('import', 'pond.csv', '--into', document)).toMatchObject({ code: 0 });
    expect(rowsOf(folder.read(document)).at(-1)).toBe('| frog | 93 | 5 | 0.9 | 0.6 |');
  });

  it('distinguishes keys that read alike, again and again', async () => {
    const folder = projectFolder({
      'out.csv': 'run_id,val_loss,val/loss,mAP(B),mAP(M)\na,0.5,0.6,1,2\nb,0.4,0.7,3,4\n',
    });
    const made = await folder.expctl('import', 'out.csv', '--new', 'ml-exp', '--title', 'Alike');
    expect(made.code).toBe(0);
    const before = state(folder);
    const rows = rowsOf(folder.read('experiments/ML-EXP-001-alike.md')).slice(-4);
    expect([rows[0], rows[2]]).toEqual([
      '| Run ID | val_loss | val/loss 2 | mAP B | mAP M |',
      '| a | 0.5 | 0.6 | 1 | 2 |',
    ]);
    const again = await folder.expctl('import', 'out.csv', '--into', 'ML-EXP-001');
    expect([again.code, again.stdout]).toEqual([
      0,
      'there already a in experiments/ML-EXP-001-alike.md\nthere already b in experiments/ML-EXP-001-alike.md\n',
    ]);
    expect(state(folder)).toEqual(before);
  });

  it('accepts a ledger whose first runs all failed', async () => {
    const rows = Array.from({ length: 8 }, (_, at) => `r${String(at)},${at < 7 ? '' : '0.5'},w${String(at)}\n`);
    const folder = projectFolder({ 'out.csv': `run_id,loss,idea\n${rows.join('')}` });
    const { code } = await folder.expctl('import', 'out.csv', '--new', 'ml-exp', '--title', 'Late');
    expect(code).toBe(0);
    expect(rowsOf(folder.read('experiments/ML-EXP-001-late.md')).at(-1)).toBe('| r7 | w7 | 0.5 |');
  });

  it('writes hostile names and values as plain text', async () => {
    const runs = [
      { run_id: '../../up', loss: 1, __proto_: 1, note: '=1+1' },
      { run_id: '__proto__', loss: 2, note: '| a | b |' },
      { run_id: 'a `b` <!-- c', loss: 3, note: 'two\nlines' },
    ];
    const folder = projectFolder({ 'out.jsonl': runs.map((run) => `${JSON.stringify(run)}\n`).join('') });
    const { code, stderr } = await folder.expctl('import', 'out.jsonl', '--new', 'ml-exp', '--title', 'Odd');
    expect({ code, stderr: stderr.includes('3 runs imported') }).toEqual({ code: 0, stderr: true });
    expect(existsSync(join(folder.path, '../up.json'))).toBe(false);
    const exported = await folder.expctl('export', '--format', 'jsonl');
    const told = exported.stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told.map(({ run, loss }) => [run, loss])).toEqual([
      ['../../up', 1],
      ['__proto__', 2],
      ['a `b` <!-- c', 3],
    ]);
    const before = state(folder);
    await folder.expctl('import', 'out.jsonl', '--into', 'ML-EXP-001');
    expect(state(folder)).toEqual(before);
  });

  it('writes above the table what no column shows about a single run', async () => {
    const folder = projectFolder({
      'outputs/run-3/metrics.json': '{"run_id": "run-3", "seed": 3, "epochs": 9, "newts": 0.5}',
    });
    await folder.expctl('import', 'outputs/run-3', '--new', 'ml-exp', '--title', 'Newts');
    const text = folder.read('experiments/ML-EXP-001-newts.md');
    expect(text).toContain('The same in all runs: `epochs = 9`.\n');
    expect(await folder.expctl('import', 'outputs/run-3', '--into', 'ML-EXP-001', '--filter', 'seed=4')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expctl: none of 1 run is left by --filter seed=4\n'),
    });
  });

  it.each([
    [['mlruns'], 'where the runs go was not said'],
    [['mlruns', ...into, '--new', 'plan'], '--into and --new exclude each other'],
    [['mlruns', ...into, '--title', 'x'], '--title is for --new'],
    [['mlruns', ...into, '--filter', 'status'], '"status" is not a filter'],
    [['mlruns', ...into, '--filter', 'status=killed'], 'none of 2 runs is left by --filter status=killed'],
    [['mlruns', ...into, '--experiment', 'Moss'], 'no run is of an experiment Moss'],
    [['mlruns', ...into, '--metric', 'f1'], 'no run has a metric f1'],
    [['mlruns', ...into, '--limit', 'all'], '--limit takes a count, not "all"'],
    [['nothing', ...into], 'there is no output nothing'],
  ])('refuses %j, and writes nothing', async (words, message) => {
    const folder = project();
    const before = state(folder);
    const { code, stderr } = await folder.expctl('import', ...words);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `expctl: ${message}`]);
    expect(state(folder)).toEqual(before);
  });
});

type Database = { exec(sql: string): void; close(): void };

const sqlite = ((): { Database: new (path: string) => Database } | undefined => {
  try {
    return createRequire(import.meta.url)('node-sqlite3-wasm') as { Database: new (path: string) => Database };
  } catch {
    return undefined;
  }
})();

const TABLES = `
  CREATE TABLE experiments (experiment_id INTEGER, name TEXT, lifecycle_stage TEXT);
  CREATE TABLE runs (run_uuid TEXT, name TEXT, status TEXT, start_time BIGINT, end_time BIGINT, lifecycle_stage TEXT, experiment_id INTEGER);
  CREATE TABLE metrics (key TEXT, value DOUBLE, timestamp BIGINT, run_uuid TEXT, step BIGINT, is_nan BOOLEAN);
  CREATE TABLE latest_metrics (key TEXT, value DOUBLE, timestamp BIGINT, run_uuid TEXT, step BIGINT, is_nan BOOLEAN);
  CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT);
  CREATE TABLE tags (key TEXT, value TEXT, run_uuid TEXT);
  INSERT INTO experiments VALUES (1, 'Reeds', 'active'), (2, 'Moss', 'active');`;

describe.skipIf(sqlite === undefined)('expctl import mlflow.db (skipped if node-sqlite3-wasm is not installed)', () => {
  function store(folder: ProjectFolder, count: number): void {
    const Opened = sqlite?.Database as new (path: string) => Database;
    const database = new Opened(join(folder.path, 'mlflow.db'));
    database.exec(TABLES);
    for (let at = 0; at < count; at++) {
      const id = String(at).repeat(32);
      const start = String(1_760_000_000_000 + (count - at) * 1000);
      database.exec(
        `INSERT INTO runs VALUES ('${id}', 'owl', 'FINISHED', ${start}, ${start}, 'active', ${String(1 + (at % 2))});
         INSERT INTO params VALUES ('lr', '0.${String(at + 1)}', '${id}'), ('epochs', '3', '${id}');
         INSERT INTO metrics VALUES ('loss', ${String(at / 8)}, 1, '${id}', 0, 0);`,
      );
    }
    database.close();
  }

  it('takes one experiment, by start, with short ids in the rows and complete ones in the records', async () => {
    const folder = projectFolder();
    store(folder, 4);
    const words = ['import', 'mlflow.db', '--new', 'ml-exp', '--experiment', 'Moss'];
    const { code, stdout } = await folder.expctl(...words);
    expect([code, stdout]).toEqual([
      0,
      'imported owl-33333333 in experiments/ML-EXP-001-moss.md\nimported owl-11111111 in experiments/ML-EXP-001-moss.md\n',
    ]);
    const text = folder.read('experiments/ML-EXP-001-moss.md');
    expect(text).toContain('The same in all runs: `epochs = 3`.\n');
    expect(rowsOf(text).slice(-2)).toEqual([
      '| owl-33333333 | 2025-10-09 | 0.4 | 0.375 |',
      '| owl-11111111 | 2025-10-09 | 0.2 | 0.125 |',
    ]);
    expect(JSON.parse(folder.read('experiments/ML-EXP-001-moss.runs/owl-33333333.json'))).toMatchObject({
      parameters: { 'mlflow\\.run_id': '3'.repeat(32), 'mlflow\\.experiment': 'Moss' },
    });
    const before = state(folder);
    await folder.expctl('import', 'mlflow.db', '--into', 'ML-EXP-001', '--experiment', 'Moss');
    expect(state(folder)).toEqual(before);
  });
});

/** The process that held them is dead: here it is our own, which is alive. */
function dropLocks(folder: ProjectFolder): void {
  const path = join(folder.path, '.git/expctl');
  if (!existsSync(path)) return;
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.lock')) rmSync(join(path, name));
}

describe('expctl import on a disk that fails', () => {
  it('leaves the document complete, and the next import finishes what this one began', async () => {
    const quiet = { isTTY: false, columns: undefined, write: () => undefined };
    const words = ['import', 'mlruns', '--into', 'experiments/quiet.md'];
    const fresh = (): ProjectFolder =>
      projectFolder({ 'experiments/quiet.md': PLAN, ...laid('mlflow/mlruns', 'mlruns') });
    const hostOf = (folder: ProjectFolder) => ({ ...nodeHost(folder.path), stdout: quiet, stderr: quiet });
    const whole = fresh();
    const counting = faultyHost(hostOf(whole), 'throw-before');
    await main(words, counting.host);
    const expected = state(whole);
    const writes = counting.calls.flatMap((name, at) => (/^(?:writeNew|rename|link|remove)$/u.test(name) ? [at] : []));
    expect(writes.length).toBeGreaterThan(5);
    for (const fault of ['half-write', 'killed-after'] as const)
      for (const at of writes) {
        const folder = fresh();
        await main(words, faultyHost(hostOf(folder), fault, at).host).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        const rows = rowsOf(folder.read('experiments/quiet.md'));
        expect(rows.slice(0, 3)).toEqual(rowsOf(PLAN));
        expect(rows.slice(3).every((row) => rowsOf(expected['experiments/quiet.md'] ?? '').includes(row))).toBe(true);
        dropLocks(folder);
        expect((await folder.expctl(...words)).code).toBe(0);
        // A run whose spool file failed comes after those that were not delayed.
        const lines = (text: string | undefined): readonly string[] => (text ?? '').split('\n').toSorted();
        expect(lines(folder.read('experiments/quiet.md'))).toEqual(lines(expected['experiments/quiet.md']));
      }
  }, 120_000);
});
