import { binomialAtLeast } from './binomial.ts';

/** Runs compared with one and the same baseline measurement: `better` of `runs` beat it. */
export type SharedBaseline = { readonly runs: number; readonly better: number };

/**
 * The chance that at least `better` of k runs beat one shared baseline when nothing changed: all k + 1 are
 * exchangeable, so the baseline's rank is uniform and the chance (k + 1 - better) / (k + 1).
 */
export function chanceOverSharedBaseline({ runs, better }: SharedBaseline): number {
  return better <= 0 ? 1 : Math.max(0, runs + 1 - better) / (runs + 1);
}

/** Over several independent baselines: the product. */
export function chanceOverBaselines(baselines: readonly SharedBaseline[]): number {
  return baselines.reduce((product, baseline) => product * chanceOverSharedBaseline(baseline), 1);
}

/** When every run has a baseline of its own: the binomial tail at one half. */
export function chanceOverOwnBaselines({ runs, better }: SharedBaseline): number | undefined {
  return binomialAtLeast(better, runs, 0.5);
}

/** The chance that the best of `runs` beats one baseline when nothing changed: 75% for three. */
export function chanceOfBest(runs: number): number {
  return runs / (runs + 1);
}
