import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../built-tool.ts';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const TOOL = resolve(import.meta.dirname, '../../../bin/expctl.js');

const experiment = (id: string, rows = ''): string =>
  `## ${id}: Pond of ${id}\n\n### Success Criteria\n\n- It holds. \`expect: wer < 0.2, every run\`\n\n### Runs\n\n` +
  `| Run | WER | Notes |\n| --- | --- | --- |\n${rows}\n`;

const ledger = (rows: Readonly<Record<string, string>> = {}): ProjectFolder =>
  projectFolder({
    'expctl.yaml': 'kinds:\n  pond:\n    template: templates/pond.md\n    documents: L.md\n',
    'templates/pond.md': `# Ledger\n\n${experiment('EXP-XXX').replace('Pond of EXP-XXX', '[Title]')}`,
    'L.md': `# Ledger\n\n${experiment('EXP-010', rows['EXP-010'])}\n${experiment('EXP-011', rows['EXP-011'])}`,
    'a.json': '{"wer": 0.12}',
    'b.json': '{"wer": 0.15}',
  });

const kept = (folder: ProjectFolder): readonly string[] => readdirSync(join(folder.path, 'L.runs')).toSorted();

const recorded = (folder: ProjectFolder, name: string) =>
  JSON.parse(folder.read(`L.runs/${name}`)) as { experiment: string; run: string; metrics: { wer: number } };

const logged = async (folder: ProjectFolder, id: string, output: string, ...words: readonly string[]) =>
  folder.expctl('log', `L.md#${id}`, output, '--run-id', 'baseline', ...words);

/** A record as written before records had the experiment's name. */
function asBefore(folder: ProjectFolder): void {
  folder.git('add', '--all');
  folder.git('mv', 'L.runs/EXP-010@baseline.json', 'L.runs/baseline.json');
  folder.git('commit', '--quiet', '--message', 'Before');
}

describe('expctl log, into a ledger whose experiments use the same run name,', () => {
  it('keeps a record for each, from one output or from two', async () => {
    const folder = ledger();
    await logged(folder, 'EXP-010', 'a.json');
    const first = folder.read('L.runs/EXP-010@baseline.json');
    expect(await logged(folder, 'EXP-011', 'b.json')).toMatchObject({ code: 0 });
    expect(kept(folder)).toEqual(['EXP-010@baseline.json', 'EXP-011@baseline.json']);
    expect(folder.read('L.runs/EXP-010@baseline.json')).toBe(first);
    expect(await folder.expctl('check')).toMatchObject({ code: 0, stdout: expect.not.stringContaining('row-record') });
    for (const id of ['EXP-010', 'EXP-011'])
      expect((await folder.expctl('decide', `L.md#${id}`)).stdout).not.toContain('INVALID');
    const again = await logged(folder, 'EXP-010', 'a.json');
    expect(again.stdout).toContain('there already');
  });

  it('compares the criteria of one only with its own results', async () => {
    const folder = ledger();
    await logged(folder, 'EXP-010', 'a.json');
    folder.write('L.md', folder.read('L.md').replace(/(EXP-011[^]*)wer < 0\.2/u, '$1wer < 0.3'));
    await logged(folder, 'EXP-011', 'a.json');
    expect((await folder.expctl('check')).stdout).not.toContain('frozen-criteria');
    folder.write('L.md', folder.read('L.md').replace('wer < 0.2', 'wer < 0.25'));
    const { stdout } = await folder.expctl('check');
    expect(stdout.match(/frozen-criteria/gu)).toHaveLength(1);
    expect((await folder.expctl('decide', 'L.md#EXP-010')).stdout).toContain('INVALID');
    expect((await folder.expctl('decide', 'L.md#EXP-011')).stdout).not.toContain('INVALID');
  });

  it('never compares a row typed by hand with a record of the other', async () => {
    const folder = ledger({ 'EXP-011': '| baseline | 0.19 | typed |\n' });
    await logged(folder, 'EXP-010', 'a.json');
    expect((await folder.expctl('check')).stdout).not.toContain('row-record');
    expect((await folder.expctl('decide', 'L.md#EXP-011')).stdout).not.toContain('INVALID');
  });

  it('overwrites one with --replace, and keeps the other', async () => {
    const folder = ledger();
    await logged(folder, 'EXP-010', 'a.json');
    await logged(folder, 'EXP-011', 'a.json');
    const first = folder.read('L.runs/EXP-010@baseline.json');
    expect(await logged(folder, 'EXP-011', 'b.json')).toMatchObject({ code: 2 });
    expect(await logged(folder, 'EXP-011', 'b.json', '--replace')).toMatchObject({ code: 0 });
    expect(folder.read('L.runs/EXP-010@baseline.json')).toBe(first);
    expect(recorded(folder, 'EXP-011@baseline.json').metrics.wer).toBe(0.15);
  });

  it('reports a missing row under its own experiment', async () => {
    const folder = ledger();
    await logged(folder, 'EXP-010', 'a.json');
    await logged(folder, 'EXP-011', 'a.json');
    folder.write('L.md', folder.read('L.md').replace('| baseline | 0.12 |  |\n', ''));
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain('L.md:11:1: warning row-record  the run baseline has a run record and no row\n');
    expect((await folder.expctl('doctor')).stdout).toContain('baseline');
  });
});

