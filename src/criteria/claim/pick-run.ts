import type { Reference } from '../language/syntax.ts';
import { commonUnit } from '../holding/common-unit.ts';
import { directionOf } from '../holding/direction.ts';
import { unknown, unknownOf } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { untyped } from '../numbers/operand.ts';
import type { Quantity } from '../numbers/operand.ts';
import type { RunRow } from '../world/run-row.ts';
import { runValue, wordsOf } from '../holding/run-value.ts';
import type { World } from '../world/world.ts';

/** The run that was picked, or why none could be. */
export type Picked =
  { readonly kind: 'run'; readonly run: RunRow } | { readonly kind: 'open'; readonly judgement: Judgement };

const open = (because: string, settle: string): Picked => ({ kind: 'open', judgement: unknown(because, settle) });

/** The latest run, by the record's end, else by the date column; a missing or equal time leaves it open. */
export function latestRun(world: World, runs: readonly RunRow[]): Picked {
  const dated = runs.map((run) => ({ run, time: timeOf(world, run) }));
  const undated = dated.find(({ time }) => time === undefined);
  if (undated !== undefined) return open(`when ${undated.run.id} was run is not known`, 'a date for every run');
  const ordered = dated.toSorted((a, b) => ((a.time ?? '') < (b.time ?? '') ? 1 : -1));
  const [latest, second] = ordered;
  if (latest === undefined) return open('no run is selected', 'a run that is selected');
  if (second !== undefined && !isLater(latest.time ?? '', second.time ?? ''))
    return open(`${latest.run.id} and ${second.run.id} are equally late`, 'a time for each, or run records');
  return { kind: 'run', run: latest.run };
}

/** A date without a time is not later than a time of that day. */
const isLater = (a: string, b: string): boolean => a > b && !a.startsWith(b);

function timeOf(world: World, run: RunRow): string | undefined {
  const ended = run.record?.ended ?? run.record?.started;
  const parsed = ended === undefined ? NaN : Date.parse(ended);
  if (!Number.isNaN(parsed)) return new Date(parsed).toISOString().replace('.000Z', 'Z');
  for (const { name } of world.columns) {
    const cell = run.cells.get(name)?.cell;
    const value = cell && untyped(cell.value);
    if (value?.kind === 'date') return value.iso;
  }
  return undefined;
}

/** The best run by a metric whose direction is declared; a missing value or a tie leaves it open. */
export function bestRun(world: World, runs: readonly RunRow[], by: Reference): Picked {
  const name = wordsOf(by);
  const direction = directionOf(world, by);
  if (direction === undefined)
    return open(
      `nothing says which way ${name} is better`,
      `\`<!-- expctl: metrics ${name} better=lower -->\` (or higher)`,
    );
  const valued: { readonly run: RunRow; readonly value: Quantity }[] = [];
  for (const run of runs) {
    const value = runValue(world, run, by);
    if (value.kind !== 'quantity' || value.low !== value.high)
      return open(`${name} of ${run.id} is not known`, `a value of ${name} for every run`);
    valued.push({ run, value });
  }
  const told = commonUnit(valued.map(({ value }) => value));
  if ('kind' in told) return { kind: 'open', judgement: unknownOf(told) };
  const numbers = told.map(({ low }) => low * (direction === 'lower' ? 1 : -1));
  const least = numbers.indexOf(numbers.reduce((a, b) => Math.min(a, b), Infinity));
  const slack = (at: number): number => told[at]?.slack ?? 0;
  // Equal as far as arithmetic can tell: 0.9 s and 900 ms are one time.
  const isAsGood = (at: number): boolean => (numbers[at] ?? NaN) - (numbers[least] ?? NaN) <= slack(at) + slack(least);
  const [best, second] = valued.filter((_, at) => isAsGood(at));
  if (best === undefined) return open('no run is selected', 'a run that is selected');
  if (second !== undefined)
    return open(`${best.run.id} and ${second.run.id} are equally good by ${name}`, 'a metric that tells them apart');
  return { kind: 'run', run: best.run };
}
