import { quantileTest } from '../../stats/quantile-test.ts';
import { signFlip } from '../../stats/sign-flip.ts';
import { oneSampleT, tInterval } from '../../stats/t-test.ts';
import type { AggregateName } from '../language/syntax.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { tooFew, valuesWanted } from './attainable.ts';
import { intervalNote, moreRunsNote } from './interval-note.ts';
import type { Test } from './judge-tested.ts';

export type NumberOptions = {
  readonly alternative: 'less' | 'greater';
  readonly orEqual: boolean;
  readonly alpha: number;
  readonly name: AggregateName;
  readonly share: number | undefined;
  readonly left: string;
  readonly right: string;
  readonly notes: readonly string[];
};

/** `moved`: by a margin that is a share of them; the interval is that of the values as they were measured. */
export type HeldValues = { readonly measured: readonly number[]; readonly moved: readonly number[] };

/**
 * Holds runs against a known number: a mean by sign flips of the differences from it (Student's test beyond 40 runs), which
 * take them to lie evenly about their mean; a quantile by counting how many lie on its side.
 */
export function heldAgainstNumber(values: HeldValues, number: number, options: NumberOptions): Test | Judgement {
  const { alpha, name, share, left, right, notes } = options;
  const { moved } = values;
  if (name !== 'mean' && share === undefined)
    return unknown(`no sample gives the ${name} of all runs there could be`, 'a mean or a quantile');
  const wanted = valuesWanted(options, options.alternative);
  const what = share === undefined ? {} : { what: name };
  if (moved.length < wanted) return tooFew(moved.length, wanted, { of: 'runs', alpha, ...what });
  if (share === undefined) return meanTest(values, number, options);
  const p = quantileTest(moved, { ...options, share, limit: number });
  if (p === undefined) return unknown(`${name} cannot be determined for these values`, 'numbers');
  return { p, how: `exact binomial test of the ${name} of ${moved.length} runs`, left, right, notes };
}

function meanTest({ measured, moved }: HeldValues, margin: number, options: NumberOptions): Test | Judgement {
  const { alternative, alpha, left, right } = options;
  const size = moved.length;
  const student = oneSampleT(moved, { alternative, margin });
  const exact = signFlip(moved, { alternative, margin });
  const p = exact?.p ?? student?.p;
  if (p === undefined) return unknown('the values do not vary', 'values that do');
  const how =
    exact === undefined ? `Student's test of ${size} runs` : `exact sign-flip permutation of ${size} differences`;
  const plain = oneSampleT(measured, { alternative, margin });
  const interval = plain && tInterval(plain, 1 - alpha);
  const notes = [
    ...options.notes,
    ...intervalNote(interval, { alpha, how: 'Student', of: 'the mean' }),
    ...moreRunsNote(
      p,
      moved.map((value) => value - margin),
      { alpha, alternative },
    ),
  ];
  return { p, how, left, right, notes };
}
