import { readDate } from '../../values/read-date.ts';
import { timeOrder, timeStretch } from '../../values/time-stretch.ts';
import type { TimeStretch } from '../../values/time-stretch.ts';
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

/** The run that was picked, or why none was. */
export type Picked =
  { readonly kind: 'run'; readonly run: RunRow } | { readonly kind: 'open'; readonly judgement: Judgement };

const open = (because: string, settle: string): Picked => ({ kind: 'open', judgement: unknown(because, settle) });

type Dated = { readonly run: RunRow; readonly time: TimeStretch };

/**
 * The latest run, by the end time in its record, else by the date column; a missing or equal time leaves it open. If a
 * record's end and another row's date overlap (the zone of a date is unknown), the dates of all rows decide, if they
 * can.
 */
export function latestRun(world: World, runs: readonly RunRow[]): Picked {
  const picked = latestBy((run) => endOf(run) ?? dateOf(world, run), runs);
  if (picked.kind === 'run' || runs.every((run) => endOf(run) !== undefined)) return picked;
  const byDate = latestBy((run) => dateOf(world, run), runs);
  return byDate.kind === 'run' ? byDate : picked;
}

function latestBy(timeOf: (run: RunRow) => TimeStretch | undefined, runs: readonly RunRow[]): Picked {
  const dated: Dated[] = [];
  for (const run of runs) {
    const time = timeOf(run);
    if (time === undefined)
      return open(`when ${run.name} was run is not known`, 'a date for every run, such as 2026-03-18 10:00');
    dated.push({ run, time });
  }
  const [first, ...others] = dated;
  if (first === undefined) return open('no run is selected', 'a run that is selected');
  const latest = others.reduce((a, b) => (b.time.from > a.time.from ? b : a), first);
  const rival = dated.find((each) => each !== latest && timeOrder(latest.time, each.time) !== 'after');
  return rival === undefined ? { kind: 'run', run: latest.run } : untold(latest, rival);
}

function untold(a: Dated, b: Dated): Picked {
  const settle =
    a.time.hasZone === b.time.hasZone ? 'a time for each, or run records' : 'a time zone for each, or run records';
  if (timeOrder(a.time, b.time) === 'same') return open(`${a.run.name} and ${b.run.name} are equally late`, settle);
  return open(`whether ${a.run.name} or ${b.run.name} is later cannot be determined`, settle);
}

function endOf({ record }: RunRow): TimeStretch | undefined {
  const text = record?.ended ?? record?.started;
  const date = text === undefined ? undefined : readDate(text, text);
  return date === undefined ? undefined : timeStretch(date.iso);
}

function dateOf({ columns }: World, { cells }: RunRow): TimeStretch | undefined {
  for (const { name } of columns) {
    const cell = cells.get(name)?.cell;
    const value = cell && untyped(cell.value);
    if (value?.kind === 'date') return timeStretch(value.iso);
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
      return open(`${name} of ${run.name} is not known`, `a value of ${name} for every run`);
    valued.push({ run, value });
  }
  const told = commonUnit(valued.map(({ value }) => value));
  if ('kind' in told) return { kind: 'open', judgement: unknownOf(told) };
  const numbers = told.map(({ low }) => low * (direction === 'lower' ? 1 : -1));
  const least = numbers.indexOf(numbers.reduce((a, b) => Math.min(a, b), Infinity));
  const slack = (at: number): number => told[at]?.slack ?? 0;
  // Equal within the accuracy of the arithmetic: 0.9 s and 900 ms are the same time.
  const isAsGood = (at: number): boolean => (numbers[at] ?? NaN) - (numbers[least] ?? NaN) <= slack(at) + slack(least);
  const [best, second] = valued.filter((_, at) => isAsGood(at));
  if (best === undefined) return open('no run is selected', 'a run that is selected');
  if (second !== undefined)
    return open(
      `${best.run.name} and ${second.run.name} are equally good by ${name}`,
      'a metric that tells them apart',
    );
  return { kind: 'run', run: best.run };
}
