import { findPath, nearPaths } from './mapping.ts';
import type { LogProblem } from './log-problem.ts';
import type { Run } from '../run.ts';

/** Path -> unit: what the output says, and before that what was asked for; a unit of nothing is a problem. */
export function unitsOf(
  run: Run,
  asked: ReadonlyMap<string, string> = new Map(),
): { readonly units: ReadonlyMap<string, string>; readonly problems: readonly LogProblem[] } {
  const found = [...asked].map(([wanted, unit]) => ({ wanted, unit, path: findPath(run, wanted)?.path }));
  return {
    units: new Map([
      ...run.units,
      ...found.flatMap(({ path, unit }) => (path === undefined ? [] : [[path, unit] as const])),
    ]),
    problems: found.flatMap(({ wanted, path }) => (path === undefined ? [noKey(run, wanted)] : [])),
  };
}

function noKey(run: Run, wanted: string): LogProblem {
  const near = nearPaths(run, wanted);
  return {
    message: `--unit names ${wanted}, which the run does not have`,
    hint: near.length > 0 ? `it has ${near.join(', ')}` : 'a path is the keys joined by dots',
  };
}
