import type { Expression } from '../language/syntax.ts';
import { isReference, memberOf } from '../language/syntax.ts';
import { isRateName } from '../../values/rate-name.ts';
import { unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { lacking } from '../numbers/operand.ts';
import type { Lacking, Operand, Quantity } from '../numbers/operand.ts';
import { wordsOf } from './run-value.ts';

type Sides = { readonly left: Expression; readonly right: Expression };

/** A rate of 4.6 beside one of 0.046 is a mistake of units: neither is compared until the unit is declared. */
export function rateMistake({ left, right }: Sides, a: Operand, b: Operand): Judgement | undefined {
  if (!isRate(left) || !isRate(right) || a.kind !== 'quantity' || b.kind !== 'quantity') return undefined;
  if (a.unit !== undefined || b.unit !== undefined) return undefined;
  return areTwoScales(a, b) ? unknown(mistakeWords(a.text, b.text), DECLARE) : undefined;
}

/** The same among the values of one rate, before anything is taken of them together. */
export function mixedScales(of: Expression, values: readonly Operand[]): Lacking | undefined {
  if (!isRate(of)) return undefined;
  const bare = values.filter((value) => value.kind === 'quantity').filter(({ unit }) => unit === undefined);
  const large = bare.filter(({ low }) => Math.abs(low) > 1);
  if (large.length === 0) return undefined;
  for (const small of bare) {
    const other = large.find((each) => areTwoScales(small, each));
    if (other !== undefined) return lacking(mistakeWords(small.text, other.text), DECLARE);
  }
  return undefined;
}

/** What settles how rates are told. */
export const DECLARE = 'a declared unit: `unit=%` or `unit=ratio`';

/** What is said of two numbers that nobody can compare before it is settled. */
export const mistakeWords = (a: string, b: string): string => `${a} and ${b} look like a percentage and a rate`;

function areTwoScales(a: Quantity, b: Quantity): boolean {
  const [small, large] = [Math.min(Math.abs(a.low), Math.abs(b.low)), Math.max(Math.abs(a.low), Math.abs(b.low))];
  return small > 0 && small <= 1 && large > 1 && large >= 90 * small && large <= 110 * small;
}

const isRate = (side: Expression): boolean => isReference(side) && isRateName(wordsOf(memberOf(side)));
