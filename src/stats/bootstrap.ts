import { quantile } from './descriptive.ts';
import type { Random } from './random.ts';

/**
 * Computes a statistic from the indices of the items that were drawn, so that paired values stay together. The list is
 * reused for the next resample: do not keep it.
 */
export type PlaceStatistic = (places: readonly number[]) => number | undefined;

export type BootstrapOptions = {
  readonly random: Random;
  /** 10,000 unless given. */
  readonly resamples?: number;
  /**
   * Indices of the items in each cluster (speaker, document), which is drawn as a whole; unless given, every item is
   * its own cluster.
   */
  readonly clusters?: readonly (readonly number[])[];
};

export type Bootstrap = {
  readonly observed: number;
  readonly values: Float64Array;
  readonly clusters: readonly (readonly number[])[];
};

/**
 * The bootstrap distribution of a statistic over `count` items (Efron, Annals of Statistics 7, 1979; whole clusters as
 * in Davison and Hinkley 1997, section 3.8), sorted. Undefined if the statistic is undefined for the items or for a
 * resample.
 */
export function bootstrap(count: number, statistic: PlaceStatistic, options: BootstrapOptions): Bootstrap | undefined {
  const clusters = options.clusters ?? Array.from({ length: count }, (_, at) => [at]);
  const observed = statistic(clusters.flat());
  if (clusters.length < 2 || observed === undefined) return undefined;
  const values = new Float64Array(options.resamples ?? 10_000);
  const places: number[] = [];
  for (let turn = 0; turn < values.length; turn += 1) {
    if (options.clusters === undefined) drawItems(places, count, options.random);
    else drawClusters(places, clusters, options.random);
    const value = statistic(places);
    if (value === undefined || !Number.isFinite(value)) return undefined;
    values[turn] = value;
  }
  return { observed, values: values.sort(), clusters };
}

function drawItems(places: number[], count: number, random: Random): void {
  for (let turn = 0; turn < count; turn += 1) places[turn] = random.below(count);
}

function drawClusters(places: number[], clusters: readonly (readonly number[])[], random: Random): void {
  let filled = 0;
  for (let turn = 0; turn < clusters.length; turn += 1) {
    for (const place of clusters[random.below(clusters.length)] ?? []) {
      places[filled] = place;
      filled += 1;
    }
  }
  places.length = filled;
}

/** The percentile interval (Efron and Tibshirani 1993, section 13.3), two-sided at `confidence`. */
export function percentileInterval(result: Bootstrap, confidence: number): { low: number; high: number } | undefined {
  return between(result.values, (1 - confidence) / 2, (1 + confidence) / 2);
}

function between(values: Float64Array, below: number, above: number): { low: number; high: number } | undefined {
  const sorted = [...values];
  const low = quantile(sorted, below);
  const high = quantile(sorted, above);
  return low === undefined || high === undefined ? undefined : { low, high };
}
