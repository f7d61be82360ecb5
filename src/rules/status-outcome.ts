import { decisionOf } from './decision-of.ts';
import type { DocumentRule, DocumentSubject, Finding } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';

/** No status claims a success that the criteria deny. */
export const statusOutcome: DocumentRule = {
  name: 'status-outcome',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow a status of success while a criterion that must hold is unmet.',
  *check(subject) {
    for (const record of subject.records) yield* contradiction(subject, record);
  },
};

function* contradiction(subject: DocumentSubject, record: ExperimentRecord): Generator<Finding> {
  const { status, kind } = record;
  if (status.result !== 'success' || status.span === undefined) return;
  const unmet = decisionOf(subject, record)?.outcomes.find(
    ({ kind: outcome, criterion }) => outcome === 'unmet' && criterion.gate === 'must',
  );
  if (unmet === undefined) return;
  const hasPlaces = (kind?.verdict?.places.length ?? 0) > 0;
  yield {
    message: `the status says ${status.word ?? status.text ?? 'success'}, but "${unmet.criterion.label}" is unmet: ${unmet.because}`,
    span: status.span,
    hint: `\`expctl decide\` prints the evidence${hasPlaces ? ', `expctl decide --write` writes what follows from it' : ''}`,
  };
}
