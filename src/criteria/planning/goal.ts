import type { Asked } from '../confidence/asked.ts';
import type { Side } from '../confidence/side-of.ts';
import type { Amount } from '../language/syntax.ts';
import { printAmount } from '../language/print-statement.ts';

/**
 * What a comparison is to show: any difference, a difference beyond a margin, no worsening beyond it, or no difference
 * beyond it at all.
 */
export type Goal =
  | { readonly kind: 'difference' }
  | {
      readonly kind: 'more' | 'less' | 'within';
      /** As written. */
      readonly margin: string;
      /** In the metric's unit; undefined if it depends on the measured value. */
      readonly size: number | undefined;
    };

/** Determines the goal from the questions of a comparison; `within` has two. */
export function goalOf([asked, other]: readonly Asked[], right: Side): Goal {
  if (asked?.margin === undefined) return { kind: 'difference' };
  const { amount, asks } = asked.margin;
  const size = sizeOf(amount, right);
  return { kind: other === undefined ? asks : 'within', margin: printAmount(amount), size };
}

function sizeOf({ kind, number, unit }: Amount, right: Side): number | undefined {
  if (kind === 'absolute' && unit === undefined) return number;
  if (kind === 'relative' && right.kind === 'number') return (number / 100) * Math.abs(right.value.low);
  return undefined;
}

/**
 * The side that is a known number, and for each question the direction in which the measured side must differ from it.
 */
export type AgainstNumber = { readonly number: number; readonly alternatives: readonly ('less' | 'greater')[] };

/** Undefined if both sides are measured. */
export function againstNumber(questions: readonly Asked[], left: Side, right: Side): AgainstNumber | undefined {
  if (right.kind === 'number')
    return { number: right.value.low, alternatives: questions.map(({ alternative }) => alternative) };
  if (left.kind !== 'number') return undefined;
  const alternatives = questions.map(({ alternative }) => (alternative === 'less' ? 'greater' : 'less'));
  return { number: left.value.low, alternatives };
}
