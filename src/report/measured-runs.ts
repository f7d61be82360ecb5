import { commonUnit } from '../criteria/holding/common-unit.ts';
import { cellValue } from '../criteria/holding/run-value.ts';
import { plainText } from '../values/plain-text.ts';
import type { Quantity } from '../criteria/numbers/operand.ts';
import type { RunRow } from '../criteria/world/run-row.ts';
import type { World } from '../criteria/world/world.ts';
import type { ColumnRecord } from '../records/record.ts';
import type { MetricColumn } from './metric-columns.ts';

/** A run's measured value, and the baseline measured beside it in its row; texts as printed in the document. */
export type MeasuredRun = {
  readonly run: RunRow;
  readonly text: string;
  /** In the common unit of all values; undefined if there is no such unit. */
  readonly value: number | undefined;
  readonly baseline: { readonly text: string; readonly value: number | undefined } | undefined;
};

export type MeasuredRuns = {
  readonly runs: readonly MeasuredRun[];
  /** The reference rows that have the metric. */
  readonly references: readonly MeasuredRun[];
  readonly unit: string | undefined;
};

/** The runs that have a metric, all in one unit, in the full precision of their records. */
export function measuredRuns(world: World, { column, baseline }: MetricColumn): MeasuredRuns {
  const tellIn = (run: RunRow): Told | undefined => {
    const own = toldIn(world, run, column);
    return own && { run, own, beside: baseline && toldIn(world, run, baseline) };
  };
  const runs = world.runs.flatMap((run) => tellIn(run) ?? []);
  const references = world.references.flatMap((run) => tellIn(run) ?? []);
  const own = runs.map((told) => told.own.quantity);
  const all = [...runs, ...references].flatMap((told) => [
    told.own.quantity,
    ...(told.beside === undefined ? [] : [told.beside.quantity]),
  ]);
  const numbers = numbersOf(all) ?? numbersOf(own);
  const measured = ({ run, own: { text, quantity }, beside }: Told): MeasuredRun => ({
    run,
    text,
    value: numbers?.values.get(quantity),
    baseline: beside && { text: beside.text, value: numbers?.values.get(beside.quantity) },
  });
  return { runs: runs.map(measured), references: references.map(measured), unit: numbers?.unit };
}

type Told = { readonly run: RunRow; readonly own: Cell; readonly beside: Cell | undefined };
type Cell = { readonly text: string; readonly quantity: Quantity };

/** The number in a cell; a bound such as `< 0.01` is not one. */
function toldIn(world: World, run: RunRow, { name }: ColumnRecord): Cell | undefined {
  const cell = run.cells.get(name);
  const operand = cell && cellValue(run, cell, world.metrics.get(name)?.unit);
  if (cell === undefined || operand?.kind !== 'quantity') return undefined;
  return Number.isFinite(middleOf(operand)) ? { text: plainText(cell.cell.text), quantity: operand } : undefined;
}

/** `~0.10` is known within an interval: its middle is the written number. */
const middleOf = ({ low, high }: Quantity): number => (low === high ? low : (low + high) / 2);

type Numbers = { readonly unit: string | undefined; readonly values: ReadonlyMap<Quantity, number> };

function numbersOf(quantities: readonly Quantity[]): Numbers | undefined {
  const told = commonUnit(quantities);
  if ('kind' in told) return undefined;
  const pairs = quantities.map((quantity, at) => [quantity, middleOf(told[at] ?? quantity)] as const);
  return { unit: told[0]?.unit, values: new Map(pairs) };
}
