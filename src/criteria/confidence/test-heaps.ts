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

/**
 * Tests two samples that nothing pairs: the exact permutation; where it is too large Welch's test of means, and 9,999 drawn
 * arrangements of any other statistic, and of means that do not vary.
 */
export function testHeaps(
  first: readonly number[],
  /** `moved`: with the margin taken off or put on; the interval is that of the values as they were measured. */
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
  const welch = name === 'mean' ? welchT(first, moved, { alternative }) : undefined;
  const plain = name === 'mean' ? welchT(first, measured, { alternative }) : undefined;
  const interval = intervalNote(plain && tInterval(plain, 1 - alpha), { alpha, how: 'Welch' });
  const notes = [...options.notes, ...interval];
  const exact = permutation(first, moved, { alternative, statistic });
  const heaps = { first, second: moved };
  if (exact !== undefined)
    return withScatter(heaps, { p: exact.p, how: `exact permutation of ${of}`, left, right, notes }, options);
  if (welch !== undefined) return { p: welch.p, how: `Welch's test of ${of}`, left, right, notes };
  const drawn = sampledPermutation(first, moved, { alternative, statistic, random: randomFrom(options.seed) });
  if (drawn === undefined) return unknown(`${name} cannot be determined for these values`, 'numbers');
  const how = `drawn permutation of the ${name} of ${of}`;
  const withSeed = `arrangements drawn with the seed "${options.seed}"`;
  return withScatter(heaps, { p: drawn.p, how, left, right, notes: [...options.notes, withSeed] }, options);
}

type Settling = { readonly wanted: number; readonly alpha: number } & Pick<SampleOptions, 'sides'>;

/** How many more the smaller side needs, the other as it is; both, where one side alone cannot do it. */
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
