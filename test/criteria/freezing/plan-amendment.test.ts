import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../src/criteria/criteria-of.ts';
import { criterionText } from '../../../src/criteria/freezing/criterion-text.ts';
import { decide } from '../../../src/criteria/decide.ts';
import { movedCriteria } from '../../../src/criteria/freezing/moved-criteria.ts';
import { planAmendment } from '../../../src/criteria/freezing/plan-amendment.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

const TABLE = ['| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.9 |'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const logged = (text: string) => {
  const criteria = criteriaOf(recordOf(text)).map(
    (criterion) => [criterion.key, sha256(criterionText(criterion))] as const,
  );
  return recordsOf(runRecord('pot-1', { criteria: new Map(criteria) }));
};

function amend(before: string, after: string): string {
  const record = recordOf(after);
  const criteria = criteriaOf(record);
  const moved = movedCriteria(record, criteria, { runRecords: logged(before), sha256 });
  return applyEdits(
    after,
    planAmendment(record, moved, { why: 'too | strict', date: '2026-03-01', criteria, sha256 }).edits,
  );
}

describe('an amendment', () => {
  const before = documentWith(['- **Hot**: `expect: score > 0.95`', '- **Sweet**: `expect: score > 0.1`'], TABLE);
  const after = documentWith(['- **Hot**: `expect: score > 0.5`'], TABLE);

  it('is written once for each criterion that changed, and makes the verdict valid', () => {
    const text = amend(before, after);
    expect(text.slice(0, after.trimEnd().length)).toBe(after.trimEnd());
    const hash = sha256(criterionText(criteriaOf(recordOf(after))[0] ?? expect.fail())).slice(0, 16);
    expect(text.slice(after.trimEnd().length).trimEnd()).toBe(
      [
        '',
        '',
        '## Amendments',
        '',
        `- 2026-03-01: Hot changed with 1 result seen: too \\| strict <!-- expctl: amended "success_criteria/hot" to=${hash} seen=1 -->`,
        '- 2026-03-01: success_criteria/sweet vanished with 1 result seen: too \\| strict <!-- expctl: amended "success_criteria/sweet" to=none seen=1 -->',
      ].join('\n'),
    );
    const options = { runRecords: logged(before), sha256 };
    expect(decide(recordOf(after), options)).toMatchObject({ verdict: 'INVALID', otherwise: 'GO' });
    const decision = decide(recordOf(text), options);
    expect(decision.verdict).toBe('GO');
    expect(decision.notes).toContain('"Hot" was amended with 1 result seen');
    expect(amend(before, text)).toBe(text);
  });

  it('goes to the end of the existing section', () => {
    const text = after.replace('## Runs', '## Amendments\n\n- 2026-01-01: nothing\n\n## Runs');
    const lines = amend(before, text).split('\n');
    const at = lines.indexOf('- 2026-01-01: nothing');
    expect(lines[at + 1]).toMatch(/^- 2026-03-01: Hot changed/u);
    expect(lines[at + 3]).toBe('');
  });
});
