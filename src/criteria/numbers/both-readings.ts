import { printQuantity } from './operand.ts';
import type { Operand, Quantity } from './operand.ts';

/** Takes a number as it is read first, or as it is read otherwise. */
export type Reading = (number: Quantity) => Quantity;

const asReadFirst: Reading = (number) =>
  number.otherwise === undefined ? number : { ...number, otherwise: undefined, text: printQuantity(number) };
const asReadOtherwise: Reading = (number) => number.otherwise?.number ?? number;

/** What is made of numbers, made of both readings where one of them has two. Whoever reads one bare number so reads all so. */
export function inBothReadings(numbers: readonly Quantity[], make: (reading: Reading) => Operand): Operand {
  const hint = numbers.find(({ otherwise }) => otherwise !== undefined)?.otherwise?.hint;
  const first = make(asReadFirst);
  if (hint === undefined || first.kind !== 'quantity') return first;
  const second = make(asReadOtherwise);
  return second.kind === 'quantity' ? withOther(first, { number: second, hint }) : second;
}

/** The number with its other reading, which it shows. */
export function withOther(number: Quantity, otherwise: Quantity['otherwise']): Quantity {
  if (otherwise === undefined || otherwise.number.text === number.text) return { ...number, otherwise };
  return { ...number, otherwise, text: `${number.text} or ${otherwise.number.text}` };
}