describe('a record of a ledger in the older form', () => {
  const before = async () => {
    const folder = ledger();
    await logged(folder, 'EXP-010', 'a.json');
    asBefore(folder);
    return folder;
  };

  it('is read, and the same run changes nothing', async () => {
    const folder = await before();
    const end = await logged(folder, 'EXP-010', 'a.json');
    expect(end.stdout).toContain('there already');
    expect(folder.git('status', '--porcelain')).toBe('');
    expect(await folder.expctl('check')).toMatchObject({ code: 0 });
    await logged(folder, 'EXP-010', 'b.json', '--replace');
    expect(kept(folder)).toEqual(['baseline.json']);
    expect(recorded(folder, 'baseline.json').metrics.wer).toBe(0.15);
  });

  it('is not taken over by another experiment', async () => {
    const folder = await before();
    expect(await logged(folder, 'EXP-011', 'a.json')).toMatchObject({ code: 0 });
    expect(kept(folder)).toEqual(['EXP-011@baseline.json', 'baseline.json']);
    expect(recorded(folder, 'baseline.json').experiment).toBe('EXP-010');
  });

  it('still belongs to a heading that has been renamed since', async () => {
    const folder = await before();
    folder.write('L.md', folder.read('L.md').replaceAll('EXP-010', 'EXP-020'));
    expect((await logged(folder, 'EXP-020', 'a.json')).stdout).toContain('there already');
    folder.write('L.md', folder.read('L.md').replace('wer < 0.2', 'wer < 0.3'));
    expect((await folder.expctl('check')).stdout).toContain('frozen-criteria');
  });

  it('is found if the document now has one experiment', async () => {
    const folder = ledger();
    await logged(folder, 'EXP-010', 'a.json');
    folder.write(
      'L.md',
      `# EXP-010: Pond\n\n${folder.read('L.md').split('## EXP-011')[0]?.split('\n').slice(3).join('\n') ?? ''}`,
    );
    const end = await folder.expctl('log', 'L.md', 'a.json', '--run-id', 'baseline');
    expect(end.stdout).toContain('there already');
    expect(kept(folder)).toEqual(['EXP-010@baseline.json']);
  });
});

