import { mean } from './descriptive.ts';

/**
 * The interquartile mean of scores over runs and tasks: the mean of the scores that remain after a quarter of them
 * (rounded down to whole scores) is cut off at each end. Agarwal et al., "Deep Reinforcement Learning at the Edge of
 * the Statistical Precipice", NeurIPS 2021, section 4.3. Undefined if there are no scores.
 */
export function interquartileMean(scores: readonly number[]): number | undefined {
  const cut = Math.floor(scores.length / 4);
  return mean(scores.toSorted((a, b) => a - b).slice(cut, scores.length - cut));
}

/** The scores of two systems on one task, one for each run. */
export type TaskScores = { readonly candidate: readonly number[]; readonly baseline: readonly number[] };

/**
 * The probability that a run of the candidate scores higher than a run of the baseline on a task drawn at random: the
 * mean over tasks of U / (m n), where U is the Mann-Whitney statistic and a tie counts one half (Agarwal et al. 2021,
 * section 4.3). Undefined without tasks, or if a system has no score on one.
 */
export function probabilityOfImprovement(tasks: readonly TaskScores[]): number | undefined {
  const shares = tasks.map(shareOfWins);
  return shares.includes(undefined) ? undefined : mean(shares.filter((share) => share !== undefined));
}

function shareOfWins({ candidate, baseline }: TaskScores): number | undefined {
  const pairs = candidate.length * baseline.length;
  if (pairs === 0) return undefined;
  let wins = 0;
  for (const ours of candidate) for (const theirs of baseline) wins += ours > theirs ? 1 : ours === theirs ? 0.5 : 0;
  return wins / pairs;
}
