import { lineAt } from '../text/line-index.ts';
import type { DocumentRule } from '../lint/rule.ts';
import type { RowRecord } from '../records/record.ts';

/** A run id names one row of a runs table. */
export const duplicateRunId: DocumentRule = {
  name: 'duplicate-run-id',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow one run id in two rows of a runs table.',
  *check({ document, records }) {
    for (const { tables } of records)
      for (const { role, rows, spec } of tables) {
        if (role !== 'runs') continue;
        const first = new Map<string, RowRecord>();
        for (const row of rows) {
          if (row.id === undefined || row.id === '' || row.class !== 'data') continue;
          const before = first.get(row.id);
          if (before === undefined) {
            first.set(row.id, row);
            continue;
          }
          yield {
            message: `the run id "${row.id}" stands on line ${lineAt(document.lines, before.row.span.start)} already`,
            span: row.row.span,
            severity: spec?.keyColumn === undefined ? 'warning' : 'error',
            hint: 'give each run an id of its own; `expctl log --replace` rewrites a row',
          };
        }
      }
  },
};
