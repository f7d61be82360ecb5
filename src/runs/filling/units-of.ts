import { unitOfHeader } from '../../values/header-unit.ts';
import { keysOf } from '../key-path.ts';
import { findPath, nearPaths } from './mapping.ts';
import { valueAt } from '../run.ts';
import type { LogProblem } from './log-problem.ts';
import type { RunRecord } from '../run-record.ts';
import type { Run } from '../run.ts';

/**
 * Path -> unit: what was asked for, else what the output says, else what was said when the run was logged before; a unit of
 * nothing is a problem.
 */
export function unitsOf(
  run: Run,
  asked: ReadonlyMap<string, string> = new Map(),
  existing?: RunRecord,
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

/** Words at the end of a key that mean nothing but a unit: `latency_min` may be a minimum, `train_db` a database. */
const TELLING =
  /(?<!(?:^|[\s_/-])per)[\s_/-](?:seconds|secs|sec|ms|us|ns|minutes|hours|hrs|kb|mb|gb|tb|kib|mib|gib|tib|bytes|khz|mhz|ghz|kwh)$/iu;
/** Behind a word of time that is taken, one letter does: `train_time_s`. */
const TIME_TAKEN = /(?:time|duration|elapsed|wall|clock)[\s_-](?:s|min)$/iu;

/** `wer_pct` and `WER (%)` say that they are percentages, `wer_ratio` that it is none; `peak_vram_mb` says its unit too. */
function unitNamed(path: string): readonly (readonly [string, string])[] {
  const key = keysOf(path).at(-1) ?? '';
  const unit = /[\s_-](?:ratio|fraction)$/iu.test(key) ? 'ratio' : unitOfHeader(key);
  if (unit === undefined) return [];
  return unit === '%' || unit === 'ratio' || TELLING.test(key) || TIME_TAKEN.test(key) ? [[path, unit]] : [];
}

function noKey(run: Run, wanted: string): LogProblem {
  const near = nearPaths(run, wanted);
  return {
    message: `--unit names ${wanted}, which the run does not have`,
    hint: near.length > 0 ? `it has ${near.join(', ')}` : 'a path is the keys joined by dots',
  };
}
