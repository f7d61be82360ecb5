import { askedOf } from '../confidence/asked.ts';
import type { Asked } from '../confidence/asked.ts';
import { percentOf } from '../confidence/attainable.ts';
import { sideOf } from '../confidence/side-of.ts';
import type { Side } from '../confidence/side-of.ts';
import { isOfRun } from '../world/resolve.ts';
import type { World } from '../world/world.ts';
import type { Claim, Condition } from '../language/syntax.ts';
import { printCondition } from '../language/print-statement.ts';
import { scaleOf } from '../language/walk.ts';
import type { PlannedRuns, StatementPower } from '../power.ts';
import { goalOf } from './goal.ts';
import type { Goal } from './goal.ts';
import { itemsPower } from './items-power.ts';
import { isPerRun, openChances, plannedChances } from './planned-groups.ts';
import { seedsPower } from './seeds-power.ts';

/** One comparison, with the level at which it is tested. */
export type Planned = {
  /** Two for `within`. */
  readonly questions: readonly Asked[];
  readonly goal: Goal;
  readonly left: Side;
  readonly right: Side;
  readonly alpha: number;
  readonly planned: PlannedRuns;
};

export type Power = Pick<StatementPower, 'canBeMet' | 'says'>;

/** The power of a claim with confidence: of each of its comparisons, at the level at which it is tested. */
export function claimPower(world: World, claim: Claim, planned: PlannedRuns): Power {
  const alpha = 1 - (claim.confidence?.percent ?? 0) / 100;
  const isOfItems = scaleOf(claim.condition, isOfRun(world)) === 'run' || isPerRun(world, claim);
  const chances = plannedChances(world, claim, planned.seeds);
  const corrected =
    chances > 1
      ? [
          `${chances} ${isOfItems ? 'runs' : 'groups'} are chances to be met: each is tested at ${percentOf(alpha / chances)}`,
        ]
      : [];
  const leaves = leavesOf(claim.condition, alpha / chances);
  const found = leaves.map((leaf) => leafPower(world, leaf, { planned, isOfItems }));
  const says = found.flatMap(({ says: words }, at) =>
    leaves.length === 1
      ? words
      : words.map((word) => `${printCondition(leaves[at]?.condition ?? claim.condition)}: ${word}`),
  );
  const open = found.some(({ canBeMet }) => canBeMet === undefined);
  return {
    canBeMet: found.some(({ canBeMet }) => canBeMet === false) ? false : open ? undefined : true,
    says: [...corrected, ...openChances(world, claim), ...says],
  };
}

type Leaf = { readonly condition: Condition; readonly alpha: number };

function leavesOf(condition: Condition, alpha: number): readonly Leaf[] {
  if (condition.kind === 'and') return condition.items.flatMap((item) => leavesOf(item, alpha));
  if (condition.kind === 'or') return condition.items.flatMap((item) => leavesOf(item, alpha / condition.items.length));
  if (condition.kind === 'count-of')
    return condition.items.flatMap((item) => leavesOf(item, alpha / (condition.items.length - condition.count + 1)));
  return [{ condition, alpha }];
}

function leafPower(
  world: World,
  { condition, alpha }: Leaf,
  { planned, isOfItems }: { readonly planned: PlannedRuns; readonly isOfItems: boolean },
): Power {
  const questions = askedOf(world, condition);
  if ('truth' in questions) return { canBeMet: false, says: [questions.because ?? 'it does not ask for confidence'] };
  const [asked] = questions;
  if (asked === undefined) return { canBeMet: false, says: [] };
  const sides = [asked.left, asked.right].map((side) => sideOf({ world, selection: [], run: undefined }, side));
  const [left, right] = sides;
  if (left === undefined || right === undefined) return { canBeMet: false, says: [] };
  if ('truth' in left) return { canBeMet: false, says: [left.because ?? ''] };
  if ('truth' in right) return { canBeMet: false, says: [right.because ?? ''] };
  const about = { questions, goal: goalOf(questions, right), left, right, alpha, planned };
  return isOfItems ? itemsPower(about) : seedsPower(about);
}
