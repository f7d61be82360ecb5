import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { printNumber } from '../numbers/operand.ts';
import type { Quantity } from '../numbers/operand.ts';

/** The average of a file's items, beside the number in the row. */
export type Held = {
  /** Their mean, or the ratio of their sums. */
  readonly mean: number;
  /** The statistic of the statement, with its name; undefined if it is the mean. */
  readonly named: { readonly name: string; readonly value: number } | undefined;
  readonly cell: Quantity | undefined;
  readonly path: string;
};

/** `isNamed`: the row's number is the statistic of the statement. */
export type Agreement = { readonly scale: number; readonly isNamed: boolean; readonly notes: readonly string[] };

/** If they are this far apart (relative to the row's number), the items are results of something else. */
const APART = 0.05;

/**
 * Whether the items are results for the row's number, which is their mean or the statement's statistic, whichever is
 * nearer; with scale 100 if they are rates and the row is in per cent. A small difference is noted, a large one leaves
 * the claim open.
 */
export function agreement({ mean, named, cell, path }: Held): Agreement | Judgement {
  if (cell === undefined) return { scale: 1, isNamed: true, notes: [] };
  const asked = named === undefined ? undefined : nearness(named.value, cell);
  const usual = nearness(mean, cell);
  const isNamed = asked === undefined || asked.distance <= usual.distance;
  const { scale, distance, sum } = isNamed ? (asked ?? usual) : usual;
  const other = named === undefined || isNamed ? '' : ` (${named.name}: ${printNumber(named.value * scale)})`;
  const words = `the items of ${path} come to ${printNumber(sum)}${other}, the row says ${cell.text}`;
  if (distance <= Math.max(cell.precision * 1.000001, 1e-6 * Math.abs(cell.low))) return { scale, isNamed, notes: [] };
  if (distance <= cell.precision + APART * Math.abs(cell.low)) return { scale, isNamed, notes: [words] };
  return unknown(words, 'items of the evaluation that the row reports');
}

function nearness(value: number, cell: Quantity): { scale: number; sum: number; distance: number } {
  const times = value === 0 ? NaN : cell.low / value;
  const scale = times > 90 && times < 110 ? 100 : 1;
  return { scale, sum: value * scale, distance: Math.abs(value * scale - cell.low) };
}
