import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { shownTitle } from '../../src/records/shown-title.ts';
import { typedRecord } from '../../src/records/typed-record.ts';
import { filledRecord } from '../kinds.ts';
import { fieldLine, outcomesOf, rowsOf } from './typed-parts.ts';
import type { PlanRecord } from '../../src/template/kind-records.generated.ts';

describe('plan', () => {
  const record = filledRecord('plan');
  const data = typedRecord(record);
  const SUCCESS = 'hypotheses_and_tests/h2_adapters_on_the_encoder_only/success';

  it('has its facts with their types', () => {
    expect(data.id).toBe('children-read-aloud');
    expect(shownTitle(record)).toBe('Children read aloud');
    expect(data.status).toMatchObject({ stage: 'running', stated: false });
    expect(fieldLine(data, 'hypotheses_and_tests/h1_slower_speech_in_training/risk')).toBe(
      '34 text stretched audio sounds like nobody.',
    );
    expect(fieldLine(data, SUCCESS)).toMatch(/^44 text tuned WER at most 2% above the best of H1\./u);
  });

  it('has its matrix as typed rows', () => {
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

  it('fits the interface generated for the kind, with any number of hypotheses', () => {
    const typed = typedRecord<PlanRecord>(record);
    expect(typed.fields[SUCCESS]?.label).toBe('Success');
    expect(typed.fields['hypotheses_and_tests/h7_not_there/success']).toBeUndefined();
    const lr = typed.tables.test_matrix?.rows[0]?.cells.lr;
    expect(lr?.kind === 'number' ? lr.number : undefined).toBe(0.0002);
  });
});
