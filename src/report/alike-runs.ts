import { conditionColumns } from '../records/tables/condition-columns.ts';
import { plainText } from '../values/plain-text.ts';
import { groupBy } from '../text/group-by.ts';
import type { RunRow } from '../criteria/world/run-row.ts';
import type { World } from '../criteria/world/world.ts';
import type { ColumnRecord } from '../records/record.ts';
import type { MeasuredRun } from './measured-runs.ts';

/**
 * Runs that were measured under the same conditions; `conditions` gives these (`Manifest clean`), and is empty if all
 * runs have the same.
 */
export type AlikeRuns = {
  readonly conditions: readonly string[];
  readonly runs: readonly MeasuredRun[];
  /** Whether another row was measured under the same conditions; one that leaves a condition open belongs to all. */
  readonly isAlike: (run: RunRow) => boolean;
};

/** Returns in two games or environments do not compete, although their runs stand in one table. */
const isEnvironment = ({ name }: ColumnRecord): boolean => /^(?:env|environment|game)(?:_id|_name)?$/.test(name);

/** Groups runs by manifest, split, test set or environment, if their columns differ between runs. */
export function alikeRuns({ columns }: World, runs: readonly MeasuredRun[]): readonly AlikeRuns[] {
  const conditions = [...conditionColumns(columns), ...columns.filter(isEnvironment)];
  const differing = conditions.filter((column) => isDiffering(column, runs));
  if (differing.length === 0) return [{ conditions: [], runs, isAlike: () => true }];
  const groups = groupBy(runs, ({ run }) => JSON.stringify(differing.map((column) => textAt(run, column))));
  return [...groups.values()].map((alike) => {
    const texts = differing.map((column) => textAt(alike[0]?.run, column));
    return {
      conditions: differing.map(({ header }, at) => (texts[at] ? `${header} ${texts[at]}` : `no ${header}`)),
      runs: alike,
      isAlike: (run) => differing.every((column, at) => ['', texts[at]].includes(textAt(run, column))),
    };
  });
}

/** A column of numbers (`Benchmark (ms)`) is a measurement itself. */
function isDiffering(column: ColumnRecord, runs: readonly MeasuredRun[]): boolean {
  const isNumber = runs.every(({ run }) => run.cells.get(column.name)?.cell.value.kind === 'number');
  return !isNumber && new Set(runs.map(({ run }) => textAt(run, column))).size > 1;
}

const textAt = (run: RunRow | undefined, { name }: ColumnRecord): string =>
  plainText(run?.cells.get(name)?.cell.text ?? '').trim();
