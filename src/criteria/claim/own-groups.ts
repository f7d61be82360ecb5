import type { Claim } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { groupsOf } from './groups.ts';
import type { Group } from './groups.ts';
import { baselinesOfGroup } from './own-baselines.ts';
import type { SelectedRun } from './selected-runs.ts';
import type { OwnGroup, World } from '../world/world.ts';

/** Each group with its own baselines, and with those rows that the claim picks which belong to it. */
export function ownGroups(world: World, { per, condition }: Claim, runs: readonly SelectedRun[]) {
  const groups = per === undefined ? [] : groupsOf(world, per, runs);
  const picks = [...walk(condition)].some(({ kind }) => kind === 'row' || kind === 'document');
  return groups.map((group) => {
    const own = baselinesOfGroup(world, group);
    return { ...group, world: picks ? { ...own, group: ownGroup(group, groups) } : own };
  });
}

const ownGroup = ({ label, shared }: Group, groups: readonly Group[]): OwnGroup => ({
  label,
  shared: shared.map((each, at) => ({
    ...each,
    keys: new Set(groups.flatMap((group) => group.shared[at]?.key ?? [])),
  })),
});
