import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { decide } from '../src/criteria/decide.ts';
import { readRecords } from '../src/records/read-records.ts';
import { shownTitle } from '../src/records/shown-title.ts';
import { typedRecord } from '../src/records/typed-record.ts';
import { builtInKinds } from '../src/template/built-in-kinds.ts';
import { detectKind } from '../src/template/detect-kind.ts';
import { FILLED, filledRecord, findingsOf } from './kinds.ts';
import type { TypedRecord, TypedTable } from '../src/records/typed-record.ts';
import type { Value } from '../src/values/value.ts';
import type {
  ExpRecord,
  MlExpRecord,
  MlIssueRecord,
  PlanRecord,
  TrackingLogRecord,
} from '../src/template/kind-records.generated.ts';
import type { KindName } from './kinds.ts';

const NAMES = Object.keys(FILLED) as KindName[];

/** `kind text`, with the choices where there are some. */
const fieldLine = (data: TypedRecord, key: string): string => {
  const field = data.fields[key];
  if (field === undefined) return `${key} is not there`;
  const chosen = field.chosen === undefined ? '' : ` = ${field.chosen.join(', ')}`;
  const text = 'plain' in field.value ? field.value.plain : field.value.text;
  return `${field.line} ${field.value.kind} ${text.split('\n')[0] ?? ''}${chosen}`;
};

/** Numbers as numbers, marks and dates as what they say, texts plain. */
function shown(value: Value | undefined): string | number | undefined {
  if (value === undefined || value.kind === 'missing') return undefined;
  if (value.kind === 'number') return value.number;
  if (value.kind === 'uncertain') return `±${value.halfWidth}`;
  if (value.kind === 'list') return value.items.map(shown).join(' ');
  if (value.kind === 'mark') return value.mark;
  if (value.kind === 'date') return value.iso;
  return 'plain' in value ? value.plain : value.text;
}

const rowsOf = (table: TypedTable | undefined): readonly (readonly (string | number | undefined)[])[] =>
  (table?.rows ?? []).map(({ cells }) => Object.values(cells).map(shown));

const outcomesOf = (name: KindName): readonly string[] => {
  const { outcomes, protocol, hypotheses } = decide(filledRecord(name), { runRecords: new Map() });
  return [...outcomes, ...protocol, ...hypotheses].map(({ criterion, kind }) => `${criterion.label}: ${kind}`);
};

describe.each(NAMES)('the filled document of the kind %s', (name) => {
  const record = filledRecord(name);

  it('is recognised without any configuration, as one record', () => {
    expect(detectKind(builtInKinds(), record.document, { configuredKind: undefined }).kind?.name).toBe(name);
    expect(readRecords(record.document, record.kind)).toHaveLength(1);
  });

  it('checks clean', () => {
    expect(findingsOf(record)).toEqual([]);
  });

  it('has every field, table and checklist that the template does not call optional', () => {
    const due = [
      ...record.absent.fields,
      ...record.absent.tables,
      ...record.absent.checklists,
      ...record.absent.sections,
    ];
    expect(due.filter((spec) => spec.due.stage !== 'never').map(({ key }) => key)).toEqual([]);
    const open = record.fields.filter(({ spec, filling }) => spec !== undefined && filling !== 'filled');
    expect(open.map(({ key }) => key)).toEqual(
      {
        exp: ['failure_plan/if_experiment_fails'],
        'tracking-log': ['experiment_metadata/template_version', 'experiment_metadata/based_on'],
        'ml-exp': [],
        plan: [],
        'ml-issue': [],
      }[name],
    );
  });

  it('is the same data after a way through JSON', () => {
    const data = typedRecord(record);
    expect(JSON.parse(JSON.stringify(data))).toMatchObject({ schemaVersion: 1, kind: name, path: FILLED[name] });
  });
});

