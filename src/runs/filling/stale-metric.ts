import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { habitOf, saysSame } from '../row/row-cells.ts';
import { spreadsOf } from './metric-value.ts';
import type { TableRecord } from '../../records/record.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { MetricPlace } from './metric-places.ts';
import type { RowSheet } from './row-sheet.ts';
import type { RunRecord } from '../run-record.ts';

/** A place that an earlier run filled and this one has no value for. */
export type StaleTask = {
  readonly table: TableRecord;
  readonly place: MetricPlace;
  /** The value's cell as it was written then. */
  readonly written: string;
};

/**
 * Blanks an earlier run's value, and what accompanies it; what somebody has written over it since is noted, and kept.
 * Returns the notes.
 */
export function staleMetric({ table, place, written }: StaleTask, sheet: RowSheet): readonly string[] {
  const { row, name, column } = place;
  const { text: there = '', marks } = row.cells[column.index] ?? {};
  if (isMissing(plainText(there))) return [];
  const cell = { text: plainText(written), form: 'verbatim' } as const;
  if (!saysSame(there, cell, { source: written, column, marks }))
    return [
      `${name} still says ${there}: it was written by hand over the run before, and the output has no value of it`,
    ];
  for (const { index } of [column, ...spreadsOf(table, column)]) {
    if (isMissing(plainText(sheet.sources[index] ?? ''))) continue;
    sheet.sources[index] = habitOf(table, index).missing ?? '';
    sheet.changed[index] = true;
  }
  sheet.differences.push({ column: name, there, given: '' });
  return [`${name} was ${there} of the run before, the output has no value of it, and it is blank now`];
}

/**
 * What earlier runs wrote into rows of metrics tables (label -> cell): this run's own record, and those of other runs
 * whose values are overwritten. A document must not mix two runs as if they were one.
 */
export function staleMetrics(
  own: RunRecord | undefined,
  beside: readonly RunRecord[],
  differences: readonly CellDifference[],
): ReadonlyMap<string, string> {
  const isReplaced = ({ row }: RunRecord): boolean =>
    differences.some(({ column, there }) => row.has(column) && plainText(row.get(column) ?? '') === plainText(there));
  const gone = [...beside.filter(isReplaced), ...(own === undefined ? [] : [own])];
  return new Map(gone.flatMap(({ row, columns }) => [...row].filter(([label]) => columns?.has(label) === true)));
}
