import { decisionOf } from './decision-of.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** Every `expect:` can be read, and speaks of things that are there. */
export const criterionForm: DocumentRule = {
  name: 'criterion-form',
  scope: 'document',
  severity: 'error',
  summary: 'Require criteria whose machine form can be read.',
  *check(subject) {
    for (const record of subject.records) {
      const decision = decisionOf(subject, record);
      const outcomes = decision === undefined ? [] : [...decision.outcomes, ...decision.protocol, ...decision.hypotheses];
      for (const { statements } of outcomes)
        for (const { severity, message, hint, span } of statements.flatMap(({ problems }) => problems))
          yield { severity, message, span, ...(hint === undefined ? {} : { hint }) };
    }
  },
};
