import { decide } from '../criteria/decide.ts';
import type { Decision } from '../criteria/outcome.ts';
import { mayBeDecided } from './machine-forms.ts';
import type { DocumentSubject } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';

const decided = new WeakMap<ExperimentRecord, Decision>();

/** The record's decision, computed once for all rules; undefined if nothing in the document needs one. */
export function decisionOf(subject: DocumentSubject, record: ExperimentRecord): Decision | undefined {
  if (!mayBeDecided(subject)) return undefined;
  const known = decided.get(record);
  if (known !== undefined) return known;
  const { runRecords, brokenRunRecords, items } = subject.surroundings;
  const made = decide(record, { runRecords, brokenRunRecords, ...(items === undefined ? {} : { items }) });
  decided.set(record, made);
  return made;
}
