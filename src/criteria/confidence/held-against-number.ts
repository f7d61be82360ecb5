import { mean } from '../../stats/descriptive.ts';
import { quantileTest } from '../../stats/quantile-test.ts';
import { signFlip } from '../../stats/sign-flip.ts';
import { oneSampleT, tInterval } from '../../stats/t-test.ts';
import { reaches } from '../../stats/reaches.ts';
import { isClearlySkewed, skewnessOf, testWithoutSkew } from '../../stats/without-skew.ts';
import { unknown } from '../holding/judgement.ts';
import { tooFew, valuesWanted } from './attainable.ts';
import { intervalNote, moreRunsNote } from './interval-note.ts';
import { shortNumber } from '../numbers/operand.ts';
import type { AggregateName } from '../language/syntax.ts';
import type { Judgement } from '../holding/judgement.ts';
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

/** `moved`: shifted by a margin that is a share of the values; the interval is that of the values as measured. */
export type HeldValues = { readonly measured: readonly number[]; readonly moved: readonly number[] };

/**
 * Compares runs with a known number: a mean by sign flips of the differences from it (Student's test beyond 40 runs),
 * which assume a symmetric distribution about the mean; a quantile by counting how many are on its side.
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
  const tested = evenTest(moved, margin, options);
  if (tested === undefined) return unknown('the values do not vary', 'values that do');
  const open = skewedRuns(moved, margin, { ...options, tested });
  if (open !== undefined) return open;
  const plain = oneSampleT(measured, { alternative, margin });
  const interval = plain && tInterval(plain, 1 - alpha);
  const notes = [
    ...options.notes,
    ...intervalNote(interval, { alpha, how: 'Student', of: 'the mean' }),
    ...moreRunsNote(
      tested.p,
      moved.map((value) => value - margin),
      { alpha, alternative },
    ),
  ];
  return { p: tested.p, how: tested.how, left, right, notes };
}

type Told = Pick<Test, 'p' | 'how'>;

/**
 * Clearly skewed runs are not symmetric about their mean: for 40 lognormal ones Student's test falsely rejects the mean
 * 13% of the time at 5% (the project's own simulation). A result that a t test corrected for skewness does not confirm
 * is left open; that gives 7%.
 */
function skewedRuns(
  values: readonly number[],
  margin: number,
  { alternative, alpha, tested }: NumberOptions & { readonly tested: Told },
): Judgement | undefined {
  const [centre, skewness] = [mean(values), skewnessOf(values)];
  if (!reaches(tested.p, alpha) || centre === undefined || skewness === undefined) return undefined;
  if (!isClearlySkewed(skewness, values.length)) return undefined;
  const parts = values.map((value) => (value - centre) / values.length);
  const p = testWithoutSkew({ estimate: centre - margin, parts, freedom: values.length - 1 }, alternative);
  if (p === undefined || reaches(p, alpha)) return undefined;
  return unknown(
    `the ${values.length} runs are skewed (${shortNumber(skewness)}): ${tested.how}, p = ${shortNumber(tested.p)}, corrected for it ${shortNumber(p)}`,
    'more runs, or a claim of their median',
  );
}

function evenTest(values: readonly number[], margin: number, { alternative }: NumberOptions): Told | undefined {
  const exact = signFlip(values, { alternative, margin });
  if (exact !== undefined) return { p: exact.p, how: `exact sign-flip permutation of ${values.length} differences` };
  const student = oneSampleT(values, { alternative, margin });
  return student && { p: student.p, how: `Student's test of ${values.length} runs` };
}
