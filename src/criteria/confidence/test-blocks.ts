import { arrangementsOf, blockPermutation } from '../../stats/block-permutation.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Block } from '../../stats/block-permutation.ts';
import { randomFrom } from '../../stats/random.ts';
import { signFlip } from '../../stats/sign-flip.ts';
import { oneSampleT, tInterval } from '../../stats/t-test.ts';
import { reaches } from '../../stats/reaches.ts';
import type { AggregateName } from '../language/syntax.ts';
import { counted } from '../../text/counted.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { pairsWanted, percentOf, tooFew, valuesWanted } from './attainable.ts';
import { intervalNote, moreNote, moreRunsNote } from './interval-note.ts';
import type { Test } from './judge-tested.ts';

/** `moved`: the right value with the margin subtracted or added. */
export type Pair = { readonly left: number; readonly right: number; readonly moved: number };

export type SampleOptions = {
  readonly alternative: 'less' | 'greater';
  readonly alpha: number;
  readonly seed: string;
  readonly name: AggregateName;
  readonly share: number | undefined;
  readonly statistic: (values: readonly number[]) => number | undefined;
  /** The sides as they are shown. */
  readonly left: string;
  readonly right: string;
  /** If the sides are other rows: their names, and how many runs each has. */
  readonly sides?: readonly [SideRuns, SideRuns] | undefined;
};

/** A name such as `mean(baseline.time)` and its runs. */
export type SideRuns = { readonly name: string; readonly runs: number };

type BlockOptions = SampleOptions & {
  /** The side on which equal numbers are one measurement; undefined if every pair has its own. */
  readonly shared: 'left' | 'right' | undefined;
  readonly notes: readonly string[];
};

/**
 * Tests pairs by permutation: sign flips, or arrangements within the runs that share one baseline measurement. Up to
 * 65,536 arrangements are all counted (sign flips of a mean up to 40 pairs); beyond that, 9,999 are drawn.
 */
export function testBlocks(pairs: readonly Pair[], options: BlockOptions): Test | Judgement {
  const { alpha, name, share, left, right, sides } = options;
  const wanted = valuesWanted(options, 'of two samples');
  if (pairs.length < wanted && sides?.some(({ runs }) => runs > pairs.length) === true)
    return tooFewPairs(pairs.length, wanted, { alpha, sides });
  if (pairs.length < wanted)
    return tooFew(pairs.length, wanted, { of: 'runs', alpha, ...(share === undefined ? {} : { what: name }) });
  const blocks = blocksOf(pairs, options.shared);
  const isShared = blocks.length < pairs.length;
  if (isShared && !reaches(1 / arrangementsOf(blocks), alpha)) return sharedTooFew(pairs.length, blocks, alpha);
  const tested = permuted(pairs, blocks, options);
  if (tested === undefined) return unknown(`${name} cannot be determined for these values`, 'numbers');
  const { p, how, drawn } = tested;
  const differences = pairs.map((pair) => pair.left - pair.right);
  const spread = isShared || name !== 'mean' ? undefined : oneSampleT(differences, { alternative: 'two-sided' });
  const interval = spread === undefined ? undefined : tInterval(spread, 1 - alpha);
  const notes = [
    ...options.notes,
    ...(isShared ? [`${pairs.length} runs share ${baselines(blocks.length)}`] : []),
    ...(drawn ? [`arrangements drawn with the seed "${options.seed}"`] : []),
    ...intervalNote(interval, { alpha, how: 'Student' }),
    // More runs against the same baseline would add little.
    ...(isShared ? [] : moreOf(pairs, p, options)),
  ];
  return { p, how, left, right, notes };
}

/** One side may have many runs: then there are too few pairs because the other side has too few. */
function tooFewPairs(
  pairs: number,
  wanted: number,
  { alpha, sides }: { readonly alpha: number; readonly sides: readonly [SideRuns, SideRuns] },
): Judgement {
  const [there, missing] = [counted(pairs, 'pair'), counted(wanted - pairs, 'more seed')];
  return unknown(
    `${there} of runs cannot reach ${percentOf(alpha)} confidence, ${wanted} can: ${sidesWords(sides)}`,
    `needs ${missing} that both sides have`,
  );
}

/** `mean(time) has 6 runs, mean(baseline.time) 1`. */
export const sidesWords = ([left, right]: readonly [SideRuns, SideRuns]): string =>
  `${left.name} has ${counted(left.runs, 'run')}, ${right.name} ${right.runs}`;

const moreOf = (pairs: readonly Pair[], p: number, { alpha, alternative, name }: BlockOptions): readonly string[] =>
  name === 'mean'
    ? moreRunsNote(
        p,
        pairs.map((pair) => pair.left - pair.moved),
        { alpha, alternative },
      )
    : moreNote(p, { alpha, size: pairs.length, of: 'runs' });

const baselines = (count: number): string => (count === 1 ? 'one baseline' : `${count} baselines`);

/** Pairs with the same number on the shared side form one block. */
function blocksOf(pairs: readonly Pair[], shared: 'left' | 'right' | undefined): readonly Block[] {
  const own = shared === 'left' ? 'moved' : 'left';
  const against = shared === 'left' ? 'left' : 'moved';
  if (shared === undefined) return pairs.map((pair) => ({ own: [pair.left], against: pair.moved }));
  const byNumber = groupBy(pairs, (pair) => pair[against]);
  return [...byNumber].map(([number, alike]) => ({ own: alike.map((pair) => pair[own]), against: number }));
}

function sharedTooFew(runs: number, blocks: readonly Block[], alpha: number): Judgement {
  let [missing, arrangements] = [0, arrangementsOf(blocks)];
  while (!reaches(1 / arrangements, alpha)) [missing, arrangements] = [missing + 1, arrangements * 2];
  return unknown(
    `${runs} runs share ${baselines(blocks.length)} and cannot reach ${percentOf(alpha)} confidence, ` +
      `${pairsWanted(alpha)} with a baseline each can`,
    `needs ${missing} more ${missing === 1 ? 'seed with a baseline of its own' : 'seeds with baselines of their own'}`,
  );
}

type Permuted = { readonly p: number; readonly how: string; readonly drawn: boolean };

function permuted(pairs: readonly Pair[], blocks: readonly Block[], options: BlockOptions): Permuted | undefined {
  const { alternative, name, statistic, shared } = options;
  const isPairs = blocks.length === pairs.length;
  const differences = pairs.map((pair) => pair.left - pair.moved);
  const flipped = isPairs && name === 'mean' ? signFlip(differences, { alternative }) : undefined;
  const kind = isPairs ? 'sign-flip permutation' : 'permutation within shared baselines';
  const of = isPairs ? `${pairs.length} differences` : `${pairs.length} runs`;
  const named = name === 'mean' ? '' : ` of the ${name}`;
  if (flipped !== undefined) return { p: flipped.p, how: `exact ${kind} of ${of}`, drawn: false };
  // With the sides exchanged, a smaller left side is a greater right one.
  const towards = shared === 'left' ? (alternative === 'less' ? 'greater' : 'less') : alternative;
  const tested = blockPermutation(blocks, { alternative: towards, statistic, random: randomFrom(options.seed) });
  if (tested === undefined) return undefined;
  return { p: tested.p, how: `${tested.sampled ? 'drawn' : 'exact'} ${kind}${named} of ${of}`, drawn: tested.sampled };
}
