import { clopperPearson } from '../../stats/clopper-pearson.ts';
import { mcnemar } from '../../stats/mcnemar.ts';
import { proportionTest, trialsForProportion } from '../../stats/proportion-test.ts';
import { quantileTest } from '../../stats/quantile-test.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { tooFew } from './attainable.ts';
import { movedLeft, movedRight } from './in-common-unit.ts';
import { intervalNote, moreNote } from './interval-note.ts';
import type { Answer, ItemOptions } from './item-options.ts';
import type { ItemPairs, Numbers } from './pair-items.ts';

/**
 * McNemar's test of the right and wrong answers of two systems: of the items on which they differ, how many support the
 * claim.
 */
export function mcnemarAnswer(left: Numbers, right: Numbers, { alternative, alpha }: ItemOptions): Answer {
  let [better, worse] = [0, 0];
  left.above.forEach((value, at) => {
    const difference = value - (right.above[at] ?? NaN);
    if (difference === 0) return;
    if (difference < 0 === (alternative === 'less')) better += 1;
    else worse += 1;
  });
  const count = left.above.length;
  const p = mcnemar(better, worse, 'greater') ?? 1;
  const share = clopperPearson(better, better + worse, 1 - alpha);
  const notes = [
    `they differ on ${better + worse} of ${count} items, ${better} of them for the claim`,
    ...intervalNote(share, { alpha, how: 'Clopper-Pearson', of: 'that share' }),
    ...moreNote(p, { alpha, size: count, of: 'items' }),
  ];
  return { p, how: `exact McNemar test of ${count} items`, notes };
}

/** Tests right and wrong answers against a number. */
export function proportionAnswer({ left, count }: ItemPairs, options: ItemOptions): Answer | Judgement {
  const { alternative, alpha, factors, number, shift } = options;
  // The margin is a share of the proportion itself, or shifts the number.
  const own = factors.left * (shift.of === 'left' ? 1 + shift.relative : 1);
  const constant = movedRight(number * factors.right, shift) / own;
  const successes = left.above.reduce((total, value) => total + value, 0);
  const wanted = trialsForProportion(constant, alternative, 1 - alpha);
  if (wanted === undefined)
    return unknown('a proportion is compared with a number between 0 and 1', 'a number between 0 and 1');
  if (count < wanted) return tooFew(count, wanted, { of: 'items', alpha });
  const p = proportionTest({ successes, trials: count }, constant, alternative);
  if (p === undefined) return unknown('these items have no proportion', 'items that are right or wrong');
  const notes = [
    ...intervalNote(clopperPearson(successes, count, 1 - alpha), {
      alpha,
      how: 'Clopper-Pearson',
      of: 'the proportion',
    }),
    ...moreNote(p, { alpha, size: count, of: 'items' }),
  ];
  return { p, how: `exact binomial test of ${successes} of ${count} items`, notes };
}

/** Tests a quantile of the items against a number. */
export function quantileAnswer({ left, count }: ItemPairs, options: ItemOptions, share: number): Answer | Judgement {
  const { factors, number, shift } = options;
  const values = valuesOf(left).map((value) => movedLeft(value * factors.left, shift));
  const p = quantileTest(values, { ...options, share, limit: movedRight(number * factors.right, shift) });
  if (p === undefined) return unknown(`${options.name} cannot be determined for these items`, 'a value for each item');
  return { p, how: `exact binomial test of the ${options.name} of ${count} items`, notes: [] };
}

/** The value of each item. */
export const valuesOf = ({ above, below }: Numbers): readonly number[] =>
  Array.from(above, (value, at) => value / (below[at] ?? NaN));
