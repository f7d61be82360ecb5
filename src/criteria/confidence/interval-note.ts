import { mean, standardDeviation } from '../../stats/descriptive.ts';
import { sizeForMean } from '../../stats/detectable.ts';
import { normalQuantile } from '../../stats/normal.ts';
import { reaches } from '../../stats/reaches.ts';
import { percentOf } from './attainable.ts';
import { shortNumber } from '../numbers/operand.ts';
import type { Of } from './attainable.ts';

type Interval = { readonly low: number; readonly high: number };

/** The interval of a difference, as text for people: it is printed and never decides. */
export function intervalNote(
  interval: Interval | undefined,
  { alpha, how, of = 'the difference' }: { alpha: number; how: string; of?: string },
): readonly string[] {
  if (interval === undefined || isRounding(interval)) return [];
  return [
    `${percentOf(alpha)} interval of ${of}: ${shortNumber(interval.low, 3)} to ${shortNumber(interval.high, 3)} (${how})`,
  ];
}

/** Values that vary only in their last binary digits do not vary, and have no interval. */
const isRounding = ({ low, high }: Interval): boolean => high - low < 1e-12 * Math.max(Math.abs(low), Math.abs(high));

/** The power that plans aim for. */
export const POWER = 0.8;

/** Below this estimate, in standard errors, no number is given. */
const LEAST_SEEN = 0.25;

/**
 * About how many values would show a difference of the observed size with 80% power, if these did not: the normal
 * deviate of a test grows with the square root of its sample, and must reach the sum of those for the level and the
 * power.
 */
export function moreNote(
  p: number,
  { alpha, size, of }: { readonly alpha: number; readonly size: number; readonly of: Of | 'clusters' },
): readonly string[] {
  const [seen, level, found] = [normalQuantile(1 - p), normalQuantile(1 - alpha), normalQuantile(POWER)];
  if (reaches(p, alpha) || seen === undefined || level === undefined || found === undefined || seen < LEAST_SEEN)
    return [];
  return [moreWords(size * ((level + found) / seen) ** 2, of)];
}

/**
 * The same for runs whose mean difference was not shown: with so few, p changes in jumps, and the differences
 * themselves say more. Uses the formula that `power` uses.
 */
export function moreRunsNote(
  p: number,
  differences: readonly number[],
  { alpha, alternative }: { readonly alpha: number; readonly alternative: 'less' | 'greater' },
): readonly string[] {
  const [average, spread] = [mean(differences), standardDeviation(differences)];
  if (reaches(p, alpha) || average === undefined || spread === undefined) return [];
  const effect = (alternative === 'less' ? -average : average) / spread;
  if (!(effect * Math.sqrt(differences.length) >= LEAST_SEEN)) return [];
  const size = sizeForMean(effect, { alpha, power: POWER });
  return size === undefined ? [] : [moreWords(size, 'runs')];
}

const moreWords = (size: number, of: string): string =>
  `about ${Number(Math.ceil(size).toPrecision(2))} ${of} would tell a difference of this size with 80% power`;
