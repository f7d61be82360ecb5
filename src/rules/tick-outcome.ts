import { decisionOf } from './decision-of.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** A box on an item with a machine's form belongs to the machine. */
export const tickOutcome: DocumentRule = {
  name: 'tick-outcome',
  scope: 'document',
  severity: 'error',
  summary: "Disallow a tick that contradicts the machine's outcome.",
  *check(subject) {
    for (const record of subject.records)
      for (const { criterion, kind, because } of decisionOf(subject, record)?.outcomes ?? []) {
        const { mark, markSpan, statements, span, label } = criterion;
        if (statements.length === 0 || mark === 'none') continue;
        const contradicts = (mark === 'met' && kind !== 'met') || (mark === 'unmet' && kind === 'met');
        if (!contradicts) continue;
        yield {
          message: `"${label}" is marked ${mark}, but it is ${kind}: ${because}`,
          span: markSpan ?? span,
          hint: '`expctl decide --write` sets and clears the boxes of items with `expect:`',
        };
      }
  },
};
