import { amountOf } from '../numbers/amount.ts';
import { commonUnit } from '../holding/common-unit.ts';
import { unknown, unknownOf } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { Quantity } from '../numbers/operand.ts';
import { inOneUnit } from '../numbers/units-of.ts';
import type { Asked } from './asked.ts';

/** Both sides as numbers in one unit. */
export type InOneUnit = { readonly left: readonly number[]; readonly right: readonly number[] };

/**
 * Converts the values of both sides to one unit: those of each side to the same one, then each value to fit the first
 * of the other side.
 */
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

/**
 * How a margin shifts the side that it is relative to: by a share of that side's own size, or by a number in the common
 * unit.
 */
export type Shift = { readonly of: 'left' | 'right'; readonly relative: number; readonly absolute: number };

const NO_SHIFT: Shift = { of: 'right', relative: 0, absolute: 0 };

/** The shift that a margin requires: `a < b by 2%` compares a with b minus 2% of its size. */
export function shiftOf(
  { margin, alternative }: Asked,
  sides: { readonly left: Quantity; readonly right: Quantity },
): Shift | Judgement {
  if (margin === undefined) return NO_SHIFT;
  const { amount, asks, of } = margin;
  const towards = (alternative === 'less') === (asks === 'more') ? -1 : 1;
  const size = of === 'right' ? amountOf(amount, sides.left, sides.right) : amountOf(amount, sides.right, sides.left);
  if (size.kind === 'lacking') return unknown(size.because, size.settle);
  // Lowering the right side is the same as raising the left one.
  const share = ((of === 'right' ? towards : -towards) * amount.number) / 100;
  if (amount.kind === 'relative') return { of, relative: share, absolute: 0 };
  const told = inCommonUnit([sides.left], [sides.right, size]);
  if ('truth' in told) return told;
  return { of: 'right', relative: 0, absolute: towards * (told.right[1] ?? NaN) };
}

/** A value of the left side, shifted by a margin that is relative to that side. */
export const movedLeft = (value: number, shift: Shift): number => (shift.of === 'left' ? moved(value, shift) : value);

/** A value of the right side, shifted by a margin that is relative to that side. */
export const movedRight = (value: number, shift: Shift): number => (shift.of === 'right' ? moved(value, shift) : value);

const moved = (value: number, { relative, absolute }: Shift): number => value + relative * Math.abs(value) + absolute;
