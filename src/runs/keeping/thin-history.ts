import type { History } from '../run-record.ts';

const MOST_POINTS = 1000;

/**
 * Reduces a history to at most 1,000 points, evenly chosen and including the first and the last; records the original
 * number.
 */
export function thinHistory(history: History): History {
  const count = history.steps.length;
  if (count <= MOST_POINTS) return history;
  const chosen = Array.from({ length: MOST_POINTS }, (_, index) =>
    Math.round((index * (count - 1)) / (MOST_POINTS - 1)),
  );
  return {
    steps: chosen.map((index) => history.steps[index] ?? 0),
    values: chosen.map((index) => history.values[index] ?? null),
    thinnedFrom: history.thinnedFrom ?? count,
  };
}
