import type { ExperimentRecord } from '../../records/record.ts';
import type { ListedCriterion } from './listed-criteria.ts';

/** The criteria of a record as plain data for other programs. */
export function criteriaData(record: ExperimentRecord, listed: readonly ListedCriterion[]): unknown {
  return {
    schemaVersion: 1,
    kind: 'criteria',
    id: record.id?.text,
    path: record.document.source.path,
    criteria: listed.map(({ number, criterion, form, line, suggestion }) => ({
      number,
      key: criterion.key,
      label: criterion.label,
      role: criterion.role,
      gate: criterion.gate,
      form,
      line,
      sentence: criterion.sentence,
      statements: criterion.statements.map(({ text }) => text),
      proposals: suggestion?.proposals,
      reason: suggestion?.reason,
    })),
  };
}
