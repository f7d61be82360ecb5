/**
 * The sum with Neumaier's compensation (Zeitschrift für Angewandte Mathematik und Mechanik 54, 1974); 0 for no values.
 */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return Number.isFinite(total) ? total + lost : total;
}

/** The arithmetic mean; undefined for no values. */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : finite(sum(values) / values.length);
}

/**
 * The sample variance with n - 1, by the corrected two-pass formula (Chan, Golub and LeVeque 1983); undefined for fewer
 * than two values.
 */
export function variance(values: readonly number[]): number | undefined {
  const centre = mean(values);
  if (centre === undefined || values.length < 2) return undefined;
  const deviations = values.map((value) => value - centre);
  const squares = sum(deviations.map((deviation) => deviation * deviation));
  const rest = sum(deviations);
  return finite(Math.max(0, squares - (rest * rest) / values.length) / (values.length - 1));
}

/** The sample standard deviation with n - 1, in the values' unit; undefined for fewer than two values. */
export function standardDeviation(values: readonly number[]): number | undefined {
  const squared = variance(values);
  return squared === undefined ? undefined : Math.sqrt(squared);
}

/** The smallest value; undefined for no values, or if one is NaN. */
export function minimum(values: readonly number[]): number | undefined {
  return extreme(values, (value, best) => value < best);
}

/** The greatest value; undefined for no values, or if one is NaN. */
export function maximum(values: readonly number[]): number | undefined {
  return extreme(values, (value, best) => value > best);
}

/** The middle value, or the mean of the two middle ones; undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}

/**
 * A quantile: type 7 of Hyndman and Fan (The American Statistician 50, 1996), the default of R and numpy; `share` is
 * between 0 and 1.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  if (values.length === 0 || !(share >= 0 && share <= 1) || values.some(Number.isNaN)) return undefined;
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return finite(below + (above - below) * (place - Math.floor(place)));
}

function extreme(values: readonly number[], better: (value: number, best: number) => boolean): number | undefined {
  let best: number | undefined;
  for (const value of values) {
    if (Number.isNaN(value)) return undefined;
    if (best === undefined || better(value, best)) best = value;
  }
  return best;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
