import { keyColumnsOf } from '../../records/tables/key-column.ts';
import { counted } from '../../text/counted.ts';
import { foldName } from '../../text/fold-name.ts';
import { chancesOf } from '../confidence/level-of.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import { wordsOf } from '../holding/run-value.ts';
import type { Claim } from '../language/syntax.ts';
import { scaleOf } from '../language/walk.ts';
import { wantedOf } from '../language/wanted-runs.ts';
import { isOfRun, meaningOf } from '../world/resolve.ts';
import type { World } from '../world/world.ts';

/** Whether each group is one run: what is asked of it then is held by its items. */
export const isPerRun = (world: World, { per }: Claim): boolean =>
  per?.names.some((name) => {
    const meaning = meaningOf(world, name);
    if (meaning?.kind !== 'column') return wordsOf(name) === 'run_id';
    const spec = world.record.tables.find(({ role }) => role === 'runs')?.spec;
    const keys = keyColumnsOf(world.columns, spec);
    return keys.length === 1 && meaning.column.index === keys[0];
  }) === true;

/** Planned is one run of each seed, so that there are as many groups by seed as by run; of all others nobody knows yet. */
const hasGroupPerRun = (world: World, claim: Claim): boolean =>
  isPerRun(world, claim) || claim.per?.names.some((name) => isSeedColumn(foldName(wordsOf(name)))) === true;

/**
 * How many chances a claim takes among so many planned runs, as it will be when it is decided: those of its quantifier in one group,
 * times those of its groups.
 */
export function plannedChances(world: World, claim: Claim, seeds: number | undefined): number {
  if (seeds === undefined) return 1;
  const { quantifier, per } = claim;
  const isEach = hasGroupPerRun(world, claim);
  const isOfRuns = scaleOf(claim.condition, isOfRun(world)) === 'run';
  const inGroup = isOfRuns && quantifier !== undefined ? chancesOf(quantifier, isEach ? 1 : seeds) : 1;
  return inGroup * (isEach && per?.groups !== undefined ? Math.max(1, seeds - per.groups + 1) : 1);
}

/** That nobody knows yet in how many groups a claim has its chances. */
export const openChances = (world: World, claim: Claim): readonly string[] =>
  claim.per?.groups === undefined || hasGroupPerRun(world, claim)
    ? []
    : [
        `how many groups there will be is not planned: each beyond ${claim.per.groups} is one more chance to be met, and is paid for`,
      ];

/** That more runs or groups are asked for than are planned: then it is never met, whatever comes out. */
export function tooFewPlanned(world: World, claim: Claim, seeds: number | undefined): string | undefined {
  if (seeds === undefined) return undefined;
  const { quantifier, per } = claim;
  const isEach = hasGroupPerRun(world, claim);
  if (isEach && per?.groups !== undefined && per.groups > seeds) return tooFew(per.groups, 'group', seeds);
  const there = isEach ? 1 : seeds;
  const wanted = quantifier?.kind === 'at-least' ? (wantedOf(quantifier, there) ?? 0) : 0;
  if (quantifier?.kind !== 'at-least' || wanted <= there) return undefined;
  const noun = quantifier.of === 'runs' ? 'run' : 'seed';
  return isEach
    ? `${counted(wanted, noun)} in each group are asked for, and each is one run`
    : tooFew(wanted, noun, seeds);
}

const tooFew = (wanted: number, noun: string, seeds: number): string =>
  `${counted(wanted, noun)} are asked for, ${seeds} ${seeds === 1 ? 'is' : 'are'} planned: needs ${wanted - seeds} more`;
