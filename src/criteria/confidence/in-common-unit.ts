import { amountOf } from '../numbers/amount.ts';
import { commonUnit } from '../holding/common-unit.ts';
import { unknown, unknownOf } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { Quantity } from '../numbers/operand.ts';
import { inOneUnit } from '../numbers/units-of.ts';
import type { Asked } from './asked.ts';

/** Both sides as numbers of one unit. */
export type InOneUnit = { readonly left: readonly number[]; readonly right: readonly number[] };

/** Tells the values of both sides in one unit: each side's own in one, then each value against the first of the other side. */
export function inCommonUnit(left: readonly Quantity[], right: readonly Quantity[]): InOneUnit | Judgement {
  const [lefts, rights] = [commonUnit(left), commonUnit(right)];
  if ('kind' in lefts) return unknownOf(lefts);
  if ('kind' in rights) return unknownOf(rights);
  const [first, other] = [lefts[0], rights[0]];
  if (first === undefined || other === undefined) return unknown('there is nothing to compare', 'a run');
  const told: { left: number[]; right: number[] } = { left: [], right: [] };
  for (const [side, values] of [
    ['left', lefts],
    ['right', rights],
  ] as const)
    // prettier-ignore
    for (const value of values) {
      const same = side === 'left' ? inOneUnit(value, other) : inOneUnit(first, value);
      if (same.kind !== 'pair') return unknownOf(same);
      if (same.other !== undefined) return unknown('a percentage can be read in two ways', same.other.hint);
      told[side].push(same[side].low);
    }
  return told;
}

/** How the right side moves by the margin: by so much of its own size, or by a number in the common unit. */
export type Shift = { readonly relative: number; readonly absolute: number };

/** The right side's shift that a margin asks for: `a < b by 2%` holds a against b less 2% of its size. */
export function shiftOf(
  { margin, alternative }: Asked,
  sides: { readonly left: Quantity; readonly right: Quantity },
): Shift | Judgement {
  if (margin === undefined) return { relative: 0, absolute: 0 };
  const { amount, asks } = margin;
  const towards = (alternative === 'less') === (asks === 'more') ? -1 : 1;
  const size = amountOf(amount, sides.left, sides.right);
  if (size.kind === 'lacking') return unknown(size.because, size.settle);
  if (amount.kind === 'relative') return { relative: (towards * amount.number) / 100, absolute: 0 };
  const told = inCommonUnit([sides.left], [sides.right, size]);
  if ('truth' in told) return told;
  return { relative: 0, absolute: towards * (told.right[1] ?? NaN) };
}

/** A value of the right side, moved by the margin. */
export const shifted = (value: number, { relative, absolute }: Shift): number =>
  value + relative * Math.abs(value) + absolute;
