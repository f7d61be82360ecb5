import type { Expression } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import { unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import type { Operand } from './operand.ts';
import { wordsOf } from './run-value.ts';

const RATES =
  /(?:^|_)(?:wer|cer|ter|eer|acc|accuracy|err|error|error_rate|rate|f1|precision|recall|auc|auroc|iou|map|em|coverage|share|ratio)(?:_|$)/u;

type Sides = { readonly left: Expression; readonly right: Expression };

/** A rate of 4.6 beside one of 0.046 is a mistake of units: neither is compared until the unit is declared. */
export function rateMistake({ left, right }: Sides, a: Operand, b: Operand): Judgement | undefined {
  if (!isRate(left) || !isRate(right) || a.kind !== 'quantity' || b.kind !== 'quantity') return undefined;
  if (a.unit !== undefined || b.unit !== undefined) return undefined;
  const [small, large] = [Math.min(Math.abs(a.low), Math.abs(b.low)), Math.max(Math.abs(a.low), Math.abs(b.low))];
  if (small === 0 || small > 1 || large <= 1 || large < 90 * small || large > 110 * small) return undefined;
  return unknown(
    `${a.text} and ${b.text} look like a percentage and a rate`,
    'a declared unit: `unit=%` or `unit=ratio`',
  );
}

const isRate = (side: Expression): boolean => isReference(side) && RATES.test(wordsOf(side).toLowerCase());