describe('exp', () => {
  const record = filledRecord('exp');
  const data = typedRecord(record);

  it('tells its facts with their types', () => {
    expect(data).toMatchObject({ id: 'EXP-017', title: 'Binary codes for the first retrieval stage' });
    expect(data.status).toMatchObject({ stage: 'concluded', word: 'PASSED', result: 'success', stated: true });
    expect(
      [
        'date',
        'status',
        'owner',
        'duration',
        'method/setup/configuration',
        'failure_plan/scenario_b/action',
        'conclusions/decision/decision',
        'metadata/git_commit',
        'metadata/approval_date',
        'metadata/status',
      ].map((key) => fieldLine(data, key)),
    ).toEqual([
      '3 date 2026-03-04',
      '4 mark ✅ PASSED = PASSED',
      '6 text SE = SE',
      '7 number 3 days',
      '59 text python',
      '122 text Scan with four threads',
      '188 text CONDITIONAL GO = CONDITIONAL GO',
      '216 commit 9c41e07ab2d5',
      '225 date 2026-03-06',
      '229 mark ✅ PASSED = PASSED',
    ]);
  });

  it('holds its runs as typed rows', () => {
    const runs = data.tables['results/data'];
    expect(runs?.role).toBe('runs');
    expect(runs?.columns.map(({ name, unit }) => (unit === undefined ? name : `${name} ${unit}`))).toEqual([
      'run',
      'prompt',
      'expected_output',
      'actual_output',
      'match',
      'time s',
      'memory MB',
    ]);
    expect(rowsOf(runs)).toEqual([
      [1, 'name', '"list a1f0"', '"list a1f0"', 'pass', 0.31, 352],
      [2, 'phrase', '"list 77c2"', '"list 77c2"', 'pass', 0.84, 371],
      [3, 'question', '"list 0be9"', '"list 0be9"', 'pass', 1.12, 398],
      [4, 'mixed', '"list d410"', '"list d410"', 'pass', 1.41, 431],
    ]);
    expect(rowsOf(data.tables['analysis/hypothesis_validation']).map((row) => row[1])).toEqual([
      'pass',
      'pass',
      'partial',
    ]);
  });

  it('keeps its checklists', () => {
    const lists = Object.entries(data.checklists).map(([key, { items, role }]) => `${key} ${role} ${items.length}`);
    expect(lists).toEqual([
      'prerequisites/models_required prerequisites 2',
      'prerequisites/dependencies prerequisites 2',
      'prerequisites/code_components prerequisites 2',
      'method/validation/criteria criteria 2',
      'success_criteria/must_pass criteria 3',
      'success_criteria/nice_to_have criteria 2',
    ]);
    expect(data.checklists['method/validation/criteria']?.items[0]).toMatchObject({
      mark: 'met',
      signature: 'Noor, 2026-03-03',
      line: 85,
    });
  });

  it('is decided: all that must hold holds, one thing that should does not', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'CONDITIONAL GO', exitCode: 0 });
    expect(outcomesOf('exp')).toEqual([
      'Criterion 1: met',
      'Criterion 2: met',
      'Criterion 3: met',
      'Criterion 4: met',
      'Criterion 5: unmet',
    ]);
  });

  it('fits the interface that is generated for the kind', () => {
    const typed: TypedRecord<ExpRecord> = typedRecord<ExpRecord>(record);
    expectTypeOf(typed.kind).toEqualTypeOf<'exp'>();
    expectTypeOf(typed.fields.status?.chosen).toEqualTypeOf<
      readonly ('PENDING' | 'RUNNING' | 'PASSED' | 'FAILED')[] | undefined
    >();
    // @ts-expect-error the template has no such field
    expect(typed.fields.stauts).toBeUndefined();
    const { date } = typed.fields;
    expect(date?.value.kind === 'date' ? date.value.iso : undefined).toBe('2026-03-04');
    const time = typed.tables['results/data']?.rows[3]?.cells.time;
    expect(time?.kind === 'number' ? time.number : undefined).toBe(1.41);
    expect(typed.checklists['success_criteria/must_pass']?.items).toHaveLength(3);
  });
});

