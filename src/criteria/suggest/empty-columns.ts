import type { ColumnRecord } from '../../records/record.ts';
import { isRunKey } from '../../records/tables/key-column.ts';
import { TELLING_COLUMNS, VERDICT_COLUMNS } from '../../template/words/column-words.ts';
import { namesPart } from '../../template/words/table-words.ts';
import { PROSE } from './read/selection.ts';
import { wordsIn } from '../../values/metric-words.ts';

/** Names of columns that tell runs apart or say how they were made. */
const SETTINGS: ReadonlySet<string> = new Set(
  'run experiment trial fold seed commit sha hash branch tag path file checkpoint author user host hardware gpu device start end started ended hypothesis change setting option optimizer scheduler prompt tokenizer version'.split(
    ' ',
  ),
);

/** Whether an empty column may be meant for numbers: its header does not name text, a part of the data or a setting. */
export function mayHoldNumbers(column: ColumnRecord): boolean {
  const { name, type, index } = column;
  if (column.spec?.primary === true) return true;
  if (type !== undefined || index === 0 || isRunKey(column) || namesPart(name)) return false;
  if (TELLING_COLUMNS.has(name) || VERDICT_COLUMNS.has(name)) return false;
  return !wordsIn(name).some(({ text }) => PROSE.has(text) || SETTINGS.has(text) || TELLING_COLUMNS.has(text));
}
