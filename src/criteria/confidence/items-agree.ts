import { unknown } from '../evaluate/judgement.ts';
import type { Judgement } from '../evaluate/judgement.ts';
import { printNumber } from '../evaluate/operand.ts';
import type { Quantity } from '../evaluate/operand.ts';

/** What a file's items come to, beside what the row says. */
export type Held = { readonly sum: number; readonly cell: Quantity | undefined; readonly path: string };

/** So far apart (of the row's number) they are results of something else. */
const APART = 0.05;

/**
 * Whether items are results of what the row says: 100 where they are rates and the row per cent; a small difference is
 * said, a large one leaves it open.
 */
export function agreement({ sum, cell, path }: Held): { scale: number; notes: readonly string[] } | Judgement {
  if (cell === undefined) return { scale: 1, notes: [] };
  const times = sum === 0 ? NaN : cell.low / sum;
  const scale = times > 90 && times < 110 ? 100 : 1;
  const distance = Math.abs(sum * scale - cell.low);
  const words = `the items of ${path} come to ${printNumber(sum * scale)}, the row says ${cell.text}`;
  if (distance <= Math.max(cell.precision * 1.000001, 1e-6 * Math.abs(cell.low))) return { scale, notes: [] };
  if (distance <= cell.precision + APART * Math.abs(cell.low)) return { scale, notes: [words] };
  return unknown(words, 'items of the evaluation that the row tells of');
}
