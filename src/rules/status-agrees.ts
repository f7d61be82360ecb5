import { decisionOf } from './decision-of.ts';
import type { DocumentRule, DocumentSubject, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, FieldRecord } from '../records/record.ts';

/** A status that stands twice says the same, and no status claims a success that the criteria deny. */
export const statusAgrees: DocumentRule = {
  name: 'status-agrees',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow a status that contradicts itself or the outcome of the criteria.',
  *check(subject) {
    for (const record of subject.records) {
      yield* contradictingTwins(record);
      yield* contradictingOutcome(subject, record);
    }
  },
};

function* contradictingTwins(record: ExperimentRecord): Generator<Finding> {
  const keys = record.kind?.status?.fields ?? [];
  const stated = record.fields.filter(({ key, filling }) => keys.includes(key) && filling === 'filled');
  const [first, ...others] = stated;
  if (first === undefined) return;
  for (const other of others) if (wordOf(first) !== wordOf(other)) yield twinFinding(first, other);
}

const wordOf = ({ chosen, value }: FieldRecord): string => chosen?.[0] ?? value.text;

function twinFinding(first: FieldRecord, other: FieldRecord): Finding {
  return {
    message: `${other.field.label} is "${wordOf(other)}" here and "${wordOf(first)}" at the top`,
    span: other.field.value,
    hint: 'both say the same thing: change one of them',
  };
}

function* contradictingOutcome(subject: DocumentSubject, record: ExperimentRecord): Generator<Finding> {
  const { status } = record;
  if (status.result !== 'success' || status.span === undefined) return;
  const unmet = decisionOf(subject, record)?.outcomes.find(
    ({ kind, criterion }) => kind === 'unmet' && criterion.gate === 'must' && criterion.role !== 'hypothesis',
  );
  if (unmet === undefined) return;
  yield {
    message: `the status says ${status.word ?? status.text ?? 'success'}, but "${unmet.criterion.label}" is unmet: ${unmet.because}`,
    span: status.span,
    hint: '`expctl decide` prints the evidence',
  };
}
