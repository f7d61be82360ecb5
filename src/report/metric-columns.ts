import { columnDirection } from '../criteria/holding/direction.ts';
import { isOfBaseline, kernelOf } from '../criteria/suggest/baselines-of.ts';
import type { World } from '../criteria/world/world.ts';
import type { ColumnRecord } from '../records/record.ts';

/** A column whose better direction is declared, and the column that it is compared with in the same row. */
export type MetricColumn = {
  readonly column: ColumnRecord;
  readonly better: 'lower' | 'higher';
  readonly baseline: ColumnRecord | undefined;
};

/**
 * The columns with a direction declared by kind or document, the primary one first; baselines are not metrics of their
 * own.
 */
export function metricColumns(world: World): readonly MetricColumn[] {
  const { columns } = world;
  return columns
    .flatMap((column): readonly MetricColumn[] => {
      const better = columnDirection(world, column);
      return better === undefined || isBaseline(column, columns)
        ? []
        : [{ column, better, baseline: baselineOf(column, columns) }];
    })
    .toSorted((a, b) => Number(b.column.spec?.primary ?? false) - Number(a.column.spec?.primary ?? false));
}

const wordsOf = ({ name }: ColumnRecord): readonly string[] => name.replace(/#\d+$/u, '').split('_');

const isCalledBaseline = (column: ColumnRecord): boolean => isOfBaseline(wordsOf(column));

/** `Base WER` beside `Tuned WER`; a lone `Reference Score` is an ordinary metric. */
const isBaseline = (column: ColumnRecord, columns: readonly ColumnRecord[]): boolean =>
  column.name.startsWith('baseline') ||
  (isCalledBaseline(column) && columns.some((other) => !isCalledBaseline(other) && isOfOneName(column, other)));

/** The column of the same name for a baseline: `Baseline Noisy WER` for `Tuned Noisy WER`, never `Baseline WER`. */
const baselineOf = (column: ColumnRecord, columns: readonly ColumnRecord[]): ColumnRecord | undefined =>
  columns.find((other) => other !== column && isCalledBaseline(other) && isOfOneName(other, column));

const isOfOneName = (a: ColumnRecord, b: ColumnRecord): boolean => kernelOf(wordsOf(a)) === kernelOf(wordsOf(b));
