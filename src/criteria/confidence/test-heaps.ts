import { smallestPermutationP } from '../../stats/attainable.ts';
import { permutation } from '../../stats/permutation.ts';
import { randomFrom } from '../../stats/random.ts';
import { sampledPermutation } from '../../stats/sampled-permutation.ts';
import { tInterval } from '../../stats/t-test.ts';
import { welchT } from '../../stats/welch.ts';
import { unknown } from '../evaluate/judgement.ts';
import type { Judgement } from '../evaluate/judgement.ts';
import { percentOf, valuesWanted } from './attainable.ts';
import { intervalNote } from './interval-note.ts';
import type { Test } from './judge-tested.ts';
import type { SampleOptions } from './test-blocks.ts';

/** Tests two samples that nothing pairs: the exact permutation, Welch's test of means where it is too large. */
export function testHeaps(
  first: readonly number[],
  second: readonly number[],
  options: SampleOptions & Pick<Test, 'notes'>,
): Test | Judgement {
  const { alternative, alpha, name, share, statistic, left, right } = options;
  const sizes = [first.length, second.length] as const;
  const of = `${sizes[0]} and ${sizes[1]} runs`;
  const wanted = share === undefined ? 0 : valuesWanted(options, 'of two samples');
  if (smallestPermutationP(...sizes) > alpha + 1e-12 || Math.min(...sizes) < wanted)
    return unknown(`${of} cannot reach ${percentOf(alpha)} confidence`, settleOf(sizes, wanted, alpha));
  const welch = name === 'mean' ? welchT(first, second, { alternative }) : undefined;
  const interval = intervalNote(welch && tInterval(welch, 1 - alpha), { alpha, how: 'Welch' });
  const notes = [...options.notes, ...interval];
  const exact = permutation(first, second, { alternative, statistic });
  if (exact !== undefined) return { p: exact.p, how: `exact permutation of ${of}`, left, right, notes };
  if (name === 'mean') {
    if (welch === undefined) return unknown('the values do not vary', 'values that do');
    return { p: welch.p, how: `Welch's test of ${of}`, left, right, notes };
  }
  const drawn = sampledPermutation(first, second, { alternative, statistic, random: randomFrom(options.seed) });
  if (drawn === undefined) return unknown(`${name} cannot be told of these values`, 'numbers');
  const how = `drawn permutation of the ${name} of ${of}`;
  const withSeed = `arrangements drawn with the seed "${options.seed}"`;
  return { p: drawn.p, how, left, right, notes: [...options.notes, withSeed] };
}

/** How many more the smaller side needs, the other as it is. */
function settleOf([first, second]: readonly [number, number], wanted: number, alpha: number): string {
  let missing = Math.max(0, wanted - first, wanted - second);
  const reaches = () => smallestPermutationP(first + missing, second) <= alpha + 1e-12;
  const both = () => smallestPermutationP(first + missing, second + missing) <= alpha + 1e-12;
  const alone = second > 1;
  while (alone ? !reaches() : !both()) missing += 1;
  return `needs ${missing} more ${missing === 1 ? 'seed' : 'seeds'}${alone && wanted === 0 ? '' : ' on each side'}`;
}
