import { regularisedBeta } from './beta.ts';
import { findRoot } from './find-root.ts';
import { studentQuantile } from './student-t.ts';

/** Answers of one cluster: how many there are, and how many of them count. */
export type ClusterAnswers = { readonly hits: number; readonly size: number };

/** So many independent answers as the clustered ones are worth, and how many of them count; both are no whole numbers. */
export type WorthOfAnswers = { readonly hits: number; readonly trials: number };

/**
 * What answers in clusters are worth (Korn and Graubard, Survey Methodology 24, 1998): as many independent ones as would vary so,
 * at most as many as there are, less what a variance of few clusters does not tell. `freedom`: that of the variance. Undefined
 * where all answers are alike, for these tell no variance.
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

/** The one-sided test of Clopper and Pearson on what the answers are worth. */
export const worthTest = (
  { hits, trials }: WorthOfAnswers,
  constant: number,
  alternative: 'less' | 'greater',
): number =>
  alternative === 'less'
    ? regularisedBeta(constant, hits + 1, trials - hits).upper
    : regularisedBeta(constant, hits, trials - hits + 1).lower;

/** Their two-sided interval, `confidence` such as 0.95. */
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
