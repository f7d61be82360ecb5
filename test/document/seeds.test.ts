import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/document/items-of.ts';
import { walkSections } from '../../src/document/sections-of.ts';
import { tablesOf } from '../../src/document/tables-of.ts';
import { fieldsIn, hasShared, linesAt, linesIn, read, seedText } from './reading.ts';

const keysAt = (text: string, path: string) => linesAt(text, path).map((line) => line.split(' = ')[0]);
const paths = (text: string) =>
  [...walkSections(read(text).root)].map(({ path }) => path.join('/')).filter((path) => path !== '');

describe.skipIf(!hasShared)('the issue template with numbered emoji (000)', () => {
  const text = hasShared ? seedText('000') : '';

  it('has thirteen sections', () => {
    expect(paths(text)).toEqual([
      'experiment_overview',
      'hypothesis',
      'experiment_type',
      'ai_ml_context',
      'dataset_details',
      'training_configuration',
      'inference_serving_impact',
      'evaluation_metrics',
      'experiment_tracking',
      'risks_failure_modes',
      'rollback_mitigation_plan',
      'decision_criteria',
      'outcome',
    ]);
  });

  it('has forty-five fields, one of which owns the options', () => {
    const lines = linesIn(text);
    expect(lines).toHaveLength(45);
    expect(lines[0]).toBe('select_all_that_apply = [list]');
    expect(linesAt(text, 'evaluation_metrics').slice(0, 4)).toEqual([
      'audio_quality = ',
      'model_accuracy_or_task_specific_metrics = ',
      'latency = ',
      'stability_failure_rate = ',
    ]);
    expect(linesAt(text, 'evaluation_metrics').slice(4)).toEqual([
      expect.stringMatching(/^baseline_reference = \(.*\?\)$/u),
    ]);
    expect(linesAt(text, 'outcome')).toEqual([
      'outcome = [success | partial | failed]',
      'key_learnings = ',
      'next_steps = ',
    ]);
  });

  it('has thirteen open boxes', () => {
    const items = itemsOf(text, read(text).blocks);
    expect(items.filter(({ hasBox, mark }) => hasBox && mark === 'none')).toHaveLength(13);
  });
});

describe.skipIf(!hasShared)('the tracking log (001)', () => {
  const text = hasShared ? seedText('001') : '';
  const under = (group: string) => fieldsIn(text).filter((field) => field.group.join('/') === group).length;

  it('has its header fields', () => {
    expect(linesAt(text, 'ml_experiment_tracking_log')).toEqual([
      'experiment_id = [experiment-id]',
      'date = 2025-01-15',
      'experimenter = [Name]',
      'tracking_platform = [MLflow | Weights & Biases | Neptune.ai | Comet.ml]',
    ]);
  });

  it.each([
    ['environment', 4],
    ['code_version', 4],
    ['model_artifacts', 3],
    ['random_seeds', 4],
    ['train_val_test_split', 5],
    ['training_configuration', 4],
    ['best_model', 3],
    ['training_infrastructure', 4],
    ['improvement_vs_baseline', 3],
    ['deployment_readiness', 3],
    ['tags', 3],
    ['related_experiments', 2],
  ])('has %s with %i fields', (group, count) => {
    expect(under(group)).toBe(count);
  });

  it('has six tables under their labels', () => {
    expect(tablesOf(read(text)).map(({ label, table }) => [label, table.rows.length])).toEqual([
      ['hyperparameters', 5],
      ['training_metrics', 5],
      ['test_set_performance', 5],
      ['disaggregated_performance', 3],
      ['baseline_models', 4],
      ['feature_importance', 5],
    ]);
  });

  it('keeps the remarks after labels', () => {
    const remarks = fieldsIn(text).flatMap(({ remark }) => (remark === undefined ? [] : [remark]));
    expect(remarks).toEqual(['across epochs', 'by validation metric', 'by demographic', 'Top 10']);
  });
});

describe.skipIf(!hasShared)('the engineering issue (002)', () => {
  const text = hasShared ? seedText('002') : '';
  const at = (name: string) => linesAt(text, `machine_learning_engineering_issue/${name}`);

  it('reads milestones, which are link definitions in CommonMark', () => {
    expect(
      at('communication_and_timeline')
        .slice(0, 4)
        .map((line) => line.split(' = ')[0]),
    ).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(at('communication_and_timeline').slice(4)).toEqual([
      'reported_date = [YYYY-MM-DD]',
      'target_resolution_date = [YYYY-MM-DD]',
      'milestones = [list]',
      'milestones/milestone_1 = [Date]',
      'milestones/milestone_2 = [Date]',
      'milestones/milestone_3 = [Date]',
    ]);
  });

  it('reads what each priority requires, and the dated updates', () => {
    expect(at('priority').map((line) => line.split(' = ')[0])).toEqual([
      'priority',
      'priority/p0',
      'priority/p1',
      'priority/p2',
      'priority/p3',
    ]);
    expect(at('updates')).toEqual(['yyyy_mm_dd = [Update description]']);
  });

  it('groups the technical details', () => {
    expect(at('specific_details').map((line) => line.split(' = ')[0])).toEqual([
      'issue_description',
      'expected_behavior',
      'proposed_solution',
      'technical_details',
      'technical_details/ml_framework_libraries',
      'technical_details/data_involved',
      'technical_details/environment',
    ]);
  });

  it('has seventeen open boxes', () => {
    expect(itemsOf(text, read(text).blocks).filter(({ hasBox }) => hasBox)).toHaveLength(17);
  });
});