describe('ml-exp', () => {
  const record = filledRecord('ml-exp');
  const data = typedRecord(record);

  it('tells its facts with their types', () => {
    expect(data.id).toBe('ML-EXP-003');
    expect(shownTitle(record)).toBe('Distilled vocoder for the harbour announcements');
    expect(data.status).toMatchObject({ stage: 'concluded', word: 'success', result: 'success' });
    expect(
      [
        'labels',
        'ai_ml_context/domain',
        'ai_ml_context/distributed_training',
        'dataset_details/size',
        'training_configuration/learning_rate',
        'training_configuration/batch_size',
        'evaluation_metrics/baseline_reference',
        'experiment_tracking/git_commit_sha',
        'outcome/outcome',
      ].map((key) => fieldLine(data, key)),
    ).toEqual([
      '3 list ["ml-experiment", "research", "needs-review"]',
      '39 text voice = voice',
      '45 boolean no = no',
      '54 number 90 hours',
      '65 number 2e-4',
      '66 number 48',
      '92 text studio-vocoder 4.1 over the network, 4.02 MOS and 412 ms',
      '102 commit 71d0c9be44a2',
      '150 text success = success',
    ]);
  });

  it('holds a table of its own and the boxes that were ticked', () => {
    expect(rowsOf(data.tables['experiment_tracking'])).toEqual([
      ['mast-3', 3, 4.05, 4.02, 58, 0],
      ['mast-5', 5, 4.09, 4.02, 61, 0],
      ['mast-8', 8, 4.04, 4.02, 57, 0],
    ]);
    const options = data.checklists['experiment_type']?.items.filter(({ mark }) => mark === 'met');
    expect(options?.map(({ text }) => text)).toEqual([
      'New model architecture',
      'Inference optimization',
      'Latency / cost optimization',
    ]);
  });

  it('is decided by the machine and by two people', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'GO', exitCode: 0 });
    expect(outcomesOf('ml-exp')).toEqual([
      'Metrics meet or exceed baseline: met',
      'No unacceptable latency increase: met',
      'No quality regressions: met',
      'Cost increase justified: met',
      'Approved by ML lead: met',
    ]);
  });

  it('fits the interface that is generated for the kind', () => {
    const typed = typedRecord<MlExpRecord>(record);
    expectTypeOf(typed.fields['outcome/outcome']?.chosen).toEqualTypeOf<
      readonly ('success' | 'partial' | 'failed')[] | undefined
    >();
    expect(typed.fields['outcome/outcome']?.chosen).toEqual(['success']);
    expect(typed.checklists.decision_criteria?.items.map(({ signature }) => signature)).toEqual([
      undefined,
      undefined,
      undefined,
      'Ilse, 2026-02-20',
      'Ilse, 2026-02-21',
    ]);
  });
});

