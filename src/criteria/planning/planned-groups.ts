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

/** Whether each group is a single run: then its items are tested. */
export const isPerRun = (world: World, { per }: Claim): boolean =>
  per?.names.some((name) => {
    const meaning = meaningOf(world, name);
    if (meaning?.kind !== 'column') return wordsOf(name) === 'run_id';
    const spec = world.record.tables.find(({ role }) => role === 'runs')?.spec;
    const keys = keyColumnsOf(world.columns, spec);
    return keys.length === 1 && meaning.column.index === keys[0];
  }) === true;

/**
 * One run of each seed is planned, so that there are as many groups by seed as by run; for all other groups the number
 * is not known yet.
 */
const hasGroupPerRun = (world: World, claim: Claim): boolean =>
  isPerRun(world, claim) || claim.per?.names.some((name) => isSeedColumn(foldName(wordsOf(name)))) === true;

/**
 * The number of chances that a claim takes among the planned runs, as at the time of the decision: those of its
 * quantifier in one group, times the number of groups.
 */
export function plannedChances(world: World, claim: Claim, seeds: number | undefined): number {
  if (seeds === undefined) return 1;
  const { quantifier, per } = claim;
  const isEach = hasGroupPerRun(world, claim);
  const isOfRuns = scaleOf(claim.condition, isOfRun(world)) === 'run';
  const inGroup = isOfRuns && quantifier !== undefined ? chancesOf(quantifier, isEach ? 1 : seeds) : 1;
  return inGroup * (isEach && per?.groups !== undefined ? Math.max(1, seeds - per.groups + 1) : 1);
}

/** Says that it is not known yet in how many groups a claim has its chances. */
export const openChances = (world: World, claim: Claim): readonly string[] =>
  claim.per?.groups === undefined || hasGroupPerRun(world, claim)
    ? []
    : [
        `how many groups there will be is not planned: each beyond ${claim.per.groups} is one more chance to be met, and is paid for`,
      ];

/** Says that more runs or groups are required than are planned, so that the claim can never be met. */
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