describe('runs of a ledger in other ways', () => {
  it('are folded from the spool into their own experiments', async () => {
    const folder = ledger();
    folder.git('checkout', '--quiet', '-b', 'side');
    folder.write('x.txt', 'side');
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', 'Side');
    folder.git('checkout', '--quiet', 'main');
    folder.git('merge', '--quiet', '--no-commit', '--no-ff', 'side');
    expect((await logged(folder, 'EXP-010', 'a.json')).stdout).toContain('queued');
    expect((await logged(folder, 'EXP-011', 'b.json')).stdout).toContain('queued');
    folder.git('commit', '--quiet', '--message', 'Merged');
    await folder.expctl('doctor', '--fold');
    expect(recorded(folder, 'EXP-010@baseline.json')).toMatchObject({ experiment: 'EXP-010', metrics: { wer: 0.12 } });
    expect(recorded(folder, 'EXP-011@baseline.json')).toMatchObject({ experiment: 'EXP-011', metrics: { wer: 0.15 } });
    expect(folder.read('L.md').match(/^\| baseline \|/gmu)).toHaveLength(2);
  });

  it('can be started with run in both', async () => {
    const folder = ledger();
    const write = (wer: string) => `require("fs").writeFileSync("o.json",'{"wer":${wer}}')`;
    for (const [id, wer] of [
      ['EXP-010', '0.12'],
      ['EXP-011', '0.15'],
    ] as const) {
      const end = await folder.expctl(
        'run',
        `L.md#${id}`,
        '--run-id',
        's1',
        '--output',
        'o.json',
        '--',
        process.execPath,
        '-e',
        write(wer),
      );
      expect(end.code).toBe(0);
    }
    expect(kept(folder)).toEqual(['EXP-010@s1.json', 'EXP-011@s1.json']);
    expect((await folder.expctl('check')).stdout).not.toContain('row-record');
  });

  it('are taken by a watch of one experiment though the other has the same output', async () => {
    const folder = ledger();
    folder.write('out/base.json', '{"run_id": "base", "wer": 0.12}');
    for (const id of ['EXP-010', 'EXP-011', 'EXP-011'])
      await folder.expctl('watch', 'out', '--into', `L.md#${id}`, '--once', '--settle', '0');
    expect(kept(folder)).toEqual(['EXP-010@base.json', 'EXP-011@base.json']);
    expect(folder.read('L.md').match(/^\| base \|/gmu)).toHaveLength(2);
  });

  it('are resolved by the row of their own experiment', async () => {
    const folder = ledger();
    await logged(folder, 'EXP-010', 'b.json');
    await logged(folder, 'EXP-011', 'a.json');
    const path = 'L.runs/EXP-011@baseline.json';
    const ours = folder.read(path);
    const theirs = ours.replaceAll('0.12', '0.15');
    folder.write(path, `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
    expect(await folder.expctl('resolve', path)).toMatchObject({ code: 0 });
    expect(folder.read(path)).toBe(ours);
  });

  it('are all there after many simultaneous processes', async () => {
    ensureBuilt();
    const folder = ledger();
    const ends = await Promise.all(
      ['EXP-010', 'EXP-011'].flatMap((id) =>
        [1, 2, 3, 4].map(
          (seed) =>
            new Promise((done) => {
              const words = ['log', `L.md#${id}`, seed % 2 === 0 ? 'a.json' : 'b.json', '--run-id', `s${seed}`];
              spawn(process.execPath, [TOOL, ...words], { cwd: folder.path, stdio: 'ignore' }).once('close', done);
            }),
        ),
      ),
    );
    expect(ends).toEqual(Array.from({ length: 8 }, () => 0));
    await folder.expctl('doctor', '--fold');
    expect(kept(folder)).toEqual(
      ['EXP-010', 'EXP-011'].flatMap((id) => [1, 2, 3, 4].map((seed) => `${id}@s${seed}.json`)),
    );
    expect((await folder.expctl('check')).stdout).not.toContain('row-record');
  });

  it('never change those of the other experiment, whatever is logged', { timeout: 120_000 }, async () => {
    const steps = fc.array(
      fc.record({
        id: fc.constantFrom('EXP-010', 'EXP-011'),
        run: fc.constantFrom('x', 'EXP-011@x', 'y z'),
        output: fc.constantFrom('a.json', 'b.json'),
        replace: fc.boolean(),
      }),
      { minLength: 2, maxLength: 7 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const folder = ledger();
        const model = new Map<string, number>();
        for (const { id, run, output, replace } of all) {
          const wer = output === 'a.json' ? 0.12 : 0.15;
          const key = `${id} ${run}`;
          const isRefused = !replace && model.has(key) && model.get(key) !== wer;
          const words = ['--run-id', run, ...(replace ? ['--replace'] : [])];
          const end = await folder.expctl('log', `L.md#${id}`, output, ...words);
          expect(end.code).toBe(isRefused ? 2 : 0);
          if (!isRefused) model.set(key, wer);
          const records = kept(folder).map((name) => recorded(folder, name));
          expect(new Map(records.map((each) => [`${each.experiment} ${each.run}`, each.metrics.wer]))).toEqual(model);
        }
        expect((await folder.expctl('check')).stdout).not.toContain('row-record');
      }),
      { numRuns: 8 },
    );
  });
});
