import type { Table } from '../../document/block.ts';
import { rememberFor } from '../../text/remember.ts';
import { foldName } from '../../text/fold-name.ts';
import { plainText } from '../../values/plain-text.ts';
import { cellTextAt } from './cell-text-at.ts';
import type { RowsFacts } from './row-class.ts';

/** Nobody sums up more rows than this. */
const MOST_ROWS = 1000;
const REMARK = /[([]([^()[\]]{1,40})[)\]]$/u;
const OF_MEANS =
  /^(?:(?:mean|avg|average|median|std|stdev|std dev|sd|sem)\b|\d+[- ](?:seed|run|fold|trial)s? (?:mean|avg|average|median|std)$)/iu;

/** Whether a label such as `Ours (mean)` sums up runs of that name: `Ours (seed 1)`, `Ours s2`. */
export function isMeanOfOthers({ text, place, keyIndex }: RowsFacts, label: string): boolean {
  if (!isMean(label) || place.table.rows.length > MOST_ROWS) return false;
  const known = namesIn(place.table);
  known.names ??= namesOf(text, place.table, keyIndex);
  return known.names.has(foldName(label));
}

function isMean(label: string): boolean {
  const remark = REMARK.exec(label)?.[1];
  return remark !== undefined && OF_MEANS.test(remark.trim());
}

const namesIn = rememberFor((_: Table): { names?: ReadonlySet<string> } => ({}));

/** The names of the rows that are not means, each with its beginning: `ours_s2` and `ours`. */
function namesOf(text: string, { rows }: Table, keyIndex: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (const row of rows) {
    const label = plainText(cellTextAt(text, row, keyIndex) ?? '');
    if (label.length > 100 || isMean(label)) continue;
    const words = foldName(label).split('_');
    for (const at of words.keys()) names.add(words.slice(0, at + 1).join('_'));
  }
  return names;
}
