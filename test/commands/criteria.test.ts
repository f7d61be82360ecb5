import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const PLAN = `# Experiment Plan: Kettles

## Goals
- Less spill.

## Evaluation Protocol (Do Not Deviate)
1. **Shelf parity**: one shelf for all.

## Decision Criteria
- **Primary**: tuned WER < baseline WER on the heldout shelf.
- **Machine**: it holds. \`expect: tuned_wer <= 2 * baseline_wer\`
- [ ] **Rate**: tuned WER at least 2% below the baseline WER
- **Taste**: guests are happy — Ada, 2026-01-02
- **Long one**: the tuned WER must not exceed the baseline WER in at least two of three runs on the heldout shelf.

## Hypotheses and Tests

### H1 — Small
- **Problem**: spill.
- **Change**: prune.
- **Expected**: less.
- **Success**: tuned WER below 0.2.

## Test Matrix (Fill Per Run)
| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| t1 | 2026-03-02 |  | d | 1 | 1e-4 | q | shelves/heldout_shelf.txt | 0.20 | 0.18 |  |
| t2 | 2026-03-03 |  | d | 1 | 1e-4 | q | shelves/near_shelf.txt | 0.20 | 0.21 |  |

## Run Notes
- None.
`;

const kettles = (text = PLAN): ProjectFolder => projectFolder({ 'experiments/kettles.md': text });
const PATH = 'experiments/kettles.md';

type Listed = {
  readonly number: number;
  readonly label: string;
  readonly form: string;
  readonly gate: string;
  readonly line: number;
  readonly statements: readonly string[];
  readonly proposals?: readonly { readonly statement: string }[];
  readonly reason?: string;
};

async function listed(folder: ProjectFolder, ...options: readonly string[]): Promise<readonly Listed[]> {
  const { stdout } = await folder.expctl('criteria', PATH, '--json', ...options);
  const data: { readonly criteria: readonly Listed[] } = JSON.parse(stdout);
  return data.criteria;
}

describe('expctl criteria', () => {
  it('lists what is decided, by whom, and where', async () => {
    const rows = (await listed(kettles())).map(({ number, label, form, line }) => [number, label, form, line]);
    expect(rows).toEqual([
      [1, 'Shelf parity', 'protocol', 7],
      [2, 'Primary', 'person', 10],
      [3, 'Machine', 'machine', 11],
      [4, 'Rate', 'person', 12],
      [5, 'Taste', 'person', 13],
      [6, 'Long one', 'person', 14],
      [7, 'H1', 'hypothesis', 22],
    ]);
  });

  it('proposes nothing unless asked', async () => {
    const folder = kettles();
    expect((await listed(folder)).filter(({ proposals, reason }) => proposals ?? reason)).toEqual([]);
    expect((await folder.expctl('criteria', PATH)).stdout).not.toContain('proposal');
  });

  it('proposes statements for plain sentences, or says why not', async () => {
    const rows = (await listed(kettles(), '--suggest')).map(({ label, proposals, reason }) => [
      label,
      proposals?.map(({ statement }) => statement),
      reason,
    ]);
    expect(rows).toEqual([
      ['Shelf parity', [], 'it asks for nothing that can be compared: a person decides this'],
      ['Primary', ['tuned_wer < baseline_wer where manifest == "shelves/heldout_shelf.txt"'], undefined],
      ['Machine', undefined, undefined],
      ['Rate', ['tuned_wer < baseline_wer by 2%', 'tuned_wer < baseline_wer by 2 points'], undefined],
      ['Taste', [], 'it asks for nothing that can be compared: a person decides this'],
      [
        'Long one',
        ['tuned_wer <= baseline_wer, at least 2 runs where manifest == "shelves/heldout_shelf.txt"'],
        undefined,
      ],
      ['H1', ['tuned_wer < 0.2'], undefined],
    ]);
  });

  it('prints the same for people', async () => {
    const { stdout, code } = await kettles().expctl('criteria', PATH, '--suggest');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('kettles  Kettles');
    expect(stdout).toContain('  4  Rate  (must, person, line 12)\n');
    expect(stdout).toContain('     proposal =2: expect: tuned_wer < baseline_wer by 2 points\n');
    expect(stdout).toContain('     no proposal: it asks for nothing that can be compared: a person decides this\n');
    expect(stdout).toContain('     expect: tuned_wer <= 2 * baseline_wer\n');
  });

  it('says so if there are none', async () => {
    const folder = kettles('# Notes\n\nNothing yet.\n');
    expect((await folder.expctl('criteria', PATH)).stdout).toContain('no criteria\n');
    expect((await folder.expctl('decide', PATH)).stdout).toBe(
      'INCONCLUSIVE  Notes\n  there is no must criterion\n\n' +
        'note: criteria are the items below a heading such as `## Success Criteria`; `expect: wer < 0.2` in one is for the machine\n',
    );
  });
});