describe('tracking-log', () => {
  const record = filledRecord('tracking-log');
  const data = typedRecord(record);

  it('tells its facts with their types', () => {
    expect(data.id).toBe('exp-058');
    expect(shownTitle(record)).toBe('Velocity features for card fraud');
    expect(data.status).toMatchObject({ stage: 'concluded', word: 'completed' });
    expect(
      [
        'date',
        'tracking_platform',
        'dataset_information/dataset_location',
        'dataset_information/train_val_test_split/training',
        'dataset_information/train_val_test_split/random_seed',
        'model_configuration/training_configuration/early_stopping',
        'training_results/best_model/validation_loss',
        'artifacts_reproducibility/code_version/commit_sha',
        'next_steps/deployment_readiness/ready_for_production',
        'experiment_metadata/status',
      ].map((key) => fieldLine(data, key)),
    ).toEqual([
      '4 date 2026-01-12',
      '6 text MLflow = MLflow',
      '27 uri s3://kestrel-data/card-swipes/2025q4',
      '31 number 75% (1.8M records)',
      '35 number 23',
      '62 boolean Yes (patience=20)',
      '80 number 0.151',
      '163 commit b83f20d6c915',
      '209 boolean Yes = Yes',
      '225 text completed = completed',
    ]);
  });

  it('holds its tables as typed rows', () => {
    expect(rowsOf(data.tables['model_configuration/hyperparameters'])).toEqual([
      ['learning_rate', 0.02, '0.005 0.05', 'Bayesian'],
      ['n_estimators', 420, '200 400 600', 'Bayesian'],
      ['max_depth', 7, '5 7 9', 'Grid'],
    ]);
    expect(rowsOf(data.tables['training_results/training_metrics'])).toHaveLength(4);
    expect(rowsOf(data.tables['evaluation_results/test_set_performance'])[1]).toEqual(['Precision', 0.714, '±0.011']);
    expect(rowsOf(data.tables['evaluation_results/disaggregated_performance']).map((row) => row[5])).toEqual([
      360_000, 251_000, 109_000,
    ]);
    expect(data.tables['comparison_to_baseline/baseline_models']?.rows.map((row) => `${row.class} ${row.id}`)).toEqual([
      'data Current Experiment',
      'reference Previous Best',
      'reference Simple Baseline',
      'data Business Rules',
    ]);
    expect(rowsOf(data.tables['observations_insights/feature_importance'])).toHaveLength(4);
  });

  it('is decided by the rows of its comparison', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'GO', exitCode: 0 });
    expect(outcomesOf('tracking-log')).toEqual(['Success Criteria: met']);
  });

  it('fits the interface that is generated for the kind', () => {
    const typed = typedRecord<TrackingLogRecord>(record);
    const rows = typed.tables['comparison_to_baseline/baseline_models']?.rows ?? [];
    expect(rows.map(({ cells }) => (cells.latency?.kind === 'number' ? cells.latency.number : undefined))).toEqual([
      34, 29, 1, 3,
    ]);
    expect(typed.fields['experiment_metadata/status']?.chosen).toEqual(['completed']);
  });
});

describe('plan', () => {
  const record = filledRecord('plan');
  const data = typedRecord(record);
  const SUCCESS = 'hypotheses_and_tests/h2_adapters_on_the_encoder_only/success';

  it('tells its facts with their types', () => {
    expect(data.id).toBe('children-read-aloud');
    expect(shownTitle(record)).toBe('Children read aloud');
    expect(data.status).toMatchObject({ stage: 'running', stated: false });
    expect(fieldLine(data, 'hypotheses_and_tests/h1_slower_speech_in_training/risk')).toBe(
      '34 text stretched audio sounds like nobody.',
    );
    expect(fieldLine(data, SUCCESS)).toMatch(/^44 text tuned WER at most 2% above the best of H1\./u);
  });

  it('holds its matrix as typed rows', () => {
    const matrix = data.tables['test_matrix'];
    expect(matrix?.rows.map(({ class: rowClass, id, line }) => `${line} ${rowClass} ${id}`)).toEqual([
      '50 data h1-seed1',
      '51 data h1-seed2',
      '52 data h1-seed3',
      '53 data h2-seed1',
      '54 data adults-seed1',
    ]);
    expect(rowsOf(matrix)[3]?.filter((_, index) => index !== 2)).toEqual([
      'h2-seed1',
      '2026-02-05',
      'lists/stretched.jsonl',
      600,
      0.0002,
      'encoder.q_proj',
      'lists/pupils.jsonl',
      0.214,
      0.2016,
      'the frozen decoder costs more than we thought',
    ]);
  });

  it('is decided against itself: the grown-ups lose too much', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'NO-GO', exitCode: 1 });
    expect(outcomesOf('plan')).toEqual([
      'Primary: met',
      'Secondary: unmet',
      'Reproducibility: met',
      'Sanity: met',
      'Manifest parity: met',
      'H1: met',
      'H2: unmet',
    ]);
  });

  it('fits the interface that is generated for the kind, with any number of hypotheses', () => {
    const typed = typedRecord<PlanRecord>(record);
    expect(typed.fields[SUCCESS]?.label).toBe('Success');
    expect(typed.fields['hypotheses_and_tests/h7_not_there/success']).toBeUndefined();
    const lr = typed.tables.test_matrix?.rows[0]?.cells.lr;
    expect(lr?.kind === 'number' ? lr.number : undefined).toBe(0.0002);
  });
});

