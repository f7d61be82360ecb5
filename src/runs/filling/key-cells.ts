import { keyPart, partsOfId } from '../../records/tables/row-id.ts';
import { plainText } from '../../values/plain-text.ts';
import { keysOf } from '../row/row-key.ts';
import { partOf, runKeyIn } from './run-key.ts';
import type { ColumnRecord, RowRecord } from '../../records/record.ts';
import type { CellsRequest } from './cells-for-run.ts';

/** What stands in one of the columns that tell runs apart; `isSame`: whether a text says the same of the run. */
export type KeyCell = {
  readonly column: ColumnRecord;
  readonly text: string;
  readonly isSame: (said: string) => boolean;
};

/** The cells of a run's id: its one cell, or one for each part, spelled as the rows above spell it, else as it was given. */
export function keyCells({ table, rows, run, runId, set, map, saved }: CellsRequest): readonly KeyCell[] {
  const columns = keysOf(table).flatMap((index) => table.columns[index] ?? []);
  const [first] = columns;
  if (columns.length < 2)
    return first === undefined ? [] : [{ column: first, text: runId, isSame: (said) => said === runId }];
  const own = runKeyIn(table, run, { runId, set, map, saved });
  const texts = own.kind === 'key' && own.id === runId ? own.texts : [];
  return columns.map((column, index) => {
    const part = partsOfId(runId, columns.length)?.[index] ?? '';
    const isSame = (said: string): boolean => partOf(said, column.header) === part;
    const given = texts.find((text, at) => at === index && isSame(text));
    return { column, text: spelledAbove(rows, column, part) ?? given ?? part, isSame };
  });
}

/** How the nearest row above spells a part. */
function spelledAbove(rows: readonly RowRecord[], { index, header }: ColumnRecord, part: string): string | undefined {
  const cells = rows.flatMap((row) => row.cells[index]?.text ?? []);
  const same = part === '' ? undefined : cells.findLast((cell) => keyPart(cell, header) === part);
  return same === undefined ? undefined : plainText(same);
}
