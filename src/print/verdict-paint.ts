import type { OutcomeKind, VerdictWord } from '../criteria/outcome.ts';
import type { Paint, Style } from './style.ts';

/** The colour of a verdict. */
export const verdictPaint = (style: Style, verdict: VerdictWord): Paint =>
  ({
    GO: style.green,
    'CONDITIONAL GO': style.yellow,
    'NO-GO': style.red,
    INCONCLUSIVE: style.yellow,
    INVALID: style.red,
  })[verdict];

/** The colour of an outcome. */
export const outcomePaint = (style: Style, outcome: OutcomeKind): Paint =>
  ({ met: style.green, unmet: style.red, undetermined: style.yellow, awaiting: style.cyan })[outcome];

/** The mark before an outcome. */
export const OUTCOME_MARKS = { met: '✓', unmet: '✗', undetermined: '?', awaiting: '…' } as const satisfies Record<
  OutcomeKind,
  string
>;
