import { describe, expect, expectTypeOf, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { typedRecord } from '../../src/records/typed-record.ts';
import { filledRecord } from '../kinds.ts';
import { fieldLine, outcomesOf, rowsOf } from './typed-parts.ts';
import type { TypedRecord } from '../../src/records/typed-record.ts';
import type { ExpRecord } from '../../src/template/kind-records.generated.ts';

describe('exp', () => {
  const record = filledRecord('exp');
  const data = typedRecord(record);

  it('has its facts with their types', () => {
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

  it('has its runs as typed rows', () => {
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

  it('is decided: every must holds, one should does not', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'CONDITIONAL GO', exitCode: 0 });
    expect(outcomesOf('exp')).toEqual([
      'Criterion 1: met',
      'Criterion 2: met',
      'Criterion 3: met',
      'Criterion 4: met',
      'Criterion 5: unmet',
    ]);
  });

  it('fits the interface generated for the kind', () => {
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
