import { VERDICT_COLUMNS } from '../../template/words/column-words.ts';
import { askingColumns } from '../../records/tables/asking-columns.ts';
import type { AskingColumns } from '../../records/tables/asking-columns.ts';
import { baselineColumnOf, measuredColumnOf } from '../../records/tables/value-column.ts';
import type { TableRecord } from '../../records/record.ts';

/** Columns that may say whether a row has to hold. */
const PRIORITY: ReadonlySet<string> = new Set([
  'priority',
  'importance',
  'gate',
  'level',
  'moscow',
  'necessity',
  'class',
]);

/** The columns of a criteria table by what they say; -1 where none does. */
export type RowColumns = AskingColumns & {
  readonly measured: number;
  readonly result: number;
  readonly priority: number;
  readonly baseline: number;
};

/** Finds them by the words of the header. */
export function rowColumns(table: TableRecord): RowColumns {
  const asking = askingColumns(table);
  const find = (names: ReadonlySet<string>) =>
    table.columns.findIndex(({ name, index }) => index > asking.naming && names.has(name));
  return {
    ...asking,
    measured: measuredColumnOf(table)?.index ?? -1,
    result: find(VERDICT_COLUMNS),
    priority: find(PRIORITY),
    baseline: baselineColumnOf(table)?.index ?? -1,
  };
}
