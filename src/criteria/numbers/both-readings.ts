import { printQuantity } from './operand.ts';
import type { Operand, Quantity } from './operand.ts';

/** Takes a number in its first or in its other reading. */
export type Reading = (number: Quantity) => Quantity;

const asReadFirst: Reading = (number) =>
  number.otherwise === undefined ? number : { ...number, otherwise: undefined, text: printQuantity(number) };
const asReadOtherwise: Reading = (number) => number.otherwise?.number ?? number;

/**
 * Computes a result from numbers, in both readings if one of them has two. A reader who takes one bare number one way
 * takes all of them that way.
 */
export function inBothReadings(numbers: readonly Quantity[], make: (reading: Reading) => Operand): Operand {
  const hint = numbers.find(({ otherwise }) => otherwise !== undefined)?.otherwise?.hint;
  const first = make(asReadFirst);
  if (hint === undefined || first.kind !== 'quantity') return first;
  const second = make(asReadOtherwise);
  return second.kind === 'quantity' ? withOther(first, { number: second, hint }) : second;
}

/** The number together with its other reading. */
export function withOther(number: Quantity, otherwise: Quantity['otherwise']): Quantity {
  if (otherwise === undefined || otherwise.number.text === number.text) return { ...number, otherwise };
  return { ...number, otherwise, text: `${number.text} or ${otherwise.number.text}` };
}
