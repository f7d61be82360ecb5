import { worthTest } from './clustered-proportion.ts';
import type { Aim } from './detectable.ts';
import { reaches } from './reaches.ts';
import { studentQuantile } from './student-t.ts';

/**
 * Right or wrong answers planned in clusters of equal size; `deviation`: the standard deviation of the share of right
 * answers in a cluster.
 */
export type PlannedClusters = { readonly items: number; readonly clusters: number; readonly deviation: number };

type Limit = { readonly constant: number; readonly alternative: 'less' | 'greater' };

/**
 * The true share of right answers that such clusters show to lie beyond a constant with this power: the smallest share
 * that the test of Korn and Graubard (Survey Methodology 24, 1998) itself shows, plus t' standard errors of the mean of
 * all clusters, where t' is the quantile of Student's t with one degree of freedom less than there are clusters.
 * Undefined if the result is not a share.
 */
export function detectableInClusters(
  planned: PlannedClusters,
  limit: Limit,
  { alpha, power }: Aim,
): number | undefined {
  const error = planned.deviation / Math.sqrt(planned.clusters);
  const found = studentQuantile(power, planned.clusters - 1);
  const shown = leastShown(planned, limit, alpha);
  if (found === undefined || shown === undefined) return undefined;
  const share = shown + (limit.alternative === 'greater' ? found : -found) * error;
  return share > 0 && share < 1 ? share : undefined;
}

const STEPS = 200;

/**
 * The first share, starting from the constant, that the test shows. Shares are tried one by one, because near the end
 * the effective number of answers decreases again.
 */
function leastShown(
  { items, clusters, deviation }: PlannedClusters,
  { constant, alternative }: Limit,
  alpha: number,
): number | undefined {
  const [all, few] = [studentQuantile(0.975, items - 1), studentQuantile(0.975, clusters - 1)];
  if (all === undefined || few === undefined || !(constant > 0 && constant < 1)) return undefined;
  const variance = (deviation * deviation) / clusters;
  const isShown = (share: number): boolean => {
    const trials = Math.min((share * (1 - share)) / variance, items) * (all / few) ** 2;
    return reaches(worthTest({ hits: share * trials, trials }, constant, alternative), alpha);
  };
  const room = alternative === 'greater' ? 1 - constant : -constant;
  for (let step = 1; step < STEPS; step += 1) {
    if (isShown(constant + (room * step) / STEPS))
      return halved(isShown, constant + (room * (step - 1)) / STEPS, constant + (room * step) / STEPS);
  }
  return undefined;
}

function halved(isShown: (share: number) => boolean, from: number, to: number): number {
  let [unmet, met] = [from, to];
  for (let turn = 0; turn < 40; turn += 1) {
    const middle = (unmet + met) / 2;
    if (isShown(middle)) met = middle;
    else unmet = middle;
  }
  return met;
}
