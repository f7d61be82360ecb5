import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const SEEDS = resolve(import.meta.dirname, '../../../shared/seeds');
const seed = existsSync(SEEDS) ? readdirSync(SEEDS).find((name) => name.startsWith('003')) : undefined;

/** The spans of the case that must come out right, by the sentence that they belong to. */
const SPANS: readonly (readonly [string, string])[] = [
  [
    '- **Primary**: tuned WER < baseline WER on the main heldout manifest.',
    'tuned_wer < baseline_wer, every run where manifest == "data/heldout_manifest.jsonl"',
  ],
  [
    '- **Secondary**: tuned WER is non-worse on at least one additional manifest.',
    'tuned_wer <= baseline_wer, some run where manifest != "data/heldout_manifest.jsonl"',
  ],
  [
    '- **Reproducibility**: same improvement holds for two runs with fixed seeds.',
    'tuned_wer < baseline_wer, at least 2 seeds per dataset, steps, lr, manifest where manifest == "data/domain_manifest.jsonl"',
  ],
  [
    '- **Sanity**: training loss decreases without catastrophic WER regression (>2×).',
    'tuned_wer <= 2 * baseline_wer, every run`\n  `expect: decreases(train_loss), every run',
  ],
];
const PROTOCOL = [
  '1. **Manifest parity**: baseline and tuned WER must use the same manifest.',
  'constant(baseline_wer) per manifest, command.max_seconds',
] as const;

function seedProject(spans: readonly (readonly [string, string])[]): ProjectFolder {
  let text = readFileSync(resolve(SEEDS, seed ?? ''), 'utf8');
  for (const [sentence, statement] of spans)
    text = text.replace(sentence, () => `${sentence}\n   \`expect: ${statement}\``);
  return projectFolder({ 'experiments/plan.md': text });
}

type Outcome = { readonly label: string; readonly outcome: string; readonly because: string };
type Data = {
  readonly verdict: string;
  readonly otherwise?: string;
  readonly because: readonly string[];
  readonly criteria: readonly Outcome[];
};

describe.skipIf(seed === undefined)('the case that must come out right (needs ../shared/seeds)', () => {
  it('is NO-GO without the protocol span', async () => {
    const { code, stdout } = await seedProject(SPANS).expctl('decide', 'experiments/plan.md', '--json');
    const data: Data = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(data.verdict).toBe('NO-GO');
    expect(data.criteria.map(({ label, outcome }) => [label, outcome])).toEqual([
      ['Primary', 'unmet'],
      ['Secondary', 'met'],
      ['Reproducibility', 'undetermined'],
      ['Sanity', 'undetermined'],
    ]);
    expect(data.criteria[0]?.because).toBe('0 of 9 runs; worst h3-lr3e4-expanded-20260218, 0.0723 against 0.0449');
    expect(data.criteria[1]?.because).toContain('3 of 3 runs');
    expect(data.criteria[1]?.because).toContain('0.0000 against 0.0000');
  });

  it('is INVALID with it, would otherwise be NO-GO, and names the two rows', async () => {
    const { code, stdout } = await seedProject([...SPANS, PROTOCOL]).expctl('decide', 'experiments/plan.md', '--json');
    const data: Data = JSON.parse(stdout);
    expect({ code, verdict: data.verdict, otherwise: data.otherwise }).toEqual({
      code: 4,
      verdict: 'INVALID',
      otherwise: 'NO-GO',
    });
    expect(data.because[0]).toContain('0.1168 (h4-domain-expanded-20260218) and 0.1261 (headroom-domain-20260218)');
  });

  it('says how strong the evidence is: nine runs share two baselines', async () => {
    const { stdout } = await seedProject(SPANS).expctl('decide', 'experiments/plan.md');
    expect(stdout).toContain(
      'chance of meeting it if the change did nothing: 1/5 x 1/6 = 3.3%, because the 9 runs share 2 baselines',
    );
    expect(stdout).toContain('12 of 12 runs; largest ratio 1.61');
    expect(stdout).toContain('no run has a history of train_loss');
  });

  it('takes one more row with a diff of one line', async () => {
    const folder = seedProject(SPANS);
    folder.write(
      'run.json',
      JSON.stringify({
        run_id: 'h5-lr2e4-20261120',
        max_steps: 400,
        learning_rate: 0.0002,
        manifest_path: 'data/heldout_manifest.jsonl',
        dataset_path: 'data/train_manifest_expanded.jsonl',
        baseline_wer: 0.04491234,
        tuned_wer: 0.0431999,
      }),
    );
    expect((await folder.expctl('log', 'experiments/plan.md', 'run.json')).code).toBe(0);
    expect(folder.git('diff', '--numstat').trim()).toBe('1\t0\texperiments/plan.md');
    const added =
      folder
        .git('diff', '-U0')
        .split('\n')
        .find((line) => line.startsWith('+|')) ?? '';
    expect(added.replace(/ \d{4}-\d\d-\d\d /u, ' DAY ')).toBe(
      '+| h5-lr2e4-20261120 | DAY |  | data/train_manifest_expanded.jsonl | 400 | 2e-4 |  | data/heldout_manifest.jsonl | 0.0449 | 0.0432 |  |',
    );
  });
});

