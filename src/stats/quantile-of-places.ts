import type { PlaceStatistic } from './bootstrap.ts';

/**
 * A quantile (type 7) of the values at the indices that were drawn, by counting in sorted order: no resample is sorted.
 */
export function quantileOfPlaces(values: readonly number[], share: number): PlaceStatistic {
  const order = values.map((_, at) => at).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const sorted = Float64Array.from(order, (place) => values[place] ?? NaN);
  const rank = new Uint32Array(values.length);
  order.forEach((place, at) => {
    rank[place] = at;
  });
  const counts = new Uint32Array(values.length);
  return (places) => {
    if (places.length === 0) return undefined;
    counts.fill(0);
    for (const place of places) counts[rank[place] ?? 0] = (counts[rank[place] ?? 0] ?? 0) + 1;
    const wanted = (places.length - 1) * share;
    const below = Math.floor(wanted);
    const [low, high] = valuesAt(sorted, counts, below);
    return low + (high - low) * (wanted - below);
  };
}

/** The value of this rank among the drawn ones, and the next one. */
function valuesAt(sorted: Float64Array, counts: Uint32Array, rank: number): readonly [number, number] {
  let passed = 0;
  let low = NaN;
  for (let at = 0; at < sorted.length; at += 1) {
    passed += counts[at] ?? 0;
    if (Number.isNaN(low) && passed > rank) low = sorted[at] ?? NaN;
    if (passed > rank + 1) return [low, sorted[at] ?? NaN];
  }
  return [low, low];
}
