import { unitOfPath } from './unit-of-key.ts';
import { findPath, nearPaths } from './mapping.ts';
import { valueAt } from '../run.ts';
import type { LogProblem } from '../log-problem.ts';
import type { RunRecord } from '../run-record.ts';
import type { Run } from '../run.ts';

/**
 * Path -> unit: the requested one, else the output's, else the one recorded when the run was logged before; a unit for
 * an unknown path is a problem.
 */
export function unitsOf(
  run: Run,
  asked: ReadonlyMap<string, string> = new Map(),
  existing: RunRecord | undefined,
): { readonly units: ReadonlyMap<string, string>; readonly problems: readonly LogProblem[] } {
  const found = [...asked].map(([wanted, unit]) => ({ wanted, unit, path: findPath(run, wanted)?.path }));
  return {
    units: new Map([
      ...[...(existing?.units ?? [])].filter(([path]) => valueAt(run, path) !== undefined),
      ...[...run.metrics.keys()].flatMap((path) => unitNamed(path)),
      ...run.units,
      ...found.flatMap(({ path, unit }) => (path === undefined ? [] : [[path, unit] as const])),
    ]),
    problems: found.flatMap(({ wanted, path }) => (path === undefined ? [noKey(run, wanted)] : [])),
  };
}

/** The unit in a path's own key. */
function unitNamed(path: string): readonly (readonly [string, string])[] {
  const unit = unitOfPath(path, undefined);
  return unit === undefined ? [] : [[path, unit]];
}

function noKey(run: Run, wanted: string): LogProblem {
  const near = nearPaths(run, wanted);
  return {
    message: `--unit names ${wanted}, which the run does not have`,
    hint: near.length > 0 ? `it has ${near.join(', ')}` : 'a path is the keys joined by dots',
  };
}
