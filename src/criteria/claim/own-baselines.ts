import { rememberFor } from '../../text/remember.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { runValue } from '../holding/run-value.ts';
import { isOther, isReference } from '../language/syntax.ts';
import type { Condition, Reference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';
import { groupKey, NO_KEY } from '../holding/group-key.ts';

/** What the runs of one group share: a name in `per`, with the key of its value. */
export type Shared = { readonly name: Reference; readonly key: string };

/**
 * The world with the baselines of one group: if there are baselines for several datasets beside runs on them, `per
 * dataset` compares each run with its own. A baseline without the value belongs to every group.
 */
export function baselinesOfGroup(
  world: World,
  { shared, label }: { readonly shared: readonly Shared[]; readonly label: string },
): World {
  const telling = shared.filter(({ name }) => tellsBaselines(world, name));
  return narrowed(world, label, (row) =>
    telling.every(({ name, key }) => [key, NO_KEY].includes(keyIn(world, row, name))),
  );
}

/**
 * The same for the conditions that select runs: `where dataset == "imdb"`. Each condition that uses only such names
 * counts.
 */
export function selectedBaselines(world: World, conditions: readonly Condition[]): World {
  const telling = conditions.flatMap(partsJoined).filter((condition) => {
    const names = [...walk(condition)].filter(isReference);
    return names.length > 0 && names.every((name) => tellsBaselines(world, name));
  });
  return narrowed(world, 'the selected runs', (run) =>
    telling.every(
      (condition) => judgeCondition({ world, run, selection: [], judge: judgeCondition }, condition).truth !== 'no',
    ),
  );
}

function narrowed(world: World, whose: string, isOwn: (row: RunRow) => boolean): World {
  if (world.references.length < 2) return world;
  const references = world.references.filter(isOwn);
  return references.length === world.references.length ? world : { ...world, references, narrowedTo: whose };
}

const partsJoined = (condition: Condition): readonly Condition[] =>
  condition.kind === 'and' ? condition.items.flatMap(partsJoined) : [condition];

/**
 * Whether a name distinguishes baselines as it does runs: they have several values of it, and runs share at least one
 * of them. The model's name distinguishes them, but no run has it; and a single baseline is for all runs, whatever its
 * learning rate.
 */
const tellsBaselines = (world: World, name: Reference): boolean => namesTelling(world)(name);

const namesTelling = rememberFor((world: World) =>
  rememberFor((name: Reference) => {
    if (isOther(name) || world.references.length < 2) return false;
    const keysOf = (rows: readonly RunRow[]) => new Set(rows.map((row) => keyIn(world, row, name)));
    const keys = [...keysOf(world.references)].filter((key) => key !== NO_KEY);
    if (keys.length < 2) return false;
    const ofRuns = keysOf(world.runs);
    return keys.some((key) => ofRuns.has(key));
  }),
);

const keyIn = (world: World, row: RunRow, name: Reference): string =>
  isOther(name) ? NO_KEY : groupKey(runValue(world, row, name));
