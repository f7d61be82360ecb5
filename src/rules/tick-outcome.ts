import { outcomeWord, reasonBeside } from '../criteria/outcome-words.ts';
import { decisionOf } from './decision-of.ts';
import type { Outcome } from '../criteria/outcome.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';

/** A box on an item with a statement must show its outcome. */
export const tickOutcome: DocumentRule = {
  name: 'tick-outcome',
  scope: 'document',
  severity: 'error',
  summary: "Disallow a tick that contradicts the machine's outcome or another mark of its item.",
  *check(subject) {
    for (const record of subject.records) {
      const decision = decisionOf(subject, record);
      if (decision === undefined) continue;
      for (const outcome of [...decision.outcomes, ...decision.protocol, ...decision.hypotheses]) {
        yield* contraryMarks(outcome);
        // While rows are outside any table a mark may be right; other rules report such rows.
        if (decision.unread.length === 0 || outcome.kind !== 'undetermined') yield* contradiction(outcome);
      }
    }
  },
};

/** A person's marks that contradict each other do not count. */
function* contraryMarks({ criterion: { openMark, markSpan, span, label } }: Outcome): Generator<Finding> {
  if (openMark?.isContrary !== true) return;
  yield {
    message: `"${label}" is awaiting: ${openMark.because}`,
    span: markSpan ?? span,
    severity: 'warning',
    hint: 'leave the mark that holds',
  };
}

const BOXES = '`expctl decide --write` sets and clears the boxes of items with `expect:`';
const CELLS = '`expctl decide --write` writes what came out into the row of a criteria table';

/** A statement that cannot be parsed is reported by another rule, and contradicts nothing. */
function* contradiction({ criterion, kind, because, statements }: Outcome): Generator<Finding> {
  const { mark, markSpan, span, label } = criterion;
  if (statements.length === 0 || mark === 'none') return;
  if (statements.some(({ problems }) => problems.some(({ severity }) => severity === 'error'))) return;
  const contradicts = (mark === 'met' && kind !== 'met') || (mark === 'unmet' && kind === 'met');
  if (!contradicts) return;
  yield {
    message: `"${label}" is marked ${mark}, but it is ${outcomeWord(kind, criterion)}: ${reasonBeside(kind, because, criterion)}`,
    span: markSpan ?? span,
    hint: criterion.cells === undefined ? BOXES : CELLS,
  };
}
