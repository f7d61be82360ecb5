import { isJsonNumber } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';

/** The counter of points in rows over time. `within` starts again at each of its counts: iterations in epochs. */
export type StepKey = { readonly key: string; readonly within?: string };

/**
 * The counter of rows among those that all of them have, given the strongest first: one that does not change, or starts
 * again while another continues, is not a counter by itself.
 */
export function stepKeyOf(rows: readonly JsonObject[], known: readonly string[]): StepKey | undefined {
  const counters = known.flatMap((key) => {
    const counts = rows.map((row) => numberIn(row, key));
    return counts.every((count) => count !== undefined) ? [{ key, counts }] : [];
  });
  const moving = counters.filter(({ counts }) => counts.some((count) => count !== counts[0]));
  const candidates = moving.length > 0 ? moving : counters;
  const anew = candidates.filter(({ counts }) =>
    candidates.some((other) => other.counts !== counts && startsAnew(counts, other.counts)),
  );
  const whole = candidates.find((candidate) => !anew.includes(candidate)) ?? candidates[0];
  const [within] = whole === undefined ? [] : anew.filter(({ counts }) => startsAnew(counts, whole.counts));
  if (whole === undefined) return undefined;
  return within === undefined ? { key: whole.key } : { key: whole.key, within: within.key };
}

/** Whether a count decreases while another, which never decreases, has increased. */
function startsAnew(counts: readonly number[], others: readonly number[]): boolean {
  let [highest, highestBefore] = [-Infinity, -Infinity];
  let isAnew = false;
  for (const [at, count] of counts.entries()) {
    const [other = 0, before = other] = [others[at], others[at - 1]];
    if (other < before) return false;
    if (other > before) highestBefore = highest;
    if (count < highestBefore) isAnew = true;
    highest = Math.max(highest, count);
  }
  return isAnew;
}

function numberIn(row: JsonObject, key: string): number | undefined {
  const value = row.get(key);
  return isJsonNumber(value) ? value.number : undefined;
}
