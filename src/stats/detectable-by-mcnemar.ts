import { binomialAtLeast } from './binomial.ts';
import type { Aim } from './detectable.ts';
import { findRoot } from './find-root.ts';
import { normalQuantile } from './normal.ts';
import { reaches } from './reaches.ts';

/** For more items than this the formula is as accurate, and the sum takes too long. */
const MOST_SUMMED = 20_000;

/**
 * The difference between two shares of right answers that the exact McNemar test of n items detects with this power, if
 * the two systems differ on the share `differing` of them: the power summed over the number of items they differ on
 * (Duffy, Biometrics 40, 1984); beyond 20,000 items by the formula of Connor (Biometrics 43, 1987). Undefined if not
 * even a difference on all of those items would be detected.
 */
export function detectableByMcnemar(size: number, differing: number, aim: Aim): number | undefined {
  if (!(differing > 0 && differing <= 1)) return undefined;
  if (size > MOST_SUMMED) return byFormula(size, differing, aim);
  const chances = chancesOf(size, differing).map((each) => ({ ...each, wanted: wantedOf(each.count, aim.alpha) }));
  const surplus = (gap: number): number => {
    const better = Math.min(1, (1 + gap / differing) / 2);
    return chances.reduce((total, { count, chance, wanted }) => total + chance * (wanted > count ? 0 : (binomialAtLeast(wanted, count, better) ?? 0)), -aim.power); // prettier-ignore
  };
  if (surplus(differing) < 0) return undefined;
  let [low, high] = [0, differing];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (surplus(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The smallest count out of `count` that a fair coin reaches no more often than the level; one more than `count` if
 * there is none.
 */
function wantedOf(count: number, alpha: number): number {
  let [few, enough] = [-1, count + 1];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (reaches(binomialAtLeast(middle, count, 0.5) ?? 1, alpha)) enough = middle;
    else few = middle;
  }
  return enough;
}

type Chance = { readonly count: number; readonly chance: number };

/**
 * The probability of each number out of `size`, each with this share; numbers with negligible probability are left out.
 */
function chancesOf(size: number, share: number): readonly Chance[] {
  if (share === 1) return [{ count: size, chance: 1 }];
  const odds = share / (1 - share);
  const usual = Math.min(size, Math.floor((size + 1) * share));
  const found: Chance[] = [{ count: usual, chance: 1 }];
  for (let [count, chance] = [usual, 1]; count < size && chance > 1e-15; count += 1) {
    chance *= ((size - count) / (count + 1)) * odds;
    found.push({ count: count + 1, chance });
  }
  for (let [count, chance] = [usual, 1]; count > 0 && chance > 1e-15; count -= 1) {
    chance *= count / ((size - count + 1) * odds);
    found.push({ count: count - 1, chance });
  }
  const total = found.reduce((sum, { chance }) => sum + chance, 0);
  return found.map(({ count, chance }) => ({ count, chance: chance / total }));
}

function byFormula(size: number, differing: number, { alpha, power }: Aim): number | undefined {
  const [level, found] = [normalQuantile(1 - alpha), normalQuantile(power)];
  if (level === undefined || found === undefined) return undefined;
  const surplus = (gap: number): number =>
    gap * Math.sqrt(size) - level * Math.sqrt(differing) - found * Math.sqrt(Math.max(0, differing - gap * gap));
  return surplus(differing) < 0 ? undefined : findRoot(surplus, 0, differing);
}