describe('expctl criteria --apply', () => {
  it('says what the verdict will say about earlier results, once for each item', async () => {
    const folder = kettles();
    folder.write('t3.json', '{"run_id": "t3", "tuned_wer": 0.17, "baseline_wer": 0.2}');
    await folder.expctl('log', PATH, 't3.json');
    const said =
      'expctl: "Primary" changes after 1 result: INVALID, until an amendment says so\n' +
      '  hint: `expctl amend kettles -m "…"`\n';
    expect((await folder.expctl('criteria', PATH, '--apply', 'Primary', '--dry-run')).stderr).toBe(said);
    expect((await folder.expctl('criteria', PATH, '--apply', 'Primary')).stderr).toBe(said);
    expect((await folder.expctl('decide', PATH)).code).toBe(4);
    expect((await folder.expctl('amend', 'kettles', '-m', 'now for the machine')).code).toBe(0);
    expect((await folder.expctl('decide', PATH)).code).not.toBe(4);
  });

  it('writes short ones after the sentence and long ones below it, and changes nothing else', async () => {
    const folder = kettles();
    const { code, stdout } = await folder.expctl(
      'criteria',
      PATH,
      '--apply',
      'Rate=2',
      '--apply',
      '6',
      '--apply',
      'h1',
    );
    expect(code).toBe(0);
    expect(stdout).toBe(
      'Rate (line 12)  expect: tuned_wer < baseline_wer by 2 points\n' +
        'Long one (line 14)  expect: tuned_wer <= baseline_wer, at least 2 runs where manifest == "shelves/heldout_shelf.txt"\n' +
        'H1 (line 22)  expect: tuned_wer < 0.2\n',
    );
    const expected = PLAN.replace(
      'below the baseline WER',
      'below the baseline WER `expect: tuned_wer < baseline_wer by 2 points`',
    )
      .replace(
        'on the heldout shelf.\n\n## Hypo',
        'on the heldout shelf.\n  `expect: tuned_wer <= baseline_wer, at least 2 runs where manifest == "shelves/heldout_shelf.txt"`\n\n## Hypo',
      )
      .replace('below 0.2.', 'below 0.2. `expect: tuned_wer < 0.2`');
    expect(folder.read(PATH)).toBe(expected);
    expect((await listed(folder)).map(({ form }) => form)).toEqual([
      'protocol',
      'person',
      'machine',
      'machine',
      'person',
      'machine',
      'machine',
    ]);
  });

  it('shows the diff in a dry run, and writes nothing', async () => {
    const folder = kettles();
    const { stdout } = await folder.expctl('criteria', PATH, '--apply', 'H1', '--dry-run');
    expect(stdout).toContain('+- **Success**: tuned WER below 0.2. `expect: tuned_wer < 0.2`');
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it('keeps line endings, byte order mark and a missing last newline', async () => {
    const folder = kettles(`\uFEFF${PLAN.trimEnd().replaceAll('\n', '\r\n')}`);
    expect((await folder.expctl('criteria', PATH, '--apply', '6')).code).toBe(0);
    const after = folder.read(PATH);
    expect(after).toContain('on the heldout shelf.\r\n  `expect: tuned_wer <= baseline_wer');
    expect(after.replace(/\r\n {2}`expect: [^`]*at least 2 runs[^`]*`/u, '')).toBe(
      `\uFEFF${PLAN.trimEnd().replaceAll('\n', '\r\n')}`,
    );
  });

  it.each([
    [
      'Rate',
      '“Rate” can be read in 2 ways',
      '=1: tuned_wer < baseline_wer by 2%; =2: tuned_wer < baseline_wer by 2 points',
    ],
    ['Rate=3', '“Rate” has no proposal 3', 'the last one is 2'],
    ['Taste', 'nothing is proposed for “Taste”', 'docs/criteria.md'],
    ['Machine', '“Machine” has a machine form already', 'change it in the document'],
    ['Primery', 'there is no criterion “Primery”', 'did you mean Primary?'],
  ])('refuses %s and leaves the document unchanged', async (item, message, hint) => {
    const folder = kettles();
    const { code, stderr } = await folder.expctl('criteria', PATH, '--apply', item);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it('refuses one item twice, and --dry-run alone', async () => {
    const folder = kettles();
    expect((await folder.expctl('criteria', PATH, '--apply', 'H1', '--apply', '7')).code).toBe(2);
    expect((await folder.expctl('criteria', PATH, '--dry-run')).code).toBe(2);
  });

  it('writes into the first cell of a row of a criteria table', async () => {
    const table =
      '| Criterion | Threshold | Measured | Result |\n| --- | --- | --- | --- |\n| Tuned word error rate | < 0.2 | | |\n';
    const folder = kettles(PLAN.replace(/- \*\*Primary\*\*[\s\S]*?\n\n/u, `${table}\n`));
    expect((await folder.expctl('criteria', PATH, '--apply', 'Tuned word error rate')).code).toBe(0);
    expect(folder.read(PATH)).toContain('| Tuned word error rate `expect: tuned_wer < 0.2` | < 0.2 | | |\n');
  });
});

const SEEDS = resolve(import.meta.dirname, '../../../shared/seeds');
const seed = existsSync(SEEDS) ? readdirSync(SEEDS).find((name) => name.startsWith('003')) : undefined;

describe.skipIf(seed === undefined)('the third seed (needs ../shared/seeds)', () => {
  it('gets the intended proposal for its primary criterion, and no wrong one', async () => {
    const folder = projectFolder({ [PATH]: readFileSync(resolve(SEEDS, seed ?? ''), 'utf8') });
    const proposed = (await listed(folder, '--suggest')).flatMap(({ label, proposals = [] }) =>
      proposals.map(({ statement }) => [label, statement]),
    );
    expect(proposed).toContainEqual([
      'Primary',
      'tuned_wer < baseline_wer where manifest == "data/heldout_manifest.jsonl"',
    ]);
  });
});
