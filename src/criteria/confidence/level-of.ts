import type { Claim, Quantifier } from '../language/syntax.ts';
import { wantedOf } from '../language/wanted-runs.ts';
import type { RunRow } from '../world/run-row.ts';
import { seedOf } from '../holding/seed-of.ts';
import type { World } from '../world/world.ts';
import type { Level } from './judge-tested.ts';

/** What a claim applies to: its runs in one group, and the number of groups. */
export type Chances = { readonly runs: readonly RunRow[]; readonly groups: number };

/**
 * The level at which each run is tested. `every run` needs no correction. If some of several chances are enough, each
 * is tested at the level divided by the number that could have taken the place of the last one needed: `some run` of
 * four at a quarter, `at least 3` of four at a half (Benjamini and Heller 2008). The best of several runs was chosen
 * among all of them.
 */
export function levelOf(
  world: World,
  { claim, quantifier }: { claim: Claim; quantifier: Quantifier },
  { runs, groups }: Chances,
): Level {
  const written = 1 - (claim.confidence?.percent ?? 0) / 100;
  const isOfSeeds = quantifier.kind === 'at-least' && quantifier.of === 'seeds';
  const inGroup = chancesOf(quantifier, isOfSeeds ? seedsOf(world, runs).size : runs.length);
  const among = claim.per?.groups === undefined ? 1 : Math.max(1, groups - claim.per.groups + 1);
  const chances = inGroup * among;
  const alpha = written / chances;
  return { alpha, because: chances === 1 ? undefined : `${Number(written.toPrecision(4))} for ${chances} chances` };
}

/** The number of chances that a quantifier takes among so many runs, or seeds if it counts these. */
export function chancesOf(quantifier: Quantifier, all: number): number {
  if (quantifier.kind === 'latest') return 1;
  const wanted = quantifier.kind === 'best' ? 1 : (wantedOf(quantifier, all) ?? all);
  return Math.max(1, all - wanted + 1);
}

/** A run without a known seed is not a chance: it does not count when seeds are counted. */
const seedsOf = (world: World, runs: readonly RunRow[]): ReadonlySet<string> =>
  new Set(runs.flatMap((run) => seedOf(world, run) ?? []));
