import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { widthOf } from '../../src/print/width-of.ts';
import { fakeHost } from '../fake-host.ts';
import { FILLED, filledText } from '../kinds.ts';
import { projectFolder } from '../project-folder.ts';
import type { TypedRecord } from '../../src/records/typed-record.ts';
import type { Value } from '../../src/values/value.ts';
import type { FakeHost } from '../fake-host.ts';

const WIDE = `# EXP-009: Kelp \u001b[2J beds

**Status**: RUNNING
**Owner**: Ada
**Notes**: the second bed was \`cut\` by mistake, see the log of the boat for the hour and the place

## Prerequisites

**Boats**:
- [x] *Gannet* — Ada, 2026-05-02
- [ ] Petrel

## Success Criteria

**Must Pass** (all required):
1. ✅ Criterion 1: growth
2. ❌ Criterion 2: no loss

## Data

| Run | Prompt | Expected Output | Actual Output | Match? | Time (s) | Memory (MB) |
|---|---|---|---|---|---|---|
| 1 | a very long prompt about the southern bed | green kelp | green kelp | ✅ | 1.5 | 20 |
| Mean | | | | | 1.5 | 20 |
`;

/** The output on a terminal of a width. */
async function onTerminal(
  text: string,
  columns: number,
  env: Record<string, string> = { NO_COLOR: '1' },
): Promise<FakeHost> {
  const host = fakeHost({ files: { 'experiments/EXP-009-kelp.md': text }, isTTY: true, columns, env });
  expect(await main(['show', 'EXP-009'], host)).toBe(0);
  return host;
}

