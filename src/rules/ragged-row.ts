import { countCells } from '../document/cells-of.ts';
import { counted } from '../text/counted.ts';
import { lacksLastCells, seenColumns } from './seen-columns.ts';
import { isGluedLine } from './glued-line.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { RowRecord, TableRecord } from '../records/record.ts';
import type { SeenColumns } from './seen-columns.ts';
import type { Edit } from '../text/edit.ts';

/**
 * Every row of a table must have as many cells as its header: a missing or an extra pipe moves values under wrong
 * columns.
 */
export const raggedRow: DocumentRule = {
  name: 'ragged-row',
  scope: 'document',
  severity: 'error',
  summary: 'Require as many cells in every row as the header has.',
  *check({ document, records }) {
    const { text } = document.source;
    for (const { tables } of records)
      for (const table of tables) {
        let seen: SeenColumns | undefined;
        for (const row of table.rows) {
          if (countCells(text, row.row) === table.columns.length || isGluedLine(text, table.place.table, row.row))
            continue;
          if (row.cells.length > table.columns.length) yield tooMany(table, row);
          else yield tooFew(text, row, (seen ??= seenColumns(table)));
        }
      }
  },
};

function tooMany({ columns }: TableRecord, { row, cells }: RowRecord): Finding {
  const extra = cells[columns.length];
  if (cells.slice(columns.length).every(({ text }) => text === '')) return blankTail(row, cells, columns.length);
  return {
    message: `this row has ${counted(cells.length, 'cell')}, the header has ${columns.length}`,
    span: extra === undefined ? row.span : { start: extra.span.start, end: row.span.end },
    hint: 'what follows the last column is shown nowhere; a pipe inside a cell, in code too, is written `\\|`',
  };
}

/** Nothing is lost if all the extra cells are blank. */
function blankTail(row: RowRecord['row'], cells: RowRecord['cells'], wanted: number): Finding {
  return {
    message: `this row has ${counted(cells.length, 'cell')}, the header has ${wanted}; the last of them are blank`,
    span: row.span,
    severity: 'warning',
    hint: 'take the pipes at its end out',
  };
}

function tooFew(text: string, row: RowRecord, seen: SeenColumns): Finding {
  const { cells } = row;
  return {
    message: `this row has ${counted(cells.length, 'cell')}, the header has ${seen.length}`,
    span: row.row.span,
    severity: 'warning',
    ...(lacksLastCells(row, seen)
      ? { hint: AT_THE_END, fix: [blankCells(text, row.row.span, seen.length - cells.length)] }
      : { hint: SOMEWHERE }),
  };
}

const AT_THE_END = 'an empty cell is written `| |`; `expctl check --fix` adds what is missing at the end';
const SOMEWHERE = 'write `| |` where the cell is missing: what follows it is read under the wrong columns';

/** Renderers complete a short row with blank cells at its end: this writes them into the text. */
function blankCells(text: string, { start, end }: RowRecord['row']['span'], missing: number): Edit {
  const written = text.slice(start, end).trimEnd();
  const isClosed = written.length > 1 && /(?<!\\)(?:\\\\)*\|$/u.test(written.slice(-64));
  const at = start + written.length;
  return { span: { start: at, end: at }, text: `${isClosed ? '' : ' |'}${' |'.repeat(missing)}` };
}
