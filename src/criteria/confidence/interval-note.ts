import { normalQuantile } from '../../stats/normal.ts';
import { printNumber } from '../evaluate/operand.ts';
import { percentOf } from './attainable.ts';
import type { Of } from './attainable.ts';

type Interval = { readonly low: number; readonly high: number };

const short = (number: number): string => printNumber(Number(number.toPrecision(3)));

/** The interval of a difference for people: it is printed and never decides. */
export function intervalNote(
  interval: Interval | undefined,
  { alpha, how, of = 'the difference' }: { alpha: number; how: string; of?: string },
): readonly string[] {
  if (interval === undefined) return [];
  return [`${percentOf(alpha)} interval of ${of}: ${short(interval.low)} to ${short(interval.high)} (${how})`];
}

/**
 * About how many would tell a difference of the observed size, where these did not: the normal deviate of a test grows with
 * the root of its sample.
 */
export function moreNote(p: number, { alpha, size, of }: { alpha: number; size: number; of: Of }): readonly string[] {
  const [seen, wanted] = [normalQuantile(1 - p), normalQuantile(1 - alpha)];
  if (p <= alpha + 1e-12 || seen === undefined || wanted === undefined || seen < 0.25) return [];
  const about = Number(Math.ceil(size * (wanted / seen) ** 2).toPrecision(2));
  return about <= size ? [] : [`about ${about} ${of} would tell a difference of this size`];
}
