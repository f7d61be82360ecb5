import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { shownTitle } from '../../src/records/shown-title.ts';
import { typedRecord } from '../../src/records/typed-record.ts';
import { filledRecord } from '../kinds.ts';
import { fieldLine, outcomesOf, rowsOf } from './typed-parts.ts';
import type { TrackingLogRecord } from '../../src/template/kind-records.generated.ts';

describe('tracking-log', () => {
  const record = filledRecord('tracking-log');
  const data = typedRecord(record);

  it('has its facts with their types', () => {
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

  it('has its tables as typed rows', () => {
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

  it('fits the interface generated for the kind', () => {
    const typed = typedRecord<TrackingLogRecord>(record);
    const rows = typed.tables['comparison_to_baseline/baseline_models']?.rows ?? [];
    expect(rows.map(({ cells }) => (cells.latency?.kind === 'number' ? cells.latency.number : undefined))).toEqual([
      34, 29, 1, 3,
    ]);
    expect(typed.fields['experiment_metadata/status']?.chosen).toEqual(['completed']);
  });
});
