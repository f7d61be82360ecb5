import type { History } from '../run-record.ts';

const MOST_POINTS = 1000;

/**
 * Reduces a history to at most 1,000 points, evenly chosen and including the first and the last, the lowest and the
 * highest, and one without a value if there is any; records the original number.
 */
export function thinHistory(history: History): History {
  const count = history.steps.length;
  if (count <= MOST_POINTS) return history;
  const telling = tellingPoints(history.values);
  const even = MOST_POINTS - telling.length;
  const chosen = Array.from({ length: even }, (_, index) => Math.round((index * (count - 1)) / (even - 1)));
  const kept = [...new Set([...chosen, ...telling])].toSorted((a, b) => a - b);
  return {
    steps: kept.map((index) => history.steps[index] ?? 0),
    values: kept.map((index) => history.values[index] ?? null),
    thinnedFrom: history.thinnedFrom ?? count,
  };
}

/** The points without which `lowest` and `highest` of a history would have another answer, by their index. */
function tellingPoints(values: History['values']): readonly number[] {
  const isNumber = (value: number | null | undefined): value is number => Number.isFinite(value);
  const among = values.flatMap((value, index) => (isNumber(value) ? [{ value, index }] : []));
  const [first] = among;
  const missing = values.findIndex((value) => !isNumber(value));
  const ends =
    first === undefined
      ? []
      : [
          among.reduce((least, each) => (each.value < least.value ? each : least), first).index,
          among.reduce((most, each) => (each.value > most.value ? each : most), first).index,
        ];
  return [...new Set([...ends, ...(missing === -1 ? [] : [missing])])];
}