describe('ml-issue', () => {
  const record = filledRecord('ml-issue');
  const data = typedRecord(record);

  it('tells its facts with their types', () => {
    expect(data.id).toBe('stale-recommendations');
    expect(shownTitle(record)).toBe('Recommendations go stale over the weekend');
    expect(
      [
        'issue_overview/type_of_issue',
        'priority/priority',
        'communication_and_timeline/reported_date',
        'communication_and_timeline/milestones',
      ].map((key) => fieldLine(data, key)),
    ).toEqual([
      '12 text Model Performance',
      '44 text !p1 = !p1',
      '59 date 2026-03-09',
      '62 list 1. Cause found: 2026-03-11',
    ]);
  });

  it('holds its lists, and a table of its own', () => {
    expect(Object.entries(data.checklists).map(([key, { items, role }]) => `${key} ${role} ${items.length}`)).toEqual([
      'to_do_list tasks 6',
      'definition_of_ready ready 5',
      'definition_of_done done 6',
    ]);
    expect(rowsOf(data.tables['updates'])).toEqual([
      ['weekend-1', '2026-W11', 0.261],
      ['weekend-2', '2026-W12', 0.327],
      ['weekend-3', '2026-W13', 0.308],
    ]);
  });

  it('is decided by the one item that a machine can hold', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'NO-GO', exitCode: 1 });
    expect(outcomesOf('ml-issue')).toEqual(['Model performance meets expected criteria (if applicable): unmet']);
  });

  it('fits the interface that is generated for the kind', () => {
    const typed = typedRecord<MlIssueRecord>(record);
    expect(typed.fields['priority/priority']?.chosen).toEqual(['!p1']);
    expectTypeOf(typed.tables).toEqualTypeOf<MlIssueRecord['tables']>();
  });
});

describe('docs/kinds.md', () => {
  const page = readFileSync(new URL('../docs/kinds.md', import.meta.url), 'utf8');
  const parts = new Map(page.split('\n## ').map((part) => [part.split('\n')[0] ?? '', part]));

  it.each(NAMES)('tells of %s what its template says', (name) => {
    const { identity, status, sections } = filledRecord(name).kind ?? {};
    const file = identity?.fileName
      .replace('{id}', () => identity.idPattern?.replace('{number:3}', '001') ?? '')
      .replace('{slug}', 'slug');
    expect(page).toContain(`| \`${name}\` |`);
    expect(page).toContain(`\`${identity?.directory}/${file}\``);
    const part = parts.get(name) ?? '';
    for (const { word } of status?.words ?? []) expect(part).toContain(`\`${word}\``);
    const titles = (sections ?? []).map(({ title }) => title.replace(/^[^A-Za-z]+/u, '').trim());
    const named = [...part.matchAll(/^\| (?!part|head|front matter|---)([^|]+) \|/gmu)].map(([, cell = '']) => cell);
    const strange = named
      .flatMap((cell) => cell.split(/, | \/ (?=[A-Z][a-z])/u))
      .filter((cell) => {
        const words = cell.trim();
        return !titles.some((title) => title === words || title.startsWith(`${words} `) || title.includes(words));
      });
    expect(strange).toEqual([]);
  });
});
