import { keyPart, partsOfId } from '../../records/tables/row-id.ts';
import { plainText } from '../../values/plain-text.ts';
import { keysOf } from '../row/row-key.ts';
import { partOf, runKeyIn } from './run-key.ts';
import type { ColumnRecord, RowRecord } from '../../records/record.ts';
import type { CellsRequest } from './cells-for-run.ts';

/** The cell in one of the columns that identify runs; `isSame`: whether a text means the same for the run. */
export type KeyCell = {
  readonly column: ColumnRecord;
  readonly text: string;
  readonly isSame: (said: string) => boolean;
};

/** The cells of a run's id: its one cell, or one for each part, spelled as in the rows above, or else as given. */
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

/** The spelling of a part in the nearest row above. */
function spelledAbove(rows: readonly RowRecord[], { index, header }: ColumnRecord, part: string): string | undefined {
  const cells = rows.flatMap((row) => row.cells[index]?.text ?? []);
  const same = part === '' ? undefined : cells.findLast((cell) => keyPart(cell, header) === part);
  return same === undefined ? undefined : plainText(same);
}