describe.skipIf(!hasShared)('the plan (003)', () => {
  const text = hasShared ? seedText('003') : '';

  it('has five parities and four criteria', () => {
    expect(linesAt(text, 'experiment_plan/evaluation_protocol')).toHaveLength(5);
    expect(linesAt(text, 'experiment_plan/decision_criteria').map((line) => line.split(' = ')[0])).toEqual([
      'primary',
      'secondary',
      'reproducibility',
      'sanity',
    ]);
  });

  it('has four hypotheses with five, four, four and four parts', () => {
    const parts = paths(text)
      .filter((path) => path.includes('hypotheses_and_tests/'))
      .map((path) => linesAt(text, path).length);
    expect(parts).toEqual([5, 4, 4, 4]);
  });

  it('has six tables; the matrix has eleven columns and twelve rows', () => {
    const tables = tablesOf(read(text));
    expect(tables).toHaveLength(6);
    expect([tables[0]?.path, tables[0]?.header.length, tables[0]?.table.rows.length]).toEqual([
      ['experiment_plan', 'test_matrix'],
      11,
      12,
    ]);
    expect(tables[0]?.header).toContain('Baseline WER');
  });

  it('has eight ticked boxes', () => {
    expect(itemsOf(text, read(text).blocks).filter(({ hasBox, mark }) => hasBox && mark === 'met')).toHaveLength(8);
  });

  it('joins wrapped values', () => {
    const [first] = linesAt(text, 'experiment_plan/known_risks_failure_modes');
    expect(first).toMatch(/^peft_bypass_in_eval = `unwrap_peft\(model\)`[^\n]*\n {2}skip [^\n]*active\.$/u);
  });
});

describe.skipIf(!hasShared)('the experiment template (004)', () => {
  const text = hasShared ? seedText('004') : '';

  it('has exactly five header fields', () => {
    expect(linesAt(text, 'exp_xxx')).toEqual([
      'date = YYYY-MM-DD',
      'status = ⏳ PENDING | 🔄 RUNNING | ✅ PASSED | ❌ FAILED',
      'sprint = 2 - Block-Pool Batch Engine',
      'owner = ML | QE | SE',
      'duration = X hours/days',
    ]);
  });

  it('has a second status at the end', () => {
    expect(linesAt(text, 'exp_xxx/metadata').slice(-3)).toEqual([
      'approval_date = YYYY-MM-DD',
      'status = ⏳ PENDING',
      'last_updated = YYYY-MM-DD',
    ]);
  });

  it('groups the failure plan by scenario', () => {
    expect(linesAt(text, 'exp_xxx/failure_plan').map((line) => line.split(' = ')[0])).toEqual([
      'if_experiment_fails',
      'scenario_a',
      'scenario_a/action',
      'scenario_a/escalation',
      'scenario_b',
      'scenario_b/action',
      'scenario_b/escalation',
      'critical_failure_trigger',
      'critical_failure_trigger/example',
    ]);
  });

  it('reads the criteria with their remarks and marks', () => {
    expect(
      linesAt(text, 'exp_xxx/success_criteria').map((line) => line.replace(/= \[e\.g\., .*\]$/u, '= […]')),
    ).toEqual([
      'must_pass = [list]',
      'must_pass/criterion_1 = […]',
      'must_pass/criterion_2 = […]',
      'must_pass/criterion_3 = […]',
      'nice_to_have = [list]',
      'nice_to_have/criterion_4 = […]',
      'nice_to_have/criterion_5 = […]',
    ]);
    const remarks = fieldsIn(text).flatMap(({ remark }) => (remark === undefined ? [] : [remark]));
    expect(remarks).toEqual(['all required', 'optional', 'YYYY-MM-DD HH:MM', 'YYYY-MM-DD HH:MM']);
  });

  it('reads the decision’s alternatives', () => {
    expect(keysAt(text, 'exp_xxx/conclusions/decision')).toEqual(['go', 'no_go', 'conditional_go', 'rationale']);
    const marked = fieldsIn(text).filter(({ form, mark }) => form === 'bold' && mark !== undefined);
    expect(marked.map(({ label }) => label)).toEqual(['GO', 'NO-GO', 'CONDITIONAL GO']);
  });

  it('has a console for each run', () => {
    expect(linesAt(text, 'exp_xxx/results/execution_log')).toEqual(['run_1 = [code]', 'run_2 = [code]']);
  });

  it('has boxes, marks and plain items', () => {
    const items = itemsOf(text, read(text).blocks);
    expect(items.filter(({ hasBox }) => hasBox)).toHaveLength(13);
    expect(items.filter(({ hasBox, mark }) => !hasBox && mark === 'met')).toHaveLength(3);
  });
});