const TINY = `# Experiment Plan: Tiny

## Goals
- Smaller.

## Evaluation Protocol (Do Not Deviate)
1. **Coverage**: all of it.

## Decision Criteria
- **Primary**: smaller than before. \`expect: tuned_wer < baseline_wer, every run\`
- **Secondary** (optional): much smaller. \`expect: tuned_wer <= 0.5 * baseline_wer, every run\`

## Hypotheses and Tests

### H1 — Small
- **Problem**: large.
- **Change**: prune.
- **Expected**: small.
- **Success**: smaller.

## Test Matrix (Fill Per Run)
| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| t1 | 2026-03-02 |  | d | 1 | 1e-4 | q | m | 0.20 | TUNED |  |

## Run Notes
- None.
`;

const tiny = (tuned: string): ProjectFolder => projectFolder({ 'experiments/tiny.md': TINY.replace('TUNED', tuned) });

describe('expctl decide', () => {
  it.each([
    ['0.09', 'GO', 0],
    ['0.15', 'CONDITIONAL GO', 0],
    ['0.25', 'NO-GO', 1],
    ['TBD', 'INCONCLUSIVE', 3],
    ['NaN', 'INCONCLUSIVE', 3],
  ])('gives %s the verdict %s and the exit code %d', async (tuned, verdict, exit) => {
    const { code, stdout } = await tiny(tuned).expctl('decide', 'experiments/tiny.md');
    expect({ code, first: stdout.split('  ')[0] }).toEqual({ code: exit, first: verdict });
  });

  it('exits 1 for CONDITIONAL GO on request', async () => {
    expect((await tiny('0.15').expctl('decide', 'experiments/tiny.md', '--fail-on', 'conditional')).code).toBe(1);
  });

  it('exits 2 for a statement that cannot be parsed, with a caret', async () => {
    const folder = projectFolder({
      'experiments/tiny.md': TINY.replace('tuned_wer < baseline_wer', 'tuned_wer << baseline_wer'),
    });
    const { code, stdout } = await folder.expctl('decide', 'experiments/tiny.md');
    expect(code).toBe(2);
    expect(stdout).toContain('^');
  });

  it('decides a whole collection, and exits with the worst code', async () => {
    const folder = projectFolder({
      'experiments/a.md': TINY.replace('TUNED', '0.09'),
      'experiments/b.md': TINY.replace('TUNED', '0.25'),
    });
    const { code, stdout, stderr } = await folder.expctl('decide', '--all');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\s+GO/mu);
    expect(stdout).toMatch(/^b\s+NO-GO/mu);
    expect(stderr).toBe('2 experiments with criteria\n');
  });

  it('prints the notes of each verdict below the table, as for a single one', async () => {
    const folder = projectFolder({ 'experiments/a.md': TINY.replace('TUNED', '0.09') });
    const one = (await folder.expctl('decide', 'experiments/a.md')).stdout;
    const notes = [...one.matchAll(/^note: (.*)$/gmu)].map(([, note = '']) => note);
    expect(notes).not.toEqual([]);
    const { stdout } = await folder.expctl('decide', '--all');
    const [table = '', below = ''] = stdout.split('\n\n');
    expect(table.split('\n')).toHaveLength(2);
    expect(below.trimEnd().split('\n')).toEqual(notes.map((note) => `note on a: ${note}`));
  });

  it('prints a note on many verdicts once, and with each of them in --json', async () => {
    const names = Array.from({ length: 11 }, (_, at) => `k${at + 10}`);
    const folder = projectFolder(
      Object.fromEntries(names.map((name) => [`experiments/${name}.md`, TINY.replace('TUNED', '0.09')])),
    );
    const { stdout } = await folder.expctl('decide', '--all', '--fail-on', 'conditional');
    expect(
      stdout
        .split('\n\n')[1]
        ?.replace(/\n(?!note)/gu, ' ')
        .trimEnd()
        .split('\n'),
    ).toEqual([
      'note on 11 experiments: --fail-on conditional: CONDITIONAL GO exits 1: k10, k11, k12, k13, k14, k15, k16, k17 and 3 more',
      'note on 11 experiments: dating not verified: 11 of 11 rows have no run record (expctl check --history asks git): k10, k11, k12, k13, k14, k15, k16, k17 and 3 more',
    ]);
    const { experiments } = JSON.parse((await folder.expctl('decide', '--all', '--json')).stdout) as {
      experiments: { notes: string[] }[];
    };
    expect(experiments.map(({ notes }) => notes)).toEqual(
      names.map(() => ['dating not verified: 1 of 1 row has no run record (expctl check --history asks git)']),
    );
  });

  it('writes nothing without --write', async () => {
    const folder = tiny('0.25');
    await folder.expctl('decide', 'experiments/tiny.md');
    await folder.expctl('decide', 'experiments/tiny.md', '--json');
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it('shows the diff of --write in a dry run, and changes nothing the second time', async () => {
    const folder = tiny('0.25');
    await folder.expctl('decide', 'experiments/tiny.md', '--write', '--dry-run');
    expect(folder.git('status', '--porcelain')).toBe('');
    await folder.expctl('decide', 'experiments/tiny.md', '--write');
    const once = folder.read('experiments/tiny.md');
    await folder.expctl('decide', 'experiments/tiny.md', '--write');
    expect(folder.read('experiments/tiny.md')).toBe(once);
  });
});

describe('rows outside any table', () => {
  const FELL = `# EXP-062: Skates

## Success Criteria
- [ ] **Fast**: \`expect: seconds < 10, every run\`

## Results

| Run ID | Seconds |
| --- | --- |
| skate-1 | 9 |

| skate-2 | 99 |
`;
  const told = '1 row at line 12 stands in no table, and no criterion is held over it (lost-row)';
  const FILE = 'experiments/EXP-062-skates.md';

  it('prevent a GO, in any form', async () => {
    const { expctl, read } = projectFolder({ [FILE]: FELL });
    const one = await expctl('decide', FILE, '--write');
    expect(one).toMatchObject({ code: 3 });
    expect(one.stdout).toMatch(/^INCONCLUSIVE /u);
    expect(one.stdout).toContain(told);
    expect(read(FILE)).toBe(FELL);
    for (const format of ['text', 'markdown', 'json']) {
      const all = await expctl('decide', '--all', '--format', format);
      expect(all.code).toBe(3);
      expect(all.stdout.replace(/\s+/gu, ' ')).toContain(told);
    }
    expect((await expctl('decide', FILE, '--format', 'github')).stdout).toMatch(
      /::warning .*line=1,.*stands in no table/u,
    );
    expect((await expctl('report', FILE)).stdout.replace(/\s+/gu, ' ')).toContain(told);
    expect((await expctl('check')).stdout).not.toContain('tick-outcome');
  });

  it('are reported for a document whose criteria may be the part that is not read', async () => {
    const text = FELL.replace('## Success Criteria', '<!-- how we judge it\n\n## Success Criteria');
    const { expctl } = projectFolder({ [FILE]: text });
    const all = await expctl('decide', '--all');
    expect(all.code).toBe(3);
    expect(all.stdout.replace(/\s+/gu, ' ')).toContain('the comment or HTML at line 3 is never closed');
  });
});
