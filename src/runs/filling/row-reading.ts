import { isBesideRuns } from '../../records/tables/beside-runs.ts';
import { labelColumnsOf } from '../../records/tables/key-column.ts';
import { isBareReference, isReference, isSummary } from '../../records/tables/row-words.ts';
import { plainText } from '../../values/plain-text.ts';
import { keysOf } from '../row/row-key.ts';
import type { TableRecord } from '../../records/record.ts';

/**
 * How a row with these cells (column name -> cell) will be read if its words suggest that it is not a run, in one
 * sentence.
 */
export function rowReadingNotes(
  table: TableRecord,
  runId: string,
  row: ReadonlyMap<string, string>,
): readonly string[] {
  const id = plainText(runId);
  const labels = labelColumnsOf(table.columns, keysOf(table));
  const words = labels.map((index) => plainText(row.get(table.columns[index]?.name ?? '') ?? ''));
  if (isSummary(id))
    return [
      `a row called ${id} sums up others to whoever reads it; its run record makes it a run: --run-id names it better`,
    ];
  if (isBesideRuns(id))
    return [
      `a row called ${id} looks to a reader like something beside the runs; its run record makes it a run: --run-id names it better`,
    ];
  const said = isReference(id) ? id : words.find(isBareReference);
  if (said === undefined) return [];
  return [
    `${said}: the row is what other runs are compared with, and criteria over every run leave it out; another name makes it one of them`,
  ];
}
