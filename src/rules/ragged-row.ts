import { counted } from './counted.ts';
import type { DocumentRule } from '../lint/rule.ts';

/** Every row of a table has as many cells as its header: a missing or an extra pipe moves values under wrong columns. */
export const raggedRow: DocumentRule = {
  name: 'ragged-row',
  scope: 'document',
  severity: 'error',
  summary: 'Require as many cells in every row as the header has.',
  *check({ records }) {
    for (const { tables } of records)
      for (const { columns, rows } of tables)
        for (const { row, cells } of rows) {
          if (cells.length === columns.length) continue;
          yield {
            message: `this row has ${counted(cells.length, 'cell')}, the header has ${columns.length}`,
            span: row.span,
            severity: cells.length > columns.length ? 'error' : 'warning',
            hint:
              cells.length > columns.length
                ? 'what is too much is not shown: a pipe inside a cell is written `\\|`'
                : 'write empty cells as `| |`',
          };
        }
  },
};
