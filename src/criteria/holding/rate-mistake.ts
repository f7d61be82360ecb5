import type { Expression } from '../language/syntax.ts';
import { isReference, memberOf } from '../language/syntax.ts';
import { isAggregate } from '../language/walk.ts';
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
export const mixedScales = (of: Expression, values: readonly Operand[]): Lacking | undefined =>
  isRate(of) ? mixedIn(values) : undefined;

/** The same among the values of two rates that are to be compared. */
export function mixedSides({ left, right }: Sides, values: readonly Operand[]): Judgement | undefined {
  const mixed = isRate(left) && isRate(right) ? mixedIn(values) : undefined;
  return mixed && unknown(mixed.because, mixed.settle);
}

function mixedIn(values: readonly Operand[]): Lacking | undefined {
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

/** Whether an expression has the size of a rate: one by itself, or a statistic of the runs that one of them might have shown. */
function isRate(side: Expression): boolean {
  if (isReference(side)) return isRateName(wordsOf(memberOf(side)));
  const [of] = side.kind === 'call' ? side.arguments : [];
  return of !== undefined && side.kind === 'call' && isAggregate(side) && !OTHER_SIZES.has(side.name) && isRate(of);
}

/** A count is no rate, and a spread of percentages may well be below one. */
const OTHER_SIZES: ReadonlySet<string> = new Set(['count', 'sd']);
