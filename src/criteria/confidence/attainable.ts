import { pairsFor, valuesForQuantile } from '../../stats/attainable.ts';
import type { AggregateName } from '../language/syntax.ts';
import { unknown } from '../evaluate/judgement.ts';
import type { Judgement } from '../evaluate/judgement.ts';
import { printNumber } from '../evaluate/operand.ts';

/** What a sample is made of, for sentences: runs (which want seeds) or items. */
export type Of = 'runs' | 'items';

/** A level as the confidence that people write: 95% for 0.05. */
export const percentOf = (alpha: number): string => `${printNumber(Number((100 * (1 - alpha)).toPrecision(4)))}%`;

/** How many pairs a test of pairs wants at a level: five for 0.05. */
export const pairsWanted = (alpha: number): number => pairsFor(1 - alpha) ?? Infinity;

/** How many values a statistic wants before anything can be shown of it: 59 for a p95 at 95%, five for a mean of pairs. */
export function valuesWanted(name: AggregateName, share: number | undefined, alpha: number): number {
  if (share === undefined || name === 'mean') return pairsWanted(alpha);
  return Math.max(pairsWanted(alpha), valuesForQuantile(Math.max(share, 1 - share), 1 - alpha) ?? Infinity);
}

/** Why so few cannot answer, with how many can. */
export function tooFew(there: number, wanted: number, about: { of: Of; alpha: number; what?: string }): Judgement {
  const { of, alpha, what } = about;
  const missing = wanted - there;
  const settle =
    of === 'runs' ? `needs ${missing} more ${missing === 1 ? 'seed' : 'seeds'}` : `needs about ${wanted} items`;
  const noun = there === 1 ? of.slice(0, -1) : of;
  const named = what === undefined ? '' : ` of ${what}`;
  return unknown(`${there} ${noun} cannot reach ${percentOf(alpha)} confidence${named}, ${wanted} can`, settle);
}
