import { chanceOverBaselines, chanceOverOwnBaselines } from '../../stats/chance.ts';
import { sum } from '../../stats/descriptive.ts';
import { counted } from '../../text/counted.ts';

/** The probability that a claim would be met if the change had no effect, and how it was computed. */
export type Chance = { readonly probability: number; readonly because: string };

/** A share as text for people. */
export const percentOf = (probability: number): string => `${Number((probability * 100).toPrecision(2))}%`;

/** The tail over several baselines takes time quadratic in the number of runs. */
const MOST_RUNS = 2000;

type Noun = 'run' | 'seed';

/**
 * The probability that at least the wanted number of runs (or seeds) beat their baselines, given the number of runs
 * that share each baseline.
 */
export function chanceOver(baselines: readonly number[], wanted: number, noun: Noun): Chance | undefined {
  const runs = baselines.reduce((total, size) => total + size, 0);
  if (baselines.length > 1 && baselines.every((size) => size === 1)) {
    const probability = chanceOverOwnBaselines({ runs, better: wanted });
    return probability === undefined
      ? undefined
      : { probability, because: ownWords({ wanted, runs, noun }, probability) };
  }
  if (wanted === runs) return allOf(baselines, noun);
  if (runs > MOST_RUNS) return undefined;
  const probability = tailOf(baselines, wanted);
  const shared = baselines.length === 1 ? 'one baseline' : `${baselines.length} baselines`;
  return {
    probability,
    because: `at least ${wanted} of ${counted(runs, noun)} against ${shared}: ${percentOf(probability)}`,
  };
}

type Own = { readonly wanted: number; readonly runs: number; readonly noun: Noun };

function ownWords({ wanted, runs, noun }: Own, probability: number): string {
  const how = wanted === runs ? `0.5^${runs}` : `at least ${wanted} of ${runs} at one half each`;
  return `${how} = ${percentOf(probability)}, because every ${noun} has a baseline of its own`;
}

/** `1/5 x 1/6 = 3.3%`. */
function allOf(baselines: readonly number[], noun: Noun): Chance {
  const probability = chanceOverBaselines(baselines.map((size) => ({ runs: size, better: size })));
  const factors = baselines.map((size) => `1/${size + 1}`).join(' x ');
  const runs = baselines.reduce((total, size) => total + size, 0);
  const shared =
    runs === 1
      ? `because there is one ${noun}`
      : `because the ${counted(runs, noun)} share ${baselines.length === 1 ? 'one baseline' : `${baselines.length} baselines`}`;
  return { probability, because: `${factors} = ${percentOf(probability)}, ${shared}` };
}

/**
 * The tail over several baselines: the number of runs that beat one baseline is uniform over 0 to k, and the numbers
 * for independent baselines add up.
 */
function tailOf(baselines: readonly number[], wanted: number): number {
  let chances: readonly number[] = [1];
  for (const size of baselines) {
    const next = Array.from<number>({ length: chances.length + size }).fill(0);
    chances.forEach((chance, at) => {
      for (let more = 0; more <= size; more++) next[at + more] = (next[at + more] ?? 0) + chance / (size + 1);
    });
    chances = next;
  }
  return sum(chances.slice(wanted));
}
