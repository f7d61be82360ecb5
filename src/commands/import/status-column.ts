import { headerForms } from '../../runs/filling/header-forms.ts';
import { findColumn } from '../../runs/filling/mapping.ts';
import { foldKey } from '../../runs/key-path.ts';
import { statusOf, statusWordsOf } from '../../runs/reading/run-facts.ts';
import { plainText } from '../../values/plain-text.ts';
import type { ColumnRecord, ExperimentRecord } from '../../records/record.ts';
import type { Run, RunStatus } from '../../runs/run.ts';

/** Whether runs themselves have a value for the column: from what was mapped to it, or under its own name. */
export const isToldBy = (run: Run, { header }: StatusColumn, mapped: Iterable<string>): boolean =>
  [...mapped, ...run.parameters.keys(), ...run.metrics.keys()].some((name) =>
    headerForms(header).includes(foldKey(name)),
  );

/** How a run ended, in the words of the table's own rows; undefined if it gives that in an unknown word. */
export function statusWordFor(run: Run, { words }: StatusColumn): string | undefined {
  const status = run.status ?? (statusWordsOf(run).length > 0 ? undefined : 'finished');
  return status === undefined ? undefined : (words.get(status) ?? status);
}

/** The status column of a table, and the words that its rows use. */
export type StatusColumn = { readonly header: string; readonly words: ReadonlyMap<RunStatus, string> };

/** The status column for runs; undefined if there is none, or some of its words are unknown. */
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
