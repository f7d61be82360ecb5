import { smallestPermutationP } from '../../stats/attainable.ts';
import { permutation } from '../../stats/permutation.ts';
import { randomFrom } from '../../stats/random.ts';
import { sampledPermutation } from '../../stats/sampled-permutation.ts';
import { tInterval } from '../../stats/t-test.ts';
import { welchT } from '../../stats/welch.ts';
import { reaches } from '../../stats/reaches.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { percentOf, valuesWanted } from './attainable.ts';
import { intervalNote } from './interval-note.ts';
import type { Test } from './judge-tested.ts';
import { sidesWords } from './test-blocks.ts';
import type { SampleOptions } from './test-blocks.ts';
import { withScatter } from './uneven-scatter.ts';
import type { Heaps } from './uneven-scatter.ts';

/**
 * Tests two unpaired samples by permutation: the exact test, or 9,999 drawn arrangements if there are too many. Welch's
 * test instead would find a difference between 5 and 50 runs of one skewed distribution (lognormal, sigma 1.5) 25% of
 * the time at 5%, because the few runs miss its tail (the project's own simulation).
 */
export function testHeaps(
  first: readonly number[],
  /** `moved`: with the margin subtracted or added; the interval is that of the values as measured. */
  second: { readonly measured: readonly number[]; readonly moved: readonly number[] },
  options: SampleOptions & Pick<Test, 'notes'>,
): Test | Judgement {
  const { alternative, alpha, name, share, statistic, left, right, sides } = options;
  const { measured, moved } = second;
  const sizes = [first.length, moved.length] as const;
  const of = `${sizes[0]} and ${sizes[1]} runs`;
  const wanted = share === undefined ? 0 : valuesWanted(options, 'of two samples');
  if (!reaches(smallestPermutationP(...sizes), alpha) || Math.min(...sizes) < wanted)
    return unknown(
      `${of} cannot reach ${percentOf(alpha)} confidence${sides === undefined ? '' : `: ${sidesWords(sides)}`}`,
      settleOf(sizes, { wanted, alpha, sides }),
    );
  const plain = name === 'mean' ? welchT(first, measured, { alternative }) : undefined;
  const interval = intervalNote(plain && tInterval(plain, 1 - alpha), { alpha, how: 'Welch' });
  const heaps = { first, second: moved };
  const about = { left, right, notes: [...options.notes, ...interval] };
  const exact = permutation(first, moved, { alternative, statistic });
  if (exact !== undefined)
    return withScatter(heaps, { ...about, p: exact.p, how: `exact permutation of ${of}` }, options);
  const drawn = drawnTest(heaps, options);
  return drawn === undefined
    ? unknown(`${name} cannot be determined for these values`, 'numbers')
    : withScatter(heaps, { ...about, p: drawn.p, how: `${drawn.how} of ${of}`, notes: [...about.notes, ...drawn.notes] }, options); // prettier-ignore
}

/**
 * The test by drawn arrangements. For means more extreme than all of these, where the level is too small for that many
 * to show, Welch's test is used.
 */
function drawnTest(
  { first, second }: Heaps,
  { alternative, alpha, name, statistic, seed }: SampleOptions,
): Pick<Test, 'p' | 'how' | 'notes'> | undefined {
  const random = randomFrom(seed);
  const isMean = name === 'mean';
  const drawn = sampledPermutation(first, second, { alternative, random, ...(isMean ? {} : { statistic }) });
  if (drawn === undefined) return undefined;
  const welch = isMean && drawn.extreme === 1 && !reaches(drawn.p, alpha) ? welchT(first, second, { alternative }) : undefined; // prettier-ignore
  if (welch !== undefined) return { p: welch.p, how: "Welch's test", notes: [] };
  const how = isMean ? 'drawn permutation' : `drawn permutation of the ${name}`;
  return { p: drawn.p, how, notes: [`arrangements drawn with the seed "${seed}"`] };
}

type Settling = { readonly wanted: number; readonly alpha: number } & Pick<SampleOptions, 'sides'>;

/** How many more the smaller side needs with the other unchanged; or both, if one side alone is not enough. */
function settleOf([left, right]: readonly [number, number], { wanted, alpha, sides }: Settling): string {
  const [few, many] = left <= right ? [left, right] : [right, left];
  const isReached = (first: number, second: number) => reaches(smallestPermutationP(first, second), alpha);
  const isAlone = many > 1 && wanted === 0;
  let missing = Math.max(0, wanted - few);
  while (!isReached(few + missing, isAlone ? many : many + missing)) missing += 1;
  const smaller = (left <= right ? sides?.[0] : sides?.[1])?.name;
  const where = isAlone ? (smaller === undefined ? '' : ` of ${smaller}`) : ' on each side';
  return `needs ${missing} more ${missing === 1 ? 'seed' : 'seeds'}${where}`;
}
