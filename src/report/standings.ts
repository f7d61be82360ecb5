import { latestRun } from '../criteria/claim/pick-run.ts';
import { alikeRuns } from './alike-runs.ts';
import { measuredRuns } from './measured-runs.ts';
import { metricColumns } from './metric-columns.ts';
import type { RunRow } from '../criteria/world/run-row.ts';
import type { World } from '../criteria/world/world.ts';
import type { MeasuredRun } from './measured-runs.ts';
import type { RunValue, Series, Standing } from './report.ts';

/**
 * Best and latest run for every column whose direction is declared, the primary one first, among runs that were
 * measured under the same conditions; `sections` distinguishes its tables from others.
 */
export function standingsOf(world: World, sections: readonly string[] = []): readonly Standing[] {
  const columns = metricColumns(world);
  const latest = columns.length === 0 ? undefined : latestOf(world);
  return columns.flatMap((metric) => {
    const { column, better } = metric;
    const { runs, references } = measuredRuns(world, metric);
    if (runs.length === 0 && references.length === 0) return [];
    return alikeRuns(world, runs).map(({ conditions, runs: alike, isAlike }) => ({
      metric: column.header,
      sections,
      conditions,
      better,
      best: valueOf(bestOf(alike, better)),
      latest: valueOf(alike.find(({ run }) => run === latest)),
      baseline: valueOf(references.find(({ run }) => isAlike(run))),
    }));
  });
}

/**
 * The first of those columns over the runs, with the baseline of each: the value measured beside it, else the reference
 * row.
 */
export function seriesOf(world: World): Series | undefined {
  const [metric] = metricColumns(world);
  if (metric === undefined) return undefined;
  const { runs, references, unit } = measuredRuns(world, metric);
  const referenceOf = new Map(
    alikeRuns(world, runs).flatMap(({ runs: alike, isAlike }) => {
      const reference = references.find(({ run }) => isAlike(run));
      return alike.map((each) => [each, reference] as const);
    }),
  );
  const points = runs.flatMap((measured) => {
    const { run, value, baseline } = measured;
    return value === undefined
      ? []
      : [{ run: run.id, value, baseline: (baseline ?? referenceOf.get(measured))?.value }];
  });
  return {
    metric: metric.column.header,
    better: metric.better,
    unit: unit ?? null,
    without: world.runs.length - points.length,
    points,
  };
}

/** The latest run in the sense of criteria; it is not guessed from the order of rows. */
function latestOf(world: World): RunRow | undefined {
  const picked = latestRun(world, world.runs);
  return picked.kind === 'run' ? picked.run : undefined;
}

function bestOf(runs: readonly MeasuredRun[], better: 'lower' | 'higher'): MeasuredRun | undefined {
  let best: MeasuredRun | undefined;
  for (const each of runs) {
    if (each.value === undefined) return undefined;
    if (best?.value === undefined || (better === 'lower' ? each.value < best.value : each.value > best.value))
      best = each;
  }
  return best;
}

const valueOf = (measured: MeasuredRun | undefined): RunValue | undefined =>
  measured && { run: measured.run.id, text: measured.text, baseline: measured.baseline?.text };
