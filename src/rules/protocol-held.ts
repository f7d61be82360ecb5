import { decisionOf } from './decision-of.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** What the protocol requires must hold on every row. */
export const protocolHeld: DocumentRule = {
  name: 'protocol-held',
  scope: 'document',
  severity: 'error',
  summary: 'Require the protocol to hold on every run.',
  *check(subject) {
    for (const record of subject.records)
      for (const { criterion, kind, because } of decisionOf(subject, record)?.protocol ?? []) {
        if (kind !== 'unmet') continue;
        yield {
          message: `the protocol item "${criterion.label}" is broken: ${because}`,
          span: criterion.span,
          hint: 'runs that break it may not be compared: measure again, or mark a row `excluded: reason`',
        };
      }
  },
};
