import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';
import { isReference } from '../language/syntax.ts';
import type { Condition, Node } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { foldName } from '../../text/fold-name.ts';
import { wordsOf } from '../holding/run-value.ts';
import { fileFor } from './item-side.ts';
import { itemTester } from './item-tester.ts';
import { judgeTested } from './judge-tested.ts';
import type { Level } from './judge-tested.ts';
import { replicateTester } from './replicate-tester.ts';

/** A condition to be shown with confidence, and the text that seeds its random numbers. */
export type Confident = {
  readonly condition: Condition;
  /** The conditions by which the runs are selected. */
  readonly selects?: readonly Node[];
  readonly level: Level;
  readonly seed: string;
};

/** Judges a condition of one run by its items. */
export function judgeByItems(world: World, run: RunRow, { condition, level, seed }: Confident): Judgement {
  const test = itemTester({ world, run, alpha: level.alpha, seed });
  return { ...judgeTested(world, condition, { test, level }), basis: 'items' };
}

/** Judges a condition of several runs by their values; for one run with items, by the items. */
export function judgeByRuns(world: World, selection: readonly RunRow[], confident: Confident): Judgement {
  const { condition, selects = [], level, seed } = confident;
  const [only, ...others] = selection;
  if (only === undefined) return unknown('no run is selected', 'a run that is selected');
  if (others.length === 0 && hasItems(only, condition)) return judgeByItems(world, only, confident);
  const test = replicateTester({ world, selection, selects, alpha: level.alpha, seed });
  return { ...judgeTested(world, condition, { test, level }), basis: 'replicates' };
}

/** Whether the run's record has items for a metric of the condition. */
const hasItems = ({ record }: RunRow, condition: Condition): boolean =>
  [...walk(condition)].some(
    (node) => isReference(node) && fileFor(record?.items ?? [], foldName(wordsOf(node))) !== undefined,
  );