describe('expctl show', () => {
  it('prints what was read, by section, with lines and types', async () => {
    const { code, stdout, stderr } = await projectFolder({ 'experiments/EXP-009-kelp.md': WIDE }).expctl(
      'show',
      'EXP-009',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`EXP-009  Kelp \\x1b[2J beds
experiments/EXP-009-kelp.md:1  exp
Status: running  RUNNING

   3  status  RUNNING                                                                                text
   4  owner   Ada                                                                                    text
   5  notes   the second bed was cut by mistake, see the log of the boat for the hour and the place  text

results/data  line 21, runs, 2 rows
Run   Prompt                                     Expected Output  Actual Output  Match?  Time (s)  Memory (MB)
1     a very long prompt about the southern bed  green kelp       green kelp     ✅      1.5       20
Mean                                                                                     1.5       20           summary

prerequisites/boats  prerequisites
  [x] Gannet — Ada, 2026-05-02
  [ ] Petrel

success_criteria/must_pass  criteria
  - Criterion 1: growth
  [-] Criterion 2: no loss
`);
  });

  it('breaks values into lines below their names where these leave too little room', async () => {
    expect((await onTerminal(WIDE, 40)).output()).toContain(`   3  status  text
      RUNNING
   4  owner  text
      Ada
   5  notes  text
      the second bed was cut by mistake,
      see the log of the boat for the
      hour and the place
`);
    expect((await onTerminal(WIDE, 80)).output()).toContain('   4  owner   Ada');
  });

  it('prints the rows of a table that does not fit vertically, and cuts long cells', async () => {
    const output = (await onTerminal(WIDE, 40)).output();
    expect(output.split('\n').filter((line) => widthOf(line) > 40)).toEqual([]);
    expect(output).toContain(`results/data  line 21, runs, 2 rows
1
   Prompt           a very long prompt …
   Expected Output  green kelp
   Actual Output    green kelp
   Match?           ✅
   Time (s)         1.5
   Memory (MB)      20
Mean
   Time (s)     1.5
   Memory (MB)  20
                summary
`);
  });

  it.each([
    ['NO_COLOR', { NO_COLOR: '1' }, false],
    ['TERM=dumb', { TERM: 'dumb' }, false],
    ['a terminal', { TERM: 'xterm' }, true],
  ] as const)('is coloured or not: %s', async (_, env, coloured) => {
    expect((await onTerminal(WIDE, 100, env)).output().includes('\u001b[')).toBe(coloured);
  });

  it.each([1, 5, 20, 80, 200])('works on a terminal of %i columns', async (columns) => {
    const output = (await onTerminal(WIDE, columns)).output();
    expect(output).toContain('EXP-009');
    expect(output).not.toContain('\u001b');
  });

  it('answers with one JSON document, the typed record', async () => {
    const { stdout, stderr } = await projectFolder({ [FILLED.exp]: filledText('exp') }).expctl(
      'show',
      FILLED.exp,
      '--json',
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, kind: 'exp', id: 'EXP-017', path: FILLED.exp });
  });

  it('shows even a document of no known kind', async () => {
    const { code, stdout } = await projectFolder({ 'notes.md': '# Notes\n\n**Depth**: 4 cm\n' }).expctl(
      'show',
      'notes.md',
    );
    expect(code).toBe(0);
    expect(stdout).toBe('Notes\nnotes.md:1  no known kind\nStatus: —\n\n   3  depth  4 cm  number\n');
  });

  it.each([
    ['EXP-071', 'there is no experiment or file "EXP-071"\n  hint: did you mean EXP-017?'],
    ['experiments', 'there is no experiment or file "experiments"'],
    ['experiments/EXP-017-binary-codes.md#EXP-018', 'holds 1 record'],
  ])('refuses %s', async (word, message) => {
    const { code, stdout, stderr } = await projectFolder({ [FILLED.exp]: filledText('exp') }).expctl('show', word);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('shows one record of a ledger', async () => {
    const ledger = '# Ponds\n\n## EXP-041: One\n\n**Owner**: Ada\n\n## EXP-042: Two\n\n**Owner**: Bea\n';
    const folder = projectFolder({ 'experiments/ledger.md': ledger });
    expect((await folder.expctl('show', 'experiments/ledger.md#EXP-042')).stdout).toContain('owner  Bea');
    expect((await folder.expctl('show', 'EXP-041')).stdout).toContain('owner  Ada');
    const both = await folder.expctl('show', 'experiments/ledger.md');
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('the ids are: EXP-041, EXP-042');
  });
});

const SEEDS = resolve(import.meta.dirname, '../../../shared/seeds');
const hasSeeds = existsSync(SEEDS);
const seedText = (number: string): string =>
  readFileSync(resolve(SEEDS, readdirSync(SEEDS).find((name) => name.startsWith(number)) ?? ''), 'utf8');

async function seedRecord(number: string): Promise<TypedRecord> {
  const folder = projectFolder({ [`experiments/${number}.md`]: seedText(number) });
  return JSON.parse((await folder.expctl('show', `experiments/${number}.md`, '--json')).stdout) as TypedRecord;
}

/** `line: value value`, numbers with their units and marks. */
const rowLine = ({ cells, line }: { readonly cells: Readonly<Record<string, Value>>; readonly line: number }): string =>
  `${line}: ${Object.values(cells).map(shown).join(' ')}`;

function shown(value: Value): string {
  if (value.kind === 'number') return String(value.number);
  if (value.kind === 'uncertain') return `±${value.halfWidth}`;
  if (value.kind === 'list') return `[${value.items.map(shown).join(' ')}]`;
  return 'plain' in value ? `"${value.plain}"` : value.kind;
}

describe.skipIf(!hasSeeds)('the seeds as documents (needs ../shared/seeds)', () => {
  it.each([
    ['000', 'ml-exp'],
    ['001', 'tracking-log'],
    ['002', 'ml-issue'],
    ['003', 'plan'],
    ['004', 'exp'],
  ])(
    '%s is recognised as %s, and check finds only what is not filled in (and what is wrong with 003)',
    async (number, kind) => {
      const folder = projectFolder({ [`experiments/${number}.md`]: seedText(number) });
      expect(await seedRecord(number)).toMatchObject({ kind });
      const { code, stdout } = await folder.expctl('check', `experiments/${number}.md`, '--json');
      expect(code).toBeLessThan(2);
      const { diagnostics } = JSON.parse(stdout) as {
        diagnostics: readonly { rule: string; message: string; line: number }[];
      };
      const others = diagnostics.filter(({ message }) => !message.includes('not filled in yet'));
      expect(others.map(({ rule, line }) => `${line} ${rule}`)).toEqual(
        number === '003' ? ['75 baseline-constant'] : [],
      );
      for (const columns of [40, 100]) {
        const host = fakeHost({ files: { 'experiments/x.md': seedText(number) }, isTTY: true, columns });
        expect(await main(['show', 'experiments/x.md'], host)).toBe(0);
      }
    },
  );

  it('001 has its tables as typed values', async () => {
    const { tables } = await seedRecord('001');
    const rows = (key: string): readonly string[] => (tables[key]?.rows ?? []).map(rowLine);
    expect(rows('model_configuration/hyperparameters')).toEqual([
      '55: "learning_rate" 0.001 [0.0001 0.01] "Bayesian optimization"',
      '56: "batch_size" 32 [16 32 64 128] "Grid search"',
      '57: "n_estimators" 200 [100 200 500] "Random search"',
      '58: "max_depth" 6 [3 6 9 12] "Grid search"',
      '59: "dropout" 0.3 [0.2 0.3 0.4 0.5] "Random search"',
    ]);
    expect(rows('training_results/training_metrics')).toEqual([
      '75: 1 0.856 0.652 0.742 0.689 0.001',
      '76: 10 0.423 0.812 0.456 0.798 0.001',
      '77: 20 0.312 0.867 0.389 0.834 0.0005',
      '78: 50 0.201 0.912 0.342 0.876 0.0001',
      '79: 100 0.178 0.923 0.356 0.869 0.00001',
    ]);
    expect(rows('evaluation_results/test_set_performance')).toEqual([
      '99: "Accuracy" 0.869 ±0.012',
      '100: "Precision" 0.845 ±0.015',
      '101: "Recall" 0.823 ±0.018',
      '102: "F1 Score" 0.834 ±0.014',
      '103: "AUC-ROC" 0.908 ±0.009',
    ]);
    expect(rows('evaluation_results/disaggregated_performance')).toEqual([
      '116: "Overall" 0.869 0.845 0.823 0.834 150000',
      '117: "Female" 0.865 0.841 0.819 0.83 72000',
      '118: "Male" 0.873 0.849 0.827 0.838 78000',
    ]);
    expect(rows('comparison_to_baseline/baseline_models')).toEqual([
      '127: "Current Experiment" 0.869 0.834 45 missing',
      '128: "Previous Best (exp-042)" 0.851 0.818 42 "Production model"',
      '129: "Simple Baseline" 0.75 0.6 5 "Majority class"',
      '130: "Business Rules" 0.798 0.735 10 "Existing heuristic"',
    ]);
    expect(rows('observations_insights/feature_importance')).toEqual([
      '207: "user_engagement_score" 0.342 "Historical engagement metric"',
      '208: "account_age_days" 0.187 "Days since account creation"',
      '209: "purchase_frequency" 0.156 "Avg purchases per month"',
      '210: "session_duration_avg" 0.089 "Avg session length"',
      '211: "device_type_mobile" 0.061 "Primary device is mobile"',
    ]);
  });

  it('001 has its fields as typed values', async () => {
    const { fields } = await seedRecord('001');
    const at = (key: string): string => `${fields[key]?.line} ${fields[key]?.value.kind} ${fields[key]?.value.text}`;
    expect(
      [
        'date',
        'dataset_information/dataset_location',
        'dataset_information/train_val_test_split/training',
        'dataset_information/train_val_test_split/random_seed',
        'model_configuration/training_configuration/early_stopping',
        'training_results/best_model/epoch',
        'artifacts_reproducibility/code_version/commit_sha',
        'experiment_metadata/completion_date',
      ].map(at),
    ).toEqual([
      '4 date 2025-01-15',
      '27 uri s3://bucket/datasets/dataset-name-v1.2.0',
      '31 number 70% (700K records)',
      '35 number 42',
      '64 boolean Yes (patience=10)',
      '82 number 85',
      '171 commit abc123def456',
      '240 date 2025-01-20',
    ]);
  });
});
