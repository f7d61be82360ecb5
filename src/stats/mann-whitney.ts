import { doubledRanks } from './ranks.ts';
import type { RankTest } from './wilcoxon.ts';

const MOST_WORK = 2e8;

/**
 * The Mann-Whitney U test (Annals of Mathematical Statistics 18, 1947), one-sided and exact: U counts the pairs in which
 * the first is greater (ties one half); its distribution is counted over all splits of the ranks as they are. Undefined
 * when a side is empty or the count would be too long.
 */
export function mannWhitney(
  first: readonly number[],
  second: readonly number[],
  alternative: 'less' | 'greater',
): RankTest | undefined {
  const pooled = [...first, ...second];
  if (first.length === 0 || second.length === 0 || pooled.some(Number.isNaN)) return undefined;
  const ranks = doubledRanks(pooled);
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  if (total * first.length * pooled.length > MOST_WORK) return undefined;
  const observed = ranks.slice(0, first.length).reduce((sum, rank) => sum + rank, 0);
  const chances = chosenSumChances(ranks, first.length, total);
  const tail = alternative === 'greater' ? chances.subarray(observed) : chances.subarray(0, observed + 1);
  const p = Math.min(
    1,
    tail.reduce((sum, chance) => sum + chance, 0),
  );
  return { statistic: (observed - first.length * (first.length + 1)) / 2, p };
}

/**
 * The chance of each sum of `chosen` ranks drawn without replacement. Each entry is kept as a chance throughout: the
 * rank at place i joins c already chosen with (c + 1) / (i + 1), which telescopes to an equal weight for every split.
 */
function chosenSumChances(ranks: readonly number[], chosen: number, total: number): Float64Array {
  const rows = Array.from({ length: chosen + 1 }, () => new Float64Array(total + 1));
  (rows[0] ?? new Float64Array(1))[0] = 1;
  ranks.forEach((rank, index) => {
    for (let count = Math.min(chosen, index + 1); count >= 0; count -= 1)
      addRank(rows, { rank, count, seen: index + 1 });
  });
  return rows[chosen] ?? new Float64Array(0);
}

/** Row `count` holds the chances given that `count` of `seen` were chosen: C(seen-1, count) and C(seen-1, count-1) over C(seen, count). */
function addRank(rows: readonly Float64Array[], step: { rank: number; count: number; seen: number }): void {
  const { rank, count, seen } = step;
  const row = rows[count];
  const below = rows[count - 1];
  if (row === undefined) return;
  const stays = (seen - count) / seen;
  const joins = count / seen;
  for (let at = row.length - 1; at >= 0; at -= 1) {
    const joined = below === undefined || at < rank ? 0 : (below[at - rank] ?? 0);
    row[at] = (row[at] ?? 0) * stays + joined * joins;
  }
}
