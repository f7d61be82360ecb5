import type { Expression } from '../language/syntax.ts';
import { isReference, memberOf } from '../language/syntax.ts';
import { isAggregate } from '../language/walk.ts';
import { isRateName, scaleKind } from '../../values/rate-name.ts';
import { isScoreName } from '../../values/score-names.ts';
import { unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { lacking } from '../numbers/operand.ts';
import type { Lacking, Operand, Quantity } from '../numbers/operand.ts';
import { wordsOf } from './run-value.ts';

type Sides = { readonly left: Expression; readonly right: Expression };

/** A rate of 4.6 compared with one of 0.046 is a mistake of units: they are not compared until the unit is declared. */
export function rateMistake({ left, right }: Sides, a: Operand, b: Operand): Judgement | undefined {
  if (!isRate(left) || !isRate(right) || a.kind !== 'quantity' || b.kind !== 'quantity') return undefined;
  if (a.unit !== undefined || b.unit !== undefined) return undefined;
  const isMistake = areTwoScales(a, b) || areApart({ left, right }, [a], [b]);
  return isMistake ? unknown(mistakeWords(a.text, b.text), DECLARE) : undefined;
}

/** The same among the values of one rate, before they are aggregated. */
export const mixedScales = (of: Expression, values: readonly Operand[]): Lacking | undefined =>
  isRate(of) ? mixedIn(values) : undefined;

/** The same among the values of two rates that are to be compared. */
export function mixedSides(
  sides: Sides,
  ones: readonly Quantity[],
  others: readonly Quantity[],
): Judgement | undefined {
  const mixed = isRate(sides.left) && isRate(sides.right) ? mixedIn([...ones, ...others]) : undefined;
  if (mixed !== undefined) return unknown(mixed.because, mixed.settle);
  const [one, other] = [ones[0], others[0]];
  if (one === undefined || other === undefined || !areApart(sides, ones, others)) return undefined;
  return unknown(mistakeWords(one.text, other.text), DECLARE);
}

/**
 * Whether one side has rates of at most one and the other percentages. They need not be a hundred times apart: 0.80 and
 * 95. An accuracy above one is a percentage; an error rate may be 1.3, or 0.4%.
 */
function areApart({ left, right }: Sides, ones: readonly Quantity[], others: readonly Quantity[]): boolean {
  const kinds = [left, right].map(kindOf);
  if (kinds.includes(undefined) || [...ones, ...others].some(({ unit }) => unit !== undefined)) return false;
  const [a, b] = [ones, others].map(sizesOf);
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return false;
  return [
    [a, b],
    [b, a],
  ].some(([rates = [], percentages = []]) => {
    const [most, least] = [largestOf(rates), percentages.reduce((least, size) => Math.min(least, size), Infinity)];
    if (most > 1 || least <= 1 || largestOf(percentages) > 100) return false;
    return kinds.every((kind) => kind === 'level') || (least > LEAST_ERROR && least >= ERRORS_APART * most);
  });
}

/** A larger error rate is a percentage; and two percentages this many times apart are hardly ever compared. */
const LEAST_ERROR = 2;
const ERRORS_APART = 20;

const largestOf = (sizes: readonly number[]): number => sizes.reduce((most, size) => Math.max(most, size), 0);

/** Zero is zero on both scales. */
const sizesOf = (values: readonly Quantity[]): readonly number[] =>
  values.map(({ low }) => Math.abs(low)).filter((size) => size > 0);

function kindOf(side: Expression): ReturnType<typeof scaleKind> {
  if (isReference(side)) return scaleKind(wordsOf(memberOf(side)));
  const [of] = side.kind === 'call' ? side.arguments : [];
  return of === undefined || !isRate(side) ? undefined : kindOf(of);
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

/** What settles the scale of rates. */
export const DECLARE = 'a declared unit: `unit=%` or `unit=ratio`';

/** The message about two numbers that cannot be compared before this is settled. */
export const mistakeWords = (a: string, b: string): string => `${a} and ${b} look like a percentage and a rate`;

function areTwoScales(a: Quantity, b: Quantity): boolean {
  const [small, large] = [Math.min(Math.abs(a.low), Math.abs(b.low)), Math.max(Math.abs(a.low), Math.abs(b.low))];
  return small > 0 && small <= 1 && large > 1 && large >= 90 * small && large <= 110 * small;
}

/**
 * Whether an expression has the scale of a rate: a rate itself, or a statistic over runs that one of them could have
 * had.
 */
function isRate(side: Expression): boolean {
  if (isReference(side)) return isRateName(wordsOf(memberOf(side))) || isScoreName(wordsOf(memberOf(side)));
  const [of] = side.kind === 'call' ? side.arguments : [];
  return of !== undefined && side.kind === 'call' && isAggregate(side) && !OTHER_SIZES.has(side.name) && isRate(of);
}

/** A count is not a rate, and a spread of percentages may well be below one. */
const OTHER_SIZES: ReadonlySet<string> = new Set(['count', 'sd']);
