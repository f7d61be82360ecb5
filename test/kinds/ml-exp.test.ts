import { describe, expect, expectTypeOf, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { shownTitle } from '../../src/records/shown-title.ts';
import { typedRecord } from '../../src/records/typed-record.ts';
import { filledRecord } from '../kinds.ts';
import { fieldLine, outcomesOf, rowsOf } from './typed-parts.ts';
import type { MlExpRecord } from '../../src/template/kind-records.generated.ts';

describe('ml-exp', () => {
  const record = filledRecord('ml-exp');
  const data = typedRecord(record);

  it('has its facts with their types', () => {
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

  it('has a table of its own and the ticked boxes', () => {
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

  it('is decided by statements and by two people', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'GO', exitCode: 0 });
    expect(outcomesOf('ml-exp')).toEqual([
      'Metrics meet or exceed baseline: met',
      'No unacceptable latency increase: met',
      'No quality regressions: met',
      'Cost increase justified: met',
      'Approved by ML lead: met',
    ]);
  });

  it('fits the interface generated for the kind', () => {
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
