import { doubledRanks } from './ranks.ts';

export type RankTest = { readonly statistic: number; readonly p: number };

const MOST = 200;

/**
 * Wilcoxon's signed-rank test (Biometrics Bulletin 1, 1945), one-sided and exact: V is the sum of the ranks of positive
 * differences, its distribution counted over all sign patterns of the ranks as they are, ties included (sizes equal but
 * for binary noise are tied); zeros are dropped, as Wilcoxon did. Undefined when none is left, or for more than 200.
 */
export function wilcoxon(differences: readonly number[], alternative: 'less' | 'greater'): RankTest | undefined {
  if (differences.length > MOST) return undefined;
  const step = 1e-11 * Math.max(0, ...differences.map(Math.abs));
  const kept = differences
    .map((difference) => (step === 0 ? 0 : Math.round(difference / step)))
    .filter((steps) => steps !== 0);
  if (kept.length === 0 || !kept.every(Number.isFinite)) return undefined;
  const ranks = doubledRanks(kept.map(Math.abs));
  const observed = ranks.reduce((total, rank, at) => total + ((kept[at] ?? 0) > 0 ? rank : 0), 0);
  const chances = rankSumChances(ranks);
  const tail = alternative === 'greater' ? chances.subarray(observed) : chances.subarray(0, observed + 1);
  return {
    statistic: observed / 2,
    p: Math.min(
      1,
      tail.reduce((total, chance) => total + chance, 0),
    ),
  };
}

/** The chance of each sum of ranks when every rank is in or out with one half. */
function rankSumChances(ranks: readonly number[]): Float64Array {
  const chances = new Float64Array(ranks.reduce((total, rank) => total + rank, 0) + 1);
  chances[0] = 1;
  let top = 0;
  for (const rank of ranks) {
    top += rank;
    for (let at = top; at >= 0; at -= 1)
      chances[at] = ((chances[at] ?? 0) + (at >= rank ? (chances[at - rank] ?? 0) : 0)) / 2;
  }
  return chances;
}
