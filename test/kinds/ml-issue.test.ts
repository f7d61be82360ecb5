import { describe, expect, expectTypeOf, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { shownTitle } from '../../src/records/shown-title.ts';
import { typedRecord } from '../../src/records/typed-record.ts';
import { filledRecord } from '../kinds.ts';
import { fieldLine, outcomesOf, rowsOf } from './typed-parts.ts';
import type { MlIssueRecord } from '../../src/template/kind-records.generated.ts';

describe('ml-issue', () => {
  const record = filledRecord('ml-issue');
  const data = typedRecord(record);

  it('has its facts with their types', () => {
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

  it('has its lists, and a table of its own', () => {
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

  it('is decided by the one item with a statement', () => {
    expect(decide(record, { runRecords: new Map() })).toMatchObject({ verdict: 'NO-GO', exitCode: 1 });
    expect(outcomesOf('ml-issue')).toEqual(['Model performance meets expected criteria (if applicable): unmet']);
  });

  it('fits the interface generated for the kind', () => {
    const typed = typedRecord<MlIssueRecord>(record);
    expect(typed.fields['priority/priority']?.chosen).toEqual(['!p1']);
    expectTypeOf(typed.tables).toEqualTypeOf<MlIssueRecord['tables']>();
  });
});
