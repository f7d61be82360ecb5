import { binomialAtLeast } from './binomial.ts';

/** Runs compared with one shared baseline measurement: `better` of `runs` beat it. */
export type SharedBaseline = { readonly runs: number; readonly better: number };

/**
 * The probability that at least `better` of k runs beat one shared baseline if nothing changed: all k + 1 are
 * exchangeable, so the baseline's rank is uniform and the probability is (k + 1 - better) / (k + 1).
 */
export function chanceOverSharedBaseline({ runs, better }: SharedBaseline): number {
  return better <= 0 ? 1 : Math.max(0, runs + 1 - better) / (runs + 1);
}

/** The same over several independent baselines: the product of their probabilities. */
export function chanceOverBaselines(baselines: readonly SharedBaseline[]): number {
  return baselines.reduce((product, baseline) => product * chanceOverSharedBaseline(baseline), 1);
}

/** The same if every run has a baseline of its own: the binomial tail at one half. */
export function chanceOverOwnBaselines({ runs, better }: SharedBaseline): number | undefined {
  return binomialAtLeast(better, runs, 0.5);
}

/** The probability that the best of `runs` runs beats one baseline if nothing changed: 75% for three. */
export function chanceOfBest(runs: number): number {
  return runs / (runs + 1);
}
