import { regularisedBeta } from './beta.ts';
import { findRoot } from './find-root.ts';
import { studentQuantile } from './student-t.ts';

/** The answers in one cluster: how many there are, and how many of them are hits. */
export type ClusterAnswers = { readonly hits: number; readonly size: number };

/** The effective number of independent answers, and how many of them are hits; neither needs to be an integer. */
export type WorthOfAnswers = { readonly hits: number; readonly trials: number };

/**
 * The effective sample size of clustered answers (Korn and Graubard, Survey Methodology 24, 1998): the number of
 * independent answers with the same variance, at most the actual number, reduced for the uncertainty of a variance from
 * few clusters. `freedom`: the degrees of freedom of the variance. Undefined if all answers are alike, since there is
 * no variance then.
 */
export function worthOfAnswers(clusters: readonly ClusterAnswers[], freedom: number): WorthOfAnswers | undefined {
  const count = clusters.length;
  const size = clusters.reduce((total, each) => total + each.size, 0);
  const share = clusters.reduce((total, each) => total + each.hits, 0) / size;
  if (count < 2 || !(share > 0 && share < 1) || !(freedom > 0)) return undefined;
  const squares = clusters.reduce((total, each) => total + (each.hits - share * each.size) ** 2, 0);
  const variance = (count / (count - 1)) * (squares / (size * size));
  const [all, few] = [studentQuantile(0.975, size - 1), studentQuantile(0.975, freedom)];
  if (all === undefined || few === undefined) return undefined;
  const trials = Math.min((share * (1 - share)) / variance, size) * (all / few) ** 2;
  return { hits: share * trials, trials };
}

/** The one-sided test of Clopper and Pearson on the effective number of answers. */
export const worthTest = (
  { hits, trials }: WorthOfAnswers,
  constant: number,
  alternative: 'less' | 'greater',
): number =>
  alternative === 'less'
    ? regularisedBeta(constant, hits + 1, trials - hits).upper
    : regularisedBeta(constant, hits, trials - hits + 1).lower;

/**
 * The two-sided interval of Clopper and Pearson for the effective number of answers; `confidence` is for example 0.95.
 */
export function worthInterval(
  worth: WorthOfAnswers,
  confidence: number,
): { readonly low: number; readonly high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: findRoot((share) => worthTest(worth, share, 'greater') - tail, 0, 1),
    high: findRoot((share) => tail - worthTest(worth, share, 'less'), 0, 1),
  };
}
