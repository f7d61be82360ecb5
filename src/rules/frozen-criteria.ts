import { criteriaOf } from '../criteria/criteria-of.ts';
import { isUnsaid, movedCriteria } from '../criteria/freezing/moved-criteria.ts';
import { movedReason } from '../criteria/freezing/moved-reason.ts';
import { placeOfSection } from './place-of-section.ts';
import type { Criterion } from '../criteria/outcome.ts';
import type { MovedCriterion } from '../criteria/freezing/moved-criteria.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';

/** Criteria must stay as they were when the first run was logged, unless an amendment says that they changed. */
export const frozenCriteria: DocumentRule = {
  name: 'frozen-criteria',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow criteria that changed after their first result without an amendment.',
  *check({ records, surroundings: { runRecords, sha256 } }) {
    if (sha256 === undefined || runRecords.size === 0) return;
    for (const record of records) {
      const criteria = criteriaOf(record);
      for (const moved of movedCriteria(record, criteria, { runRecords, sha256 }))
        if (isUnsaid(moved)) yield frozenFinding(record, criteria, moved);
    }
  },
};

/** The finding for one of them, given what the run records have seen. */
export function frozenFinding(
  record: ExperimentRecord,
  criteria: readonly Criterion[],
  moved: MovedCriterion,
): Finding {
  const { key } = moved;
  const { because, wayOut } = movedReason(record, moved);
  const criterion = criteria.find((candidate) => candidate.key === key);
  return { message: because, span: criterion?.span ?? placeOfSection(record, key.split('/')[0] ?? ''), hint: wayOut };
}
