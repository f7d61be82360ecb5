import { findColumn } from '../../runs/filling/mapping.ts';
import { statusOf } from '../../runs/reading/run-facts.ts';
import { plainText } from '../../values/plain-text.ts';
import type { ColumnRecord, ExperimentRecord } from '../../records/record.ts';
import type { RunStatus } from '../../runs/run.ts';

/** The column of a table that tells how runs ended, and the words that its rows have for it. */
export type StatusColumn = { readonly header: string; readonly words: ReadonlyMap<RunStatus, string> };

/** The column that tells how runs ended; undefined where there is none, or its words are not all understood. */
export function statusColumnOf(record: ExperimentRecord, columns: readonly ColumnRecord[]): StatusColumn | undefined {
  const column = findColumn(columns, 'Status');
  const table = record.tables.find((each) => each.columns === columns);
  if (column === undefined || table === undefined || column.name !== 'status' || column.spec !== undefined)
    return undefined;
  const words = new Map<RunStatus, string>();
  for (const { cells } of table.rows) {
    const word = plainText(cells[column.index]?.text ?? '').trim();
    const status = word === '' ? undefined : statusOf(word);
    if (word !== '' && status === undefined) return undefined;
    if (status !== undefined && words.get(status) !== status) words.set(status, word);
  }
  return { header: column.header, words };
}
