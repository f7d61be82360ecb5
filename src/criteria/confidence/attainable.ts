import { pairsFor, valuesForQuantile } from '../../stats/attainable.ts';
import type { AggregateName } from '../language/syntax.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { printNumber } from '../numbers/operand.ts';

/** What a sample consists of, for use in sentences: runs (which need seeds) or items. */
export type Of = 'runs' | 'items';

/** A level as the confidence that people write: 95% for 0.05. */
export const percentOf = (alpha: number): string => `${printNumber(Number((100 * (1 - alpha)).toPrecision(4)))}%`;

/** How many pairs a paired test needs at a level: five for 0.05. */
export const pairsWanted = (alpha: number): number => pairsFor(1 - alpha) ?? Infinity;

/** What is to be shown about a statistic: that it is below or above a number, or a difference between two samples. */
export type Direction = 'less' | 'greater' | 'of two samples';

export type Wanted = { readonly name: AggregateName; readonly share: number | undefined; readonly alpha: number };

/**
 * How many values a statistic needs before anything can be shown about it: five for a mean of pairs; 59 for a p95 below
 * a number at 95%, but only one for a p95 above it, since one value in twenty is there by chance.
 */
export function valuesWanted({ name, share, alpha }: Wanted, direction: Direction): number {
  if (share === undefined || name === 'mean') return pairsWanted(alpha);
  const values = (of: number): number => valuesForQuantile(of, 1 - alpha) ?? Infinity;
  if (direction === 'of two samples') return Math.max(pairsWanted(alpha), values(Math.max(share, 1 - share)));
  return values(direction === 'less' ? share : 1 - share);
}

/** Why so few values cannot give an answer, and how many can. */
export function tooFew(there: number, wanted: number, about: { of: Of; alpha: number; what?: string }): Judgement {
  const { of, alpha, what } = about;
  const missing = wanted - there;
  const settle =
    of === 'runs' ? `needs ${missing} more ${missing === 1 ? 'seed' : 'seeds'}` : `needs about ${wanted} items`;
  const noun = there === 1 ? of.slice(0, -1) : of;
  const named = what === undefined ? '' : ` of ${what}`;
  return unknown(`${there} ${noun} cannot reach ${percentOf(alpha)} confidence${named}, ${wanted} can`, settle);
}
